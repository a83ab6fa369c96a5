import {
  createLeafHasher,
  type Digest,
  hashCollection,
  hashPiece,
  type LeafHasher,
  leavesInPiece,
} from '@tesela/merkle'
import type { ItemCodec } from './format.ts'
import { elementAt, type Leaf } from './node.ts'
import type { Tree } from './tree.ts'
import { leavesOf } from './walk.ts'

/** What a collection's contents are compared by. */
export interface TreeDigests {
  readonly root: Digest
  /** Of the canonical leaves, in order. */
  readonly leaves: readonly Digest[]
}

/** Bytes hashed in one step: about a millisecond. */
const stepBytes = 256 * 1024

/** What passing a leaf costs whose digest is known, in bytes hashed. */
const passingBytes = 64

/**
 * Computes the digests in steps: every `next()` works for about a millisecond. What is computed stays with the leaves,
 * so that the next root costs what changed since, however far a computation came.
 *
 * ```ts
 * const steps = digestTree(map, codec)
 * let step = steps.next()
 * for (; !step.done; step = steps.next()) await yieldToOthers()
 * step.value.root
 * ```
 */
export function* digestTree<V>(tree: Tree<V>, codec: ItemCodec<V>): Generator<void, TreeDigests> {
  const hasher = createLeafHasher()
  const leaves: Digest[] = []
  const pieces: Digest[] = []
  let work = 0
  for (const leaf of leavesOf(tree.root)) {
    work += passingBytes
    if (leaf.digest === null) {
      for (const bytes of addItems(codec, leaf, hasher)) {
        work += bytes
        if (work < stepBytes) continue
        yield
        work = 0
      }
      leaf.digest = hasher.finish()
    } else if (work >= stepBytes) {
      yield
      work = 0
    }
    leaves.push(leaf.digest)
    if (leaves.length % leavesInPiece === 0) pieces.push(hashPiece(leaves.slice(-leavesInPiece)))
  }
  const rest = leaves.length % leavesInPiece
  if (rest > 0) pieces.push(hashPiece(leaves.slice(-rest)))
  return { root: hashCollection({ items: tree.size, leaves: leaves.length, pieces }), leaves }
}

/** Adds the items of a leaf to the hasher, in parts; yields how many bytes a part had. */
function* addItems<V>(codec: ItemCodec<V>, leaf: Leaf<V>, hasher: LeafHasher): Generator<number> {
  let part = ''
  for (let slot = 0; slot < leaf.size; slot++) {
    part += codec.encode(elementAt(leaf.keys, slot), elementAt(leaf.values, slot))
    if (part.length < stepBytes && slot < leaf.size - 1) continue
    hasher.add(part)
    yield part.length
    part = ''
  }
}
