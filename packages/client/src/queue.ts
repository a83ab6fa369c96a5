import type { Collection, CountResult, Reading, SwapResult } from './collection.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import type { PriorityInputs, PriorityKind, PriorityTypes } from './priority.ts'
import type { DeletedResult } from './set.ts'

export interface QueueItem<K, V, P extends PriorityKind> {
  readonly key: K
  readonly priority: PriorityTypes[P]
  readonly value: V
  /** The revision since which the key is in the queue. */
  readonly created: bigint
  /** The revision of the last push or `updatePriority`: its place among equals. */
  readonly inserted: bigint
  readonly modified: bigint
}

export interface PushResult<K, V, P extends PriorityKind> {
  readonly revision: bigint
  /** The key was there: its priority and value were replaced. */
  readonly replaced: boolean
  /** What went for the capacity; it may be what was pushed. */
  readonly evicted?: QueueItem<K, V, P>
}

export interface PushManyResult<K, V, P extends PriorityKind> {
  readonly revision: bigint
  /** How many found their key. */
  readonly replaced: number
  /** What went for the capacity, in the order it went. */
  readonly evicted: readonly QueueItem<K, V, P>[]
}

export interface PopItemsResult<K, V, P extends PriorityKind> {
  readonly revision: bigint
  /** In the order they were taken; none where the queue was empty. */
  readonly items: readonly QueueItem<K, V, P>[]
}

export interface UpdatedResult {
  readonly revision: bigint
  /** False: the key is absent. */
  readonly updated: boolean
}

/** What is absent bounds nothing; an inverted range holds nothing. */
export interface PriorityRange<P extends PriorityKind> {
  /** At or above; above with `fromExclusive`. */
  readonly from?: PriorityInputs[P] | undefined
  readonly fromExclusive?: boolean | undefined
  /** Below; at or below with `toInclusive`. */
  readonly to?: PriorityInputs[P] | undefined
  readonly toInclusive?: boolean | undefined
}

/** The place of an item; an item is one. */
export interface QueueCursor<K, P extends PriorityKind> {
  readonly priority: PriorityInputs[P]
  readonly inserted: bigint
  readonly key: K
}

export interface QueueEntriesOptions<K, P extends PriorityKind> extends ReadOptions {
  /** Default `ascending`: as `popMin` takes them. */
  readonly order?: 'ascending' | 'descending' | undefined
  readonly range?: PriorityRange<P> | undefined
  /** At most so many. */
  readonly limit?: number | undefined
  /** Continue strictly behind this place: that of the last item of an earlier walk. */
  readonly cursor?: QueueCursor<K, P> | undefined
}

/**
 * A replicated priority queue with two ends, and unique keys. Equal priorities go first in, first out at both ends:
 * by the revision of their insertion, then by key.
 */
export interface CollectionQueue<K, V, P extends PriorityKind = 'int64'> extends Collection {
  readonly priorityKind: P

  /**
   * A known key gets the new priority and value, and counts as inserted now. Beyond the capacity the item of the lowest
   * priority goes, of a tie the newest.
   */
  push(
    priority: PriorityInputs[P],
    key: K,
    value: V,
    options?: CallOptions,
  ): Promise<PushResult<K, V, P>>
  /** Same as `push`. */
  insert(
    priority: PriorityInputs[P],
    key: K,
    value: V,
    options?: CallOptions,
  ): Promise<PushResult<K, V, P>>
  /** As that many pushes in this order, but all or nothing. */
  pushMany(
    items: Iterable<readonly [PriorityInputs[P], K, V]>,
    options?: CallOptions,
  ): Promise<PushManyResult<K, V, P>>
  /** Removes the first `count` (default 1), or as many as there are: the lowest priority first. */
  popMin(count?: number, options?: CallOptions): Promise<PopItemsResult<K, V, P>>
  /** The highest priority first. */
  popMax(count?: number, options?: CallOptions): Promise<PopItemsResult<K, V, P>>
  /** Counts as a new insertion, also with an equal priority. */
  updatePriority(key: K, priority: PriorityInputs[P], options?: CallOptions): Promise<UpdatedResult>
  /** The item keeps its place. */
  updateValue(key: K, value: V, options?: CallOptions): Promise<UpdatedResult>
  /** By the bytes of the value; the item keeps its place. `next` undefined deletes it. An absent key matches nothing. */
  compareExchange(
    key: K,
    expected: V,
    next: V | undefined,
    options?: CallOptions,
  ): Promise<SwapResult<V>>
  /** With options: `deleteMany`. */
  delete(...keys: K[]): Promise<DeletedResult>
  /** Same as `delete`. */
  remove(...keys: K[]): Promise<DeletedResult>
  deleteMany(keys: Iterable<K>, options?: CallOptions): Promise<DeletedResult>
  removeRange(range: PriorityRange<P>, options?: CallOptions): Promise<CountResult>
  clear(options?: CallOptions): Promise<CountResult>

  get(key: K, options?: ReadOptions): Promise<V | undefined>
  /** Same as `get`. */
  read(key: K, options?: ReadOptions): Promise<V | undefined>
  item(key: K, options?: ReadOptions): Promise<(QueueItem<K, V, P> & Reading) | undefined>
  priority(key: K, options?: ReadOptions): Promise<PriorityTypes[P] | undefined>
  has(key: K, options?: ReadOptions): Promise<boolean>
  /** What `popMin` would take. */
  min(options?: ReadOptions): Promise<QueueItem<K, V, P> | undefined>
  /** What `popMax` would take. */
  max(options?: ReadOptions): Promise<QueueItem<K, V, P> | undefined>
  /** Fetched page by page, all from the one revision of the first page, as the entries of a map. */
  entries(options?: QueueEntriesOptions<K, P>): AsyncIterable<QueueItem<K, V, P>>
}
