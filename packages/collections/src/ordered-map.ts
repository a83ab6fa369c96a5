import type { ByteString } from './byte-string.ts'

/** Keys at or after `from` and before `to`; absent: unbounded. */
export interface KeyRange {
  readonly from?: ByteString
  readonly to?: ByteString
  /** From the highest key down. */
  readonly reverse?: boolean
}

interface OrderedReads<V> {
  readonly size: number
  get(key: ByteString): V | undefined
  has(key: ByteString): boolean
  /** In the order of the key bytes. */
  entries(range?: KeyRange): Iterable<readonly [ByteString, V]>
}

/** A map in the order of its key bytes that never changes. */
export interface OrderedMap<V> extends OrderedReads<V> {
  /** An editable copy. O(1): it shares everything until it is edited. */
  fork(): OrderedMapDraft<V>
}

/** Edited in place by one owner, then sealed. An iteration does not outlive an edit. */
export interface OrderedMapDraft<V> extends OrderedReads<V> {
  set(key: ByteString, value: V): void
  /** Whether the key was there. */
  delete(key: ByteString): boolean
  clear(): void
  /** The contents as a map that never changes. O(1); the draft must not be used afterwards. */
  seal(): OrderedMap<V>
}
