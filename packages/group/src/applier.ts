import { type ApplyBatch, decodeConfChange, type Entry, type Millis } from '@tesela/raft'
import { type GroupError, HaltedError, StateDivergedError } from './errors.ts'
import type { Clock, MachineEntry, MachineResult, StateMachine } from './seams.ts'

/** Applies committed entries in slices, so that the event loop is never held for long. */
export interface Applier {
  /** Takes a batch behind those before it. */
  add(batch: ApplyBatch): void
  /** Applies one slice now, unless one is under way; what is left follows in turns of its own, an entry's rest too. */
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
  readonly machine: Pick<StateMachine, 'applySteps'>
  readonly clock: Pick<Clock, 'now' | 'yield'>
  readonly sliceMs: number
  applied(entries: readonly Entry[], results: readonly MachineResult[]): void
  /** The machine threw: nothing is applied from here on (this member's state is a bug away from the others'). */
  failed(halted: GroupError): void
}

/** Entries handed to the machine at once: it may work on them as one change, and on so many in place. */
const MAX_RUN = 128

/** Their data: a run of large commands is no longer than one of small ones, whatever was applied lately. */
const MAX_RUN_BYTES = 16 * 1024

/** Part of a slice that a run ought to take. */
const RUN_SHARE = 0.125

/** A run takes hardly ever longer than so many times what the one before took: a cold cache, code not compiled yet. */
const WORST_OF_RUNS = 4

export function createApplier(options: ApplierOptions): Applier {
  return new SlicedApplier(options)
}

/** Entries that the machine works on as one change. */
interface Run {
  readonly entries: readonly Entry[]
  readonly steps: Iterator<void, readonly MachineResult[]>
  /** So far, in all slices. */
  tookMs: Millis
}

class SlicedApplier implements Applier {
  readonly #options: ApplierOptions
  #waiting: Entry[] = []
  /** How many of them were begun. They are cut off once they are half of all. */
  #begun = 0
  /** Begun and not done. What it has changed so far, nobody sees. */
  #run: Run | null = null
  #yielding = false
  #stopped = false
  /** Entries that lately took about their part of a slice. */
  #runLength = 1
  halted: GroupError | null = null

  constructor(options: ApplierOptions) {
    this.#options = options
  }

  add(batch: ApplyBatch): void {
    if (this.halted !== null || this.#stopped) return
    for (const entry of batch.entries) this.#waiting.push(entry)
  }

  run(): void {
    if (!this.#yielding && this.#hasWork()) this.#slice()
  }

  halt(error: GroupError): void {
    // What a repair ends hides nothing that it does not end.
    if (this.halted === null || isOfRepair(this.halted)) this.halted = error
    this.#giveUp()
  }

  resume(): void {
    if (this.halted !== null && isOfRepair(this.halted)) this.halted = null
    this.#giveUp()
  }

  stop(): void {
    this.#stopped = true
    this.#giveUp()
  }

  #giveUp(): void {
    this.#waiting = []
    this.#begun = 0
    this.#run = null
  }

  #hasWork(): boolean {
    return this.#run !== null || this.#begun < this.#waiting.length
  }

  #slice(): void {
    const { clock, sliceMs } = this.#options
    const begun = clock.now()
    let now = begun
    let took = 0
    // What might end too late is not begun.
    while (this.#hasWork() && now + WORST_OF_RUNS * took - begun <= sliceMs) {
      const run = this.#run ?? this.#begin()
      this.#work(run, begun + sliceMs)
      took = clock.now() - now
      now += took
      run.tookMs += took
      if (this.#run === null) this.#adapt(run)
    }
    // Not in every slice: where many wait, as behind a catch-up, each would copy all of them.
    if (2 * this.#begun >= this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#begun)
      this.#begun = 0
    }
    this.#yielding = this.#hasWork()
    if (this.#yielding) {
      clock.yield(() => {
        this.#yielding = false
        if (!this.#stopped) this.run()
      })
    }
  }

  #begin(): Run {
    const most = Math.min(this.#begun + this.#runLength, this.#waiting.length)
    let end = this.#begun
    let bytes = 0
    while (end < most) {
      bytes += this.#waiting[end]?.data.length ?? 0
      if (end > this.#begun && bytes > MAX_RUN_BYTES) break
      end += 1
    }
    const entries = this.#waiting.slice(this.#begun, end)
    this.#begun = end
    return { entries, steps: this.#stepsOf(entries), tookMs: 0 }
  }

  /** Decoding an entry may throw as the machine may: within a step. */
  *#stepsOf(entries: readonly Entry[]): Generator<void, readonly MachineResult[]> {
    const steps = this.#options.machine.applySteps(entries.map(machineEntry))
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value
      yield
    }
  }

  /** At least one step, and more until the run is done or the slice over. */
  #work(run: Run, end: Millis): void {
    const { clock } = this.#options
    const { entries, steps } = run
    this.#run = null
    let results: readonly MachineResult[]
    try {
      let step = steps.next()
      while (step.done !== true && clock.now() < end) step = steps.next()
      if (step.done !== true) {
        this.#run = run
        return
      }
      results = step.value
      if (results.length !== entries.length)
        throw new Error('the machine answered another number of entries')
    } catch (cause) {
      const at = `${entries[0]?.index ?? 0}..${entries.at(-1)?.index ?? 0}`
      this.halt(new HaltedError(`halted: applying entries ${at} failed`, { cause }))
      if (this.halted !== null) this.#options.failed(this.halted)
      return
    }
    this.#options.applied(entries, results)
  }

  #adapt({ entries, tookMs }: Run): void {
    const wantedMs = this.#options.sliceMs * RUN_SHARE
    const wanted = tookMs <= 0 ? MAX_RUN : Math.floor((entries.length / tookMs) * wantedMs)
    this.#runLength = Math.max(1, Math.min(wanted, this.#runLength * 2, MAX_RUN))
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
