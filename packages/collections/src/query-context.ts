import type { Collection } from './collection.ts'

/** What a question about one collection may know of the state that answers it. */
export interface QueryContext {
  /** Milliseconds. */
  readonly logTime: number
  /** Of an answer, unless it holds one item only. */
  readonly bytesAtMost: number
  collection(name: string): Collection | undefined
}
