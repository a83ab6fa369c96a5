import { type CollectionKind, simulate } from '@tesela/simulation'
import { Failure } from '../script/failure.ts'

export interface Models {
  readonly kind: CollectionKind
  /** At least so many are executed. */
  readonly operations: number
  /** The first seed. */
  readonly seed: number
  readonly signal: AbortSignal
  progress(totals: ModelTotals): void
}

export interface ModelTotals {
  readonly operations: number
  readonly seeds: number
  readonly crashes: number
  readonly partitions: number
  /** Writes that were sent again because nobody knew what had become of them. */
  readonly retries: number
}

/** Long enough for a collection to grow, short enough that every run has faults of its own. */
const eventsPerSeed = 20_000

const roomy = {
  maxMessageBytes: 262_144,
  maxInflightMessages: 16,
  maxInflightBytes: 4_000_000,
  maxUncommittedBytes: 64_000_000,
  maxCallers: 65_536,
  maxServedRequests: 4096,
  maxInboxBytes: 64_000_000,
}

/**
 * Random operations of one kind through three simulated replicas with faults, every result compared with the plain
 * model, every answer of a client with the result; at the end of every seed all states have equal roots.
 * @throws Failure that names the seed where something differs
 */
export async function runModels(options: Models): Promise<ModelTotals> {
  const { kind, operations, seed: first, signal, progress } = options
  const totals = { operations: 0, seeds: 0, crashes: 0, partitions: 0, retries: 0 }
  const plan = {
    kinds: [kind],
    anyWrite: true,
    voters: 3,
    observers: 0,
    joiners: 0,
    operations: [],
    // Many at once and no small bounds, which the ordinary seeds have: more of a run is operations then.
    clients: 40,
    thinkMs: 1,
    settings: roomy,
    events: eventsPerSeed,
  }
  for (let seed = first; totals.operations < operations; seed += 1) {
    signal.throwIfAborted()
    const { commands, marks, violation } = await simulate(seed, { plan })
    if (violation !== null) throw new Failure(`seed ${seed} of ${kind}: ${violation.message}`)
    const count = (...names: readonly string[]) =>
      [...marks].reduce((sum, [name, hits]) => sum + (names.includes(name) ? hits : 0), 0)
    totals.operations += commands
    totals.seeds += 1
    totals.crashes += count('leader crashed', 'follower crashed')
    totals.partitions += count('partition', 'one-way cut')
    totals.retries += count('write of unknown outcome retried')
    progress(totals)
  }
  return totals
}
