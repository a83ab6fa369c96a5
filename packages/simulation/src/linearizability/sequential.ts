import type { HistoryLine } from './history.ts'
import { applyToQueue } from './queue-state.ts'
import { applyTo } from './register.ts'
import { applyToVec } from './vec-state.ts'

/** What one object holds, as text; null: nothing. */
export type State = string | null

/** What an operation makes of a state, if it happens now; undefined where its answer says that it cannot have. */
export type Sequential = (state: State, line: HistoryLine) => State | undefined

/** How an object behaves when nobody else uses it. What is neither a vec nor a queue is a register a key. */
export function sequentialOf(obj: string): Sequential {
  if (obj === 'vec') return applyToVec
  return obj === 'queue' ? applyToQueue : applyTo
}
