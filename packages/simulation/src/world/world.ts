import { type Invariant, Violation } from '../errors.ts'
import { type Auditor, createAuditor } from './auditor.ts'
import { createMarks, type Marks } from './marks.ts'
import { createRandom, type Random } from './random.ts'
import { createSchedule, type Schedule } from './schedule.ts'

/** What everything in a run shares. */
export interface World {
  readonly random: Random
  readonly schedule: Schedule
  readonly auditor: Auditor
  readonly marks: Marks
  /** The first one: a run ends with it. */
  readonly violation: Violation | null
  /** Notes the violation and throws it: what was called must not go on as if nothing had happened. */
  fail(invariant: Invariant, message: string): never
  /** For the trace of a failing seed; written down only when asked for. */
  trace(line: () => string): void
}

export interface WorldOptions {
  readonly seed: number
  readonly trace?: (line: string) => void
}

export function createWorld({ seed, trace }: WorldOptions): World {
  const random = createRandom(seed)
  const schedule = createSchedule(random.fork())
  const auditor = createAuditor()
  let violation: Violation | null = null
  return {
    random,
    schedule,
    auditor,
    marks: createMarks(),
    get violation() {
      return violation
    },
    fail(invariant, message) {
      violation ??= new Violation(invariant, message)
      throw violation
    },
    trace(line) {
      if (trace !== undefined) trace(`${schedule.now.toFixed(3).padStart(10)} ${line()}`)
    },
  }
}
