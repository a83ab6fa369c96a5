import { setTimeout as delay } from 'node:timers/promises'
import { createCluster } from '../cluster/cluster.ts'
import { residentBytes } from '../load/processor-time.ts'
import { median } from '../script/median.ts'
import { fillMap } from './fill-map.ts'
import { measure } from './measure.ts'
import { mapName, type RunningSystem, startTesela } from './systems.ts'
import { judge, type Verdict } from './verdict.ts'
import { warmUp } from './warm-up.ts'

export interface GrowthOptions {
  /** Of the large map. */
  readonly entries: number
  readonly alternations: number
  readonly seconds: number
  readonly valueBytes: number
  /** Under load before the rates are measured, each of the two groups. */
  readonly warmUpSeconds: number
  /** Whether to measure the rates, too. */
  readonly rates: boolean
  say(text: string): void
  readonly signal: AbortSignal
}

export interface Growth {
  readonly entries: number
  /** Bytes in memory an entry, of the leader and of the larger follower, once they rest. */
  readonly leaderBytes: number
  readonly followerBytes: number
  /** Puts a second with few and with all entries, in the order measured; empty when not asked for. */
  readonly smallRates: readonly number[]
  readonly largeRates: readonly number[]
  readonly goals: readonly Verdict[]
}

const entriesOfGoal = 1_000_000
const few = 1_000
const clients = 256
/** For the collector to notice that nothing happens any more. */
const restMs = 10_000

/** How much memory a large map takes, and whether writes to it are slower than to a small one. */
export async function growth(options: GrowthOptions): Promise<Growth> {
  const { entries, alternations, seconds, valueBytes, say, signal } = options
  await using large = await createCluster({ name: 'bench-large', signal })
  const system = await startTesela(large)
  const before = await memoryOf(system)
  await fillMap(system, large, { keys: entries, valueBytes, signal })
  await delay(restMs, undefined, { signal })
  const after = await memoryOf(system)
  const perEntry = after.map((bytes, at) => (bytes - (before[at] ?? 0)) / entries)
  const [leaderBytes = Number.NaN, ...followers] = perEntry
  const followerBytes = Math.max(...followers)
  say(`${entries} entries: ${leaderBytes.toFixed(0)} bytes each on the leader`)
  // The goals are for a million: fewer say nothing, because what a process takes anyhow weighs more on each.
  const ofGoal = (value: number): number => (entries < entriesOfGoal ? Number.NaN : value)
  const memoryGoal = judge(
    { says: 'bytes of memory an entry', relation: '≤', bound: 700 },
    ofGoal(Math.max(leaderBytes, followerBytes)),
  )
  const memory = { entries, leaderBytes, followerBytes }
  if (!options.rates) return { ...memory, smallRates: [], largeRates: [], goals: [memoryGoal] }

  await using small = await createCluster({ name: 'bench-small', signal })
  const smallSystem = await startTesela(small)
  await fillMap(smallSystem, small, { keys: few, valueBytes, signal })
  const warm = { valueBytes, seconds: options.warmUpSeconds, signal }
  await warmUp(smallSystem, { ...warm, keys: few })
  await warmUp(system, { ...warm, keys: entries })
  const smallRates: number[] = []
  const largeRates: number[] = []
  const common = { map: mapName, workload: 'put', clients, valueBytes, batch: 1 } as const
  const times = { warmupMs: 1_000, measureMs: seconds * 1_000 }
  for (let number = 1; number <= alternations; number += 1) {
    const plan = { ...common, ...times }
    const one = await measure(smallSystem, 'leader', { ...plan, keys: few }, signal)
    const other = await measure(system, 'leader', { ...plan, keys: entries }, signal)
    smallRates.push(Math.round(one.perSecond))
    largeRates.push(Math.round(other.perSecond))
    say(
      `${number}/${alternations} put/s with ${few} entries ${smallRates.at(-1)}, with ${entries} ${largeRates.at(-1)}`,
    )
  }
  const share = median(largeRates.map((rate, at) => rate / (smallRates[at] ?? Number.NaN)))
  const goals = [
    memoryGoal,
    judge({ says: 'put/s of a map of 1 k entries', relation: '≥', bound: 0.85 }, ofGoal(share)),
  ]
  return { ...memory, smallRates, largeRates, goals }
}

/** The leader first. */
async function memoryOf(system: RunningSystem): Promise<readonly number[]> {
  const { leader, followers } = await system.roles()
  return Promise.all([leader, ...followers].map(({ pid }) => residentBytes(pid)))
}
