import type { ByteString } from '../byte-string.ts'
import type { CutHash } from './cut.ts'
import type { ItemReader } from './item-reader.ts'

/**
 * What decides the shape of a tree. Part of the replicated format: members that disagree on it have different roots.
 */
export interface TreeFormat<V> {
  readonly cutHash: CutHash
  /**
   * What the item adds to `bytes` of its tree, a whole number; from 16 KiB on a leaf ends behind it. It depends on the
   * item alone.
   */
  weigh(key: ByteString, value: V): number
}

/** How items become bytes in leaves. One tree has one codec, always: the digests of its leaves are kept. */
export interface ItemCodec<V> {
  /** Made of fields that say their own length (`field`, `varint`), so that no two lists of items have equal bytes. */
  encode(key: ByteString, value: V): ByteString
  /** The bytes of `encode`, some at a time: of items too large to be hashed in one step. */
  parts?(key: ByteString, value: V): Iterable<ByteString>
  /** Reads what `encode` wrote, and nothing else. @throws LeafError - `bad_leaf` */
  decode(reader: ItemReader): readonly [key: ByteString, value: V]
}

/** For a tree that only finds things again: its items weigh nothing. */
export function indexFormat(cutHash: CutHash): TreeFormat<unknown> {
  return { cutHash, weigh: () => 0 }
}
