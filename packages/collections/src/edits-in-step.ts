import { exhaust, type Stepped, type Steps } from './steps.ts'

/** Items that are edited between two yields: less than half a millisecond where none of them is in a cache. */
export const editsInStep = 16

/** Work that edits so many items: at once where it would be one step anyway. */
export function editing<T>(count: number, work: Steps<T>): Stepped<T> {
  return count > editsInStep ? work : exhaust(work)
}
