/**
 * Digests with domain separation: of leaves, of pieces of the list of leaves, of a whole collection, of a group; and of
 * a log that grows, as a mountain range.
 *
 * ```ts
 * const hasher = createLeafHasher()
 * hasher.add(itemsOfTheLeaf)
 * const leaves = [hasher.finish()]
 * const root = hashCollection({ items: 1, leaves: 1, pieces: [hashPiece(leaves)] })
 *
 * const range = createMountainRange()
 * for (const run of runs) range.append(run)
 * const target = { leaves: range.leaves, last, root: hashRange({ leaves: range.leaves, last, peaks: range.peaks() }) }
 * verifyRange(target, 3, runs.slice(3, 7), range.prove(3, 7, range.leaves)) // true
 * ```
 */
export { hashCollection, hashPiece, leavesInPiece } from './collection-root.ts'
export type { Digest } from './digest.ts'
export { digestBytes } from './digest.ts'
export { hashGroup } from './group-root.ts'
export { hashLeaf } from './hash-leaf.ts'
export { createLeafHasher, type LeafHasher } from './leaf-hasher.ts'
export { createMountainRange, type MountainRange, type RangeStart } from './mountain-range.ts'
export { hashRange } from './range-root.ts'
export { createRunHasher, type RunEntry, type RunHasher } from './run-hasher.ts'
export { peaksIn } from './subtree.ts'
export { type RangeTarget, verifyRange } from './verify-range.ts'
