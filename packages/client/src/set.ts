import type { Collection, CountResult, RangeOptions } from './collection.ts'
import type { CallOptions, ReadOptions } from './options.ts'

export interface AddResult {
  readonly revision: bigint
  /** Values that were not there; a duplicate counts 0. */
  readonly added: number
}

export interface DeletedResult {
  readonly revision: bigint
  /** How many were there; an absent one counts 0. */
  readonly deleted: number
}

export interface TakeResult<V> {
  readonly revision: bigint
  /** In canonical order. */
  readonly values: readonly V[]
}

/**
 * A replicated set. Values are equal when their bytes are, and ordered by them; each is bounded as a key is. A walk
 * over two sets, and a comparison of them, is of one revision for both.
 */
export interface CollectionSet<V> extends Collection {
  /** With options: `extend`. */
  add(...values: V[]): Promise<AddResult>
  /** Same as `add`. */
  insert(...values: V[]): Promise<AddResult>
  extend(values: Iterable<V>, options?: CallOptions): Promise<AddResult>
  /** With options: `deleteMany`. */
  delete(...values: V[]): Promise<DeletedResult>
  /** Same as `delete`. */
  remove(...values: V[]): Promise<DeletedResult>
  deleteMany(values: Iterable<V>, options?: CallOptions): Promise<DeletedResult>
  /** Removes the first `count` in canonical order, or as many as there are. */
  take(count: number, options?: CallOptions): Promise<TakeResult<V>>
  clear(options?: CallOptions): Promise<CountResult>

  has(value: V, options?: ReadOptions): Promise<boolean>
  /** In canonical order, fetched page by page, all from one revision, as the entries of a map. */
  values(options?: RangeOptions<V>): AsyncIterable<V>
  isSubsetOf(other: CollectionSet<V>, options?: ReadOptions): Promise<boolean>
  union(other: CollectionSet<V>, options?: CombineOptions): AsyncIterable<V>
  intersection(other: CollectionSet<V>, options?: CombineOptions): AsyncIterable<V>
  /** What is in this set and not in the other one. */
  difference(other: CollectionSet<V>, options?: CombineOptions): AsyncIterable<V>
}

export interface CombineOptions extends ReadOptions {
  /** At most so many. */
  readonly limit?: number | undefined
}
