import { type Digest, digestBytes, domains, sha256 } from './digest.ts'
import { putCount } from './put-count.ts'

/** A full binary tree over leaves `place * 2 ** height` and following, `2 ** height` of them. */
export interface Subtree {
  readonly height: number
  readonly place: number
}

/**
 * The fewest subtrees that make up the leaves in [from, to), in order. From 0 on they are the mountains of a range of
 * `to` leaves, highest first. Not bit operations: counts go up to 2^53.
 */
export function subtreesOf(from: number, to: number): readonly Subtree[] {
  const subtrees: Subtree[] = []
  for (let start = from; start < to; ) {
    let height = 0
    let size = 1
    while (start % (2 * size) === 0 && start + 2 * size <= to) {
      height += 1
      size *= 2
    }
    subtrees.push({ height, place: start / size })
    start += size
  }
  return subtrees
}

/** Peaks of a range of so many leaves: as many as the number has one bits. */
export function peaksIn(leaves: number): number {
  return subtreesOf(0, leaves).length
}

const leftAt = 10
const rightAt = leftAt + digestBytes
/** Nothing here waits, so one serves all. */
const scratch = Buffer.alloc(rightAt + digestBytes)
scratch[0] = domains.subtree

/** The digest of a subtree of height 1 or more. It binds where the subtree stands: none passes for another. */
export function hashSubtree(
  height: number,
  place: number,
  halves: { readonly left: Digest; readonly right: Digest },
): Digest {
  scratch[1] = height
  putCount(scratch, place, 2)
  scratch.write(halves.left, leftAt, 'latin1')
  scratch.write(halves.right, rightAt, 'latin1')
  return sha256(scratch)
}
