import type { AtomicOperation, Result } from '@tesela/protos/collections'
import type { MaybePromise } from './maybe-promise.ts'

/** A write of one collection, encoded: sent alone, or as an operation of a transaction. */
export interface Step<R> {
  /** As programs call it. */
  readonly operation: string
  readonly key?: unknown
  /** Exactly one kind is present. */
  readonly command: Omit<AtomicOperation, 'collection'>
  /** What the program is told. Throws `schema_mismatch` where what was stored cannot be read. */
  readonly read: (result: Result, revision: bigint) => MaybePromise<R>
}

/** The writes of a kind by name. Their arguments are those of the handle's method of that name. */
export type StepTable = Readonly<Record<string, (...args: never[]) => MaybePromise<Step<unknown>>>>
