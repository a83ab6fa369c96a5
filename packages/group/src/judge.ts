import type { Millis } from '@tesela/raft'
import { isLarge, judgeInSteps } from './admissible.ts'
import type { InadmissibleError } from './errors.ts'
import type { Clock, StateMachine } from './seams.ts'
import type { Write } from './write.ts'

/**
 * Judges large writes before the log, in slices, so that whoever proposes them does not hold the event loop. In two lanes
 * that have their steps by turns: large entries, and many small ones, such as members forward together; whoever sends
 * large ones keeps only others of them waiting.
 */
export interface Judge {
  /** Passes the write on, or rejects it: at once where a slice has room for it, and never once nobody waits for it. */
  judge(write: Write): void
}

export interface JudgeOptions {
  readonly machine: Pick<StateMachine, 'admissible' | 'isKeptMark'>
  readonly clock: Pick<Clock, 'now' | 'yield'>
  readonly sliceMs: Millis
  /** Nothing speaks against it. */
  admitted(write: Write): void
}

export function createJudge(options: JudgeOptions): Judge {
  return new SlicedJudge(options)
}

interface Case {
  readonly write: Write
  readonly steps: Iterator<void, InadmissibleError | null>
}

class SlicedJudge implements Judge {
  readonly #options: JudgeOptions
  /** In each, one after the other: of all that wait, one alone is decoded so far. */
  #large: Case[] = []
  #many: Case[] = []
  /** Of the slice, since the last turn of its own. */
  #spentMs = 0
  /** A slice is under way, or the next turn will begin one. */
  #busy = false

  constructor(options: JudgeOptions) {
    this.#options = options
  }

  judge(write: Write): void {
    const steps = judgeInSteps(write.entries, this.#options.machine)
    const lane = write.entries.some(({ length }) => isLarge(length)) ? this.#large : this.#many
    lane.push({ write, steps })
    if (!this.#busy) this.#slice()
  }

  #slice(): void {
    const { clock, sliceMs } = this.#options
    this.#busy = true
    const begun = clock.now()
    const end = begun + sliceMs - this.#spentMs
    let now = begun
    while (this.#hasWork() && now < end) {
      this.#step(this.#many)
      this.#step(this.#large)
      now = clock.now()
    }
    this.#spentMs += now - begun
    this.#busy = this.#hasWork() || this.#spentMs >= sliceMs
    if (this.#busy) clock.yield(() => this.#turn())
  }

  #turn(): void {
    this.#busy = false
    this.#spentMs = 0
    // What nobody waits for counts towards no bound any more: it is not kept until its turn comes.
    this.#many = this.#many.filter(isAwaited)
    this.#large = this.#large.filter(isAwaited)
    if (this.#hasWork()) this.#slice()
  }

  #hasWork(): boolean {
    return this.#many.length > 0 || this.#large.length > 0
  }

  #step(lane: Case[]): void {
    const [first] = lane
    if (first !== undefined && this.#isDecided(first)) lane.shift()
  }

  /** After a step more. */
  #isDecided({ write, steps }: Case): boolean {
    const { waiter } = write
    if (waiter.settled) return true
    try {
      const step = steps.next()
      if (step.done !== true) return false
      if (step.value === null) this.#options.admitted(write)
      else waiter.reject(step.value)
    } catch (error) {
      // As where it is judged at once: whoever proposed it is told, and nobody else.
      waiter.reject(error instanceof Error ? error : new Error(String(error)))
    }
    return true
  }
}

function isAwaited({ write }: Case): boolean {
  return !write.waiter.settled
}
