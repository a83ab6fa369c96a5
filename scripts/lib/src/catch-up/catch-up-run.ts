import type { Machine } from '../benchmarks/machine.ts'
import type { FailureCase } from './failure-case.ts'
import type { JoinFigures } from './join-under-load.ts'
import type { ReuseFigures } from './one-per-cent.ts'
import type { ReplayFigures } from './replay-after-absence.ts'
import type { FailureResult } from './run-failure-case.ts'

/** What was measured on one group, one after the other. */
export interface MeasuredFigures {
  readonly join: JoinFigures
  readonly replay: ReplayFigures
  readonly consecutive: ReuseFigures
  readonly random: ReuseFigures
}

/** A case that was run: what came of it, or what is wrong in a sentence. */
export interface FinishedFailure {
  readonly failure: Pick<FailureCase, 'name' | 'happens'>
  readonly result: FailureResult | string
  /** With the filling before it, and all that is compared at the end. */
  readonly tookMs: number
}

/** What `docs/catch-up.json` holds, and `docs/catch-up.md` is made of. */
export interface CatchUpRun {
  readonly machine: Machine
  readonly entries: number
  /** Of the cases in which something fails. */
  readonly entriesOfFailures: number
  readonly perSecond: number
  /** Null: not chosen. In a sentence: what is wrong. */
  readonly measured: MeasuredFigures | string | null
  readonly failures: readonly FinishedFailure[]
}
