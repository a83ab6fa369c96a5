import type { CollectionCell } from './cell.ts'
import type { Condition } from './condition.ts'
import type { CollectionMap } from './map.ts'
import type { CollectionOnce } from './once.ts'
import type { CallOptions } from './options.ts'
import type { PriorityKind } from './priority.ts'
import type { CollectionQueue } from './queue.ts'
import type { CollectionSet } from './set.ts'
import type { CollectionVec, VecPlace } from './vec.ts'

/** The names of the writes that a transaction takes: those of the handles. */
export const atomicWrites = [
  'set',
  'setMany',
  'compareExchange',
  'delete',
  'deleteMany',
  'clear',
  'push',
  'pushFront',
  'extend',
  'extendFront',
  'pop',
  'popFront',
  'insert',
  'remove',
  'write',
  'swap',
  'truncate',
  'add',
  'take',
  'pushMany',
  'popMin',
  'popMax',
  'updatePriority',
  'updateValue',
  'removeRange',
] as const

export type AtomicWrite = (typeof atomicWrites)[number]

/** What a handle has of that name. */
type Method = (...args: never[]) => Promise<unknown>

type Writes<Results extends readonly unknown[]> = {
  readonly [Name in AtomicWrite]: <Handle extends { readonly [Key in Name]: Method }>(
    collection: Handle,
    ...args: Parameters<Handle[Name]>
  ) => Atomic<readonly [...Results, Awaited<ReturnType<Handle[Name]>>]>
}

interface Checks<Results extends readonly unknown[]> {
  check<K, V>(map: CollectionMap<K, V>, key: K, condition: Condition<V>): Atomic<Results>
  check<V>(vec: CollectionVec<V>, place: VecPlace, condition: Condition<V>): Atomic<Results>
  check<V>(set: CollectionSet<V>, value: V, condition: Condition<never>): Atomic<Results>
  check<K, V, P extends PriorityKind>(
    queue: CollectionQueue<K, V, P>,
    key: K,
    condition: Condition<V>,
  ): Atomic<Results>
  check<V>(single: CollectionCell<V> | CollectionOnce<V>, condition: Condition<V>): Atomic<Results>
}

/**
 * A transaction on collections of one group: the checks, then the operations in their order, all or nothing. Each
 * operation is written as the handle's method of that name, with the handle in front; it sees what those before it
 * did. Every call adds to this one transaction, and nothing is sent before `commit`. An error of one operation names it
 * in `operation`, from 0.
 *
 * ```ts
 * const outcome = await db.atomic()
 *   .check(orders, 'o-1', { revision })
 *   .set(orders, 'o-2', order)
 *   .push(jobs, 1n, 'j-9', job)
 *   .commit()
 * if (outcome.committed) outcome.results                  // a SetResult and a PushResult
 * ```
 */
export type Atomic<Results extends readonly unknown[] = readonly []> = Checks<Results> &
  Writes<Results> & {
    commit(options?: CallOptions): Promise<AtomicOutcome<Results>>
  }

export type AtomicOutcome<Results extends readonly unknown[]> =
  | {
      readonly revision: bigint
      readonly committed: true
      /** One for each operation, in their order. */
      readonly results: Results
    }
  | {
      readonly revision: bigint
      /** Nothing was changed. */
      readonly committed: false
      /** The first check that does not hold, from 0. */
      readonly failedCheck: number
    }
  | {
      readonly revision: bigint
      readonly committed: false
      /**
       * The first operation whose own condition does not hold, from 0: a `set` that is not applied, a compare-exchange
       * that does not swap, a once that is not won.
       */
      readonly failedOperation: number
      /** Its result. */
      readonly result: unknown
    }
