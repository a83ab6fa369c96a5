import type { Collection, CountResult, Reading } from './collection.ts'
import type { CallOptions, ReadOptions } from './options.ts'

/** Names an item of a vec for as long as it lives, wherever it moves. */
export interface ItemId {
  /** The revision that added it. */
  readonly revision: bigint
  /** Which of the items that this revision added, from 0. */
  readonly ordinal: number
}

export interface VecItem<V> {
  readonly id: ItemId
  readonly value: V
  readonly modified: bigint
}

/** Where an item stands: an index from 0, or its id. */
export type VecPlace = number | ItemId

/** For reads also an index from the end: 0 is the last item. */
export type VecReadPlace = VecPlace | { readonly fromEnd: number }

export interface VecSetOptions extends CallOptions {
  /** Only if the item that stands there was last modified at this revision. */
  readonly ifRevision?: bigint | undefined
  /** Answer what was there. A condition that fails answers it in any case. */
  readonly returnPrevious?: boolean | undefined
}

export interface LengthResult {
  readonly revision: bigint
  /** After the operation. */
  readonly length: number
  /** The id of the first value given; the others have the next ordinals. Absent: no value was given. */
  readonly first?: ItemId
}

export interface PopResult<V> {
  readonly revision: bigint
  /** Absent: the vec was empty. */
  readonly value?: V
  readonly id?: ItemId
}

export interface RemoveResult<V> {
  readonly revision: bigint
  readonly value: V
  readonly id: ItemId
}

export interface VecSetResult<V> {
  readonly revision: bigint
  /** False: the condition failed and nothing was changed. */
  readonly applied: boolean
  readonly previous?: VecItem<V>
}

export interface SliceOptions extends ReadOptions {
  /** From this index on; default 0. */
  readonly from?: number | undefined
  /** Up to, not including, this one; beyond the length it is the length. */
  readonly to?: number | undefined
  /** At most so many. */
  readonly limit?: number | undefined
}

/**
 * A replicated sequence. An index that is negative or fractional is refused before anything is sent; one at or beyond
 * the length fails with `index_out_of_range`, an id of no item with `item_unknown`.
 */
export interface CollectionVec<V> extends Collection {
  /** At the end, in the order given. With options: `extend`. */
  push(...values: V[]): Promise<LengthResult>
  /** At the front, as a block: the first value given becomes the first of the vec. With options: `extendFront`. */
  pushFront(...values: V[]): Promise<LengthResult>
  extend(values: Iterable<V>, options?: CallOptions): Promise<LengthResult>
  extendFront(values: Iterable<V>, options?: CallOptions): Promise<LengthResult>
  pop(options?: CallOptions): Promise<PopResult<V>>
  popFront(options?: CallOptions): Promise<PopResult<V>>
  /** At an index, where the value then stands (the length appends); or right behind an item. */
  insert(
    place: number | { readonly after: ItemId },
    value: V,
    options?: CallOptions,
  ): Promise<LengthResult>
  /** Another value for an item. */
  set(place: VecPlace, value: V, options?: VecSetOptions): Promise<VecSetResult<V>>
  /** Same as `set`. */
  write(place: VecPlace, value: V, options?: VecSetOptions): Promise<VecSetResult<V>>
  remove(place: VecPlace, options?: CallOptions): Promise<RemoveResult<V>>
  /** Two items change places, with their ids. */
  swap(
    left: VecPlace,
    right: VecPlace,
    options?: CallOptions,
  ): Promise<{ readonly revision: bigint }>
  /** Keeps the first `length` items; beyond the length it changes nothing. */
  truncate(
    length: number,
    options?: CallOptions,
  ): Promise<{ readonly revision: bigint; readonly removed: number }>
  clear(options?: CallOptions): Promise<CountResult>

  get(place: VecReadPlace, options?: ReadOptions): Promise<V | undefined>
  /** Same as `get`. */
  read(place: VecReadPlace, options?: ReadOptions): Promise<V | undefined>
  /** With its index, its id and its revision. */
  item(
    place: VecReadPlace,
    options?: ReadOptions,
  ): Promise<(VecItem<V> & Reading & { readonly index: number }) | undefined>
  first(options?: ReadOptions): Promise<V | undefined>
  last(options?: ReadOptions): Promise<V | undefined>
  length(options?: ReadOptions): Promise<number>
  /** By the bytes of the value. */
  contains(value: V, options?: ReadOptions): Promise<boolean>
  /** Of the first such item at or behind `from`; undefined where there is none. */
  indexOf(
    value: V,
    options?: ReadOptions & { readonly from?: number | undefined },
  ): Promise<number | undefined>
  /** The values from one index up to, not including, another, all from one revision. */
  slice(from?: number, to?: number, options?: ReadOptions): Promise<V[]>
  /** In order, fetched page by page, all from the one revision of the first page, as the entries of a map. */
  items(options?: SliceOptions): AsyncIterable<VecItem<V>>
  values(options?: SliceOptions): AsyncIterable<V>
}
