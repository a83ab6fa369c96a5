import type { Collection, CountResult, RangeOptions, Reading, SwapResult } from './collection.ts'
import type { CallOptions, ReadOptions } from './options.ts'

/** An entry of a map with the revisions that made it and last changed it. */
export interface Entry<K, V> {
  readonly key: K
  readonly value: V
  readonly created: bigint
  readonly modified: bigint
  /** Milliseconds of log time until it expires; 0: due, and waiting for its turn; absent: it stays. */
  readonly ttl?: number
}

export interface TtlOptions extends CallOptions {
  /**
   * Milliseconds of log time, 1 to ten years: then the entry expires, never earlier. Absent: it stays. Every write of
   * an entry replaces its deadline, or takes it away.
   */
  readonly ttl?: number | undefined
}

export interface SetOptions extends TtlOptions {
  /** Only if the key is absent. */
  readonly ifAbsent?: boolean | undefined
  /** Only if the entry was last modified at this revision; `0n`: only if it is absent. */
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

/** A replicated map. Its keys are ordered by their encoded bytes. */
export interface CollectionMap<K, V> extends Collection {
  set(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>>
  /** Same as `set`. */
  insert(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>>
  /** Same as `set`. */
  write(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>>
  /** All or nothing; of a repeated key the last one wins. Counts the entries given. */
  setMany(entries: Iterable<readonly [K, V]>, options?: TtlOptions): Promise<CountResult>
  /** Same as `setMany`. */
  extend(entries: Iterable<readonly [K, V]>, options?: TtlOptions): Promise<CountResult>
  /** By the bytes of the value. `undefined` stands for an absent key, before and after. */
  compareExchange(
    key: K,
    expected: V | undefined,
    next: V | undefined,
    options?: TtlOptions,
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
  entry(key: K, options?: ReadOptions): Promise<(Entry<K, V> & Reading) | undefined>
  /** In the order asked, all from one revision. */
  getMany(keys: Iterable<K>, options?: ReadOptions): Promise<(V | undefined)[]>
  has(key: K, options?: ReadOptions): Promise<boolean>
  /**
   * In the order of the key bytes, fetched page by page, all from the one revision of the first page. The deadline
   * holds for each page. A walk that rests for more than a minute may fail with `compacted`.
   */
  entries(options?: RangeOptions<K>): AsyncIterable<Entry<K, V>>
  keys(options?: RangeOptions<K>): AsyncIterable<K>
  values(options?: RangeOptions<K>): AsyncIterable<V>
}
