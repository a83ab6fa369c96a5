import {
  createLeafHasher,
  type Digest,
  hashCollection,
  hashLeaf,
  hashPiece,
  type LeafHasher,
  leavesInPiece,
} from '@tesela/merkle'
import type { ItemCodec } from './format.ts'
import { encodeLeaf } from './leaf-reader.ts'
import { elementAt, type Leaf } from './node.ts'
import type { Tree } from './tree.ts'
import { leavesOf } from './walk.ts'

/** What a collection's contents are compared by. */
export interface TreeDigests {
  readonly root: Digest
  /** Of the canonical leaves, in order. */
  readonly leaves: readonly Digest[]
}

/**
 * What one step does: half a millisecond for most. Work is counted in bytes hashed, and what is visited as so many bytes
 * as take as long: in a large collection nothing that is visited is in a cache any more.
 */
const stepWork = 128 * 1024
const itemWork = 64
const leafWork = 256
const pieceWork = leavesInPiece * 32

/**
 * Computes the digests in steps: every `next()` works for less than a millisecond. What is computed stays with the leaves,
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
    work += leafWork
    if (leaf.digest === null) {
      for (const part of addItems(codec, leaf, hasher)) {
        work += part
        if (work < stepWork) continue
        yield
        work = 0
      }
      leaf.digest = hasher.finish()
    } else if (work >= stepWork) {
      yield
      work = 0
    }
    leaves.push(leaf.digest)
    if (leaves.length % leavesInPiece > 0) continue
    pieces.push(hashPiece(leaves.slice(-leavesInPiece)))
    work += pieceWork
  }
  const rest = leaves.length % leavesInPiece
  if (rest > 0) pieces.push(hashPiece(leaves.slice(-rest)))
  return { root: hashCollection({ items: tree.size, leaves: leaves.length, pieces }), leaves }
}

/**
 * The leaves in order, each encoded when it is asked for, and in the end their digests: as {@link digestTree} and
 * `readLeaves` together, but every leaf is encoded once, and what is hashed are the bytes that are handed out.
 */
export function* encodeTree<V>(
  tree: Tree<V>,
  codec: ItemCodec<V>,
): Generator<Uint8Array, TreeDigests> {
  const leaves: Digest[] = []
  const pieces: Digest[] = []
  for (const leaf of leavesOf(tree.root)) {
    const bytes = encodeLeaf(codec, leaf)
    const digest = hashLeaf(bytes)
    leaf.digest ??= digest
    if (leaf.digest !== digest) throw new Error(`leaf ${leaves.length} has lost its digest`)
    leaves.push(digest)
    if (leaves.length % leavesInPiece === 0) pieces.push(hashPiece(leaves.slice(-leavesInPiece)))
    yield bytes
  }
  const rest = leaves.length % leavesInPiece
  if (rest > 0) pieces.push(hashPiece(leaves.slice(-rest)))
  return { root: hashCollection({ items: tree.size, leaves: leaves.length, pieces }), leaves }
}

/** Adds the items of a leaf to the hasher, in parts; yields what work a part was. */
function* addItems<V>(codec: ItemCodec<V>, leaf: Leaf<V>, hasher: LeafHasher): Generator<number> {
  let text = ''
  let work = 0
  for (let slot = 0; slot < leaf.size; slot++) {
    const key = elementAt(leaf.keys, slot)
    const value = elementAt(leaf.values, slot)
    if (codec.parts === undefined) text += codec.encode(key, value)
    else {
      for (const part of codec.parts(key, value)) {
        text += part
        if (text.length < stepWork) continue
        hasher.add(text)
        yield text.length
        text = ''
      }
    }
    work += itemWork
    if (work + text.length < stepWork) continue
    hasher.add(text)
    yield work + text.length
    text = ''
    work = 0
  }
  hasher.add(text)
  yield work + text.length
}
