/**
 * Digests with domain separation: of leaves, of pieces of the list of leaves, of a whole collection, of a group.
 *
 * ```ts
 * const hasher = createLeafHasher()
 * hasher.add(itemsOfTheLeaf)
 * const leaves = [hasher.finish()]
 * const root = hashCollection({ items: 1, leaves: 1, pieces: [hashPiece(leaves)] })
 * ```
 */
export { hashCollection, hashPiece, leavesInPiece } from './collection-root.ts'
export type { Digest } from './digest.ts'
export { hashGroup } from './group-root.ts'
export { hashLeaf } from './hash-leaf.ts'
export { createLeafHasher, type LeafHasher } from './leaf-hasher.ts'
