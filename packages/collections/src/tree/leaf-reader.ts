import type { Digest } from '@tesela/merkle'
import type { ItemCodec } from './format.ts'
import { elementAt, type Leaf } from './node.ts'
import type { Tree } from './tree.ts'
import { leavesOf } from './walk.ts'

/** A leaf as it travels. */
export interface CanonicalLeaf {
  readonly items: number
  /** Null where it was never computed: after a whole `digestTree`, no leaf is without. */
  readonly digest: Digest | null
  /** The bytes that the digest is of, without their first. */
  encode(): Uint8Array
}

/**
 * The canonical leaves in order, one at a time: nothing is encoded before it is asked for.
 *
 * @param from - ordinal of the first one. O(log n) to get there
 */
export function* readLeaves<V>(
  tree: Tree<V>,
  codec: ItemCodec<V>,
  from = 0,
): Generator<CanonicalLeaf> {
  for (const leaf of leavesOf(tree.root, from)) {
    yield { items: leaf.size, digest: leaf.digest, encode: () => encodeLeaf(codec, leaf) }
  }
}

export function encodeLeaf<V>(codec: ItemCodec<V>, leaf: Leaf<V>): Uint8Array {
  let bytes = ''
  for (let slot = 0; slot < leaf.size; slot++) {
    bytes += codec.encode(elementAt(leaf.keys, slot), elementAt(leaf.values, slot))
  }
  return Buffer.from(bytes, 'latin1')
}
