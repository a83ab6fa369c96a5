import type { CallOptions, ReadOptions } from './options.ts'

/** An entry of a map with the revisions that made it and last changed it. */
export interface Entry<K, V> {
  readonly key: K
  readonly value: V
  readonly created: bigint
  readonly modified: bigint
}

/** An entry, and the revision of the state that it was read from. */
export interface EntryRead<K, V> extends Entry<K, V> {
  readonly revision: bigint
  /** Only with the consistency `stale`: nothing confirms that this is current. */
  readonly stale: boolean
}

export interface SetOptions extends CallOptions {
  /** Only if the key is absent. */
  readonly ifAbsent?: boolean | undefined
  /** Only if the entry was last modified at this revision. */
  readonly ifRevision?: bigint | undefined
  /** Answer what was there. A condition that fails answers it in any case. */
  readonly returnPrevious?: boolean | undefined
}

export interface DeleteOptions extends CallOptions {
  readonly returnPrevious?: boolean | undefined
}

export interface SetResult<K, V> {
  readonly revision: bigint
  /** False: a condition failed and nothing was changed. */
  readonly applied: boolean
  readonly previous?: Entry<K, V>
}

export interface DeleteResult<K, V> {
  readonly revision: bigint
  readonly deleted: boolean
  readonly previous?: Entry<K, V>
}

export interface SwapResult<V> {
  readonly revision: bigint
  readonly swapped: boolean
  /** The value after the operation; absent: so is the key. */
  readonly current?: V
}

export interface CountResult {
  readonly revision: bigint
  readonly count: number
}

export interface RangeOptions<K> extends ReadOptions {
  /** Keys that begin with this. For the key codecs `text` and `raw`. */
  readonly prefix?: K | undefined
  /** At or after. Keys are ordered by their encoded bytes. */
  readonly from?: K | undefined
  /** Before. */
  readonly to?: K | undefined
  readonly reverse?: boolean | undefined
  /** At most so many. */
  readonly limit?: number | undefined
}

/**
 * A replicated map. Every write is atomic, answers the revision that it made, and takes effect exactly once
 * whatever is retried. Errors: see errors.ts; `not_found` and `wrong_kind` where the collection is gone meanwhile.
 */
export interface CollectionMap<K, V> {
  readonly name: string

  set(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>>
  /** Same as `set`. */
  insert(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>>
  /** Same as `set`. */
  write(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>>
  /** All or nothing; of a repeated key the last one wins. */
  setMany(entries: Iterable<readonly [K, V]>, options?: CallOptions): Promise<CountResult>
  /** Same as `setMany`. */
  extend(entries: Iterable<readonly [K, V]>, options?: CallOptions): Promise<CountResult>
  /** By the bytes of the value. `undefined` stands for an absent key, before and after. */
  compareExchange(
    key: K,
    expected: V | undefined,
    next: V | undefined,
    options?: CallOptions,
  ): Promise<SwapResult<V>>
  delete(key: K, options?: DeleteOptions): Promise<DeleteResult<K, V>>
  /** Same as `delete`. */
  remove(key: K, options?: DeleteOptions): Promise<DeleteResult<K, V>>
  /** All or nothing; counts the keys that were present. */
  deleteMany(keys: Iterable<K>, options?: CallOptions): Promise<CountResult>
  /** Counts the entries removed. */
  clear(options?: CallOptions): Promise<CountResult>

  get(key: K, options?: ReadOptions): Promise<V | undefined>
  /** Same as `get`. */
  read(key: K, options?: ReadOptions): Promise<V | undefined>
  entry(key: K, options?: ReadOptions): Promise<EntryRead<K, V> | undefined>
  /** In the order asked, all from one revision. */
  getMany(keys: Iterable<K>, options?: ReadOptions): Promise<(V | undefined)[]>
  has(key: K, options?: ReadOptions): Promise<boolean>
  size(options?: ReadOptions): Promise<number>
  isEmpty(options?: ReadOptions): Promise<boolean>
  /**
   * In the order of the key bytes, fetched page by page, all from the one revision of the first page. The deadline
   * holds for each page. A walk that rests for more than a minute may fail with `compacted`.
   */
  entries(options?: RangeOptions<K>): AsyncIterable<Entry<K, V>>
  keys(options?: RangeOptions<K>): AsyncIterable<K>
  values(options?: RangeOptions<K>): AsyncIterable<V>
  /** The revision of the state that a read would be answered from. */
  revision(options?: ReadOptions): Promise<bigint>

  readonly when: {
    /** Resolves when this node has applied the revision. */
    reaches(revision: bigint, options?: CallOptions): Promise<void>
  }
}
