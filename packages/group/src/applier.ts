import { type ApplyBatch, decodeConfChange, type Entry } from '@tesela/raft'
import { type GroupError, HaltedError, StateDivergedError } from './errors.ts'
import type { Clock, MachineEntry, MachineResult, StateMachine } from './seams.ts'

/** Applies committed entries in slices, so that the event loop is never held for long. */
export interface Applier {
  /** Takes a batch behind those before it. */
  add(batch: ApplyBatch): void
  /** Applies one slice now, unless one is under way; what is left follows in turns of its own. */
  run(): void
  /** What ended it: an exception in apply, or `halt`. Null while all is well. */
  readonly halted: GroupError | null
  /** Applies nothing from here on: the state can no longer be trusted. */
  halt(error: GroupError): void
  /** Another state is here: what comes from now on is applied to it, unless something else ended that for good. */
  resume(): void
  stop(): void
}

export interface ApplierOptions {
  readonly machine: Pick<StateMachine, 'apply'>
  readonly clock: Pick<Clock, 'now' | 'yield'>
  readonly sliceMs: number
  applied(entries: readonly Entry[], results: readonly MachineResult[]): void
  /** The machine threw: nothing is applied from here on (this member's state is a bug away from the others'). */
  failed(halted: GroupError): void
}

/** Entries handed to the machine at once: it may work on them as one change. */
const MAX_RUN = 1024

/** Their data: a run of large commands is no longer than one of small ones, whatever was applied lately. */
const MAX_RUN_BYTES = 32 * 1024

/** Part of a slice that a run ought to take. */
const RUN_SHARE = 0.125

/** A run takes hardly ever longer than so many times what the one before took: a cold cache, code not compiled yet. */
const WORST_OF_RUNS = 4

export function createApplier(options: ApplierOptions): Applier {
  return new SlicedApplier(options)
}

class SlicedApplier implements Applier {
  readonly #options: ApplierOptions
  #waiting: Entry[] = []
  #yielding = false
  #stopped = false
  /** Entries that lately took about their part of a slice. */
  #run = 1
  halted: GroupError | null = null

  constructor(options: ApplierOptions) {
    this.#options = options
  }

  add(batch: ApplyBatch): void {
    if (this.halted !== null || this.#stopped) return
    this.#waiting = [...this.#waiting, ...batch.entries]
  }

  run(): void {
    if (!this.#yielding && this.#waiting.length > 0) this.#slice()
  }

  halt(error: GroupError): void {
    // What a repair ends hides nothing that it does not end.
    if (this.halted === null || isOfRepair(this.halted)) this.halted = error
    this.#waiting = []
  }

  resume(): void {
    if (this.halted !== null && isOfRepair(this.halted)) this.halted = null
    this.#waiting = []
  }

  stop(): void {
    this.#stopped = true
    this.#waiting = []
  }

  #slice(): void {
    const { clock, sliceMs } = this.#options
    let done = 0
    const begun = clock.now()
    let now = begun
    let took = 0
    // What might end too late is not begun.
    while (
      done < this.#waiting.length &&
      now + WORST_OF_RUNS * took - begun <= sliceMs &&
      this.halted === null
    ) {
      const run = this.#nextRun(done)
      this.#applyRun(run)
      done += run.length
      took = clock.now() - now
      this.#adapt(run.length, took)
      now += took
    }
    this.#waiting = this.halted === null ? this.#waiting.slice(done) : []
    this.#yielding = this.#waiting.length > 0
    if (this.#yielding) {
      clock.yield(() => {
        this.#yielding = false
        if (!this.#stopped) this.run()
      })
    }
  }

  #nextRun(from: number): readonly Entry[] {
    const most = Math.min(from + this.#run, this.#waiting.length)
    let end = from
    let bytes = 0
    while (end < most) {
      bytes += this.#waiting[end]?.data.length ?? 0
      if (end > from && bytes > MAX_RUN_BYTES) break
      end += 1
    }
    return this.#waiting.slice(from, end)
  }

  #applyRun(run: readonly Entry[]): void {
    let results: readonly MachineResult[]
    try {
      results = this.#options.machine.apply(run.map(machineEntry))
      if (results.length !== run.length)
        throw new Error('the machine answered another number of entries')
    } catch (cause) {
      const at = `${run[0]?.index ?? 0}..${run.at(-1)?.index ?? 0}`
      this.halted = new HaltedError(`halted: applying entries ${at} failed`, { cause })
      this.#options.failed(this.halted)
      return
    }
    this.#options.applied(run, results)
  }

  #adapt(count: number, ms: number): void {
    const wantedMs = this.#options.sliceMs * RUN_SHARE
    const wanted = ms <= 0 ? MAX_RUN : Math.floor((count / ms) * wantedMs)
    this.#run = Math.max(1, Math.min(wanted, this.#run * 2, MAX_RUN))
  }
}

function isOfRepair(halted: GroupError): boolean {
  return halted instanceof StateDivergedError
}

/** As the state machine is given it. */
export function machineEntry(entry: Entry): MachineEntry {
  const { index } = entry
  if (entry.type === 'conf') {
    const { ops, context } = decodeConfChange(entry.data)
    return { type: 'conf', index, ops, context }
  }
  return entry.data.length === 0
    ? { type: 'empty', index }
    : { type: 'normal', index, data: entry.data }
}
