import { type Digest, digestBytes } from './digest.ts'
import { isCount } from './put-count.ts'
import { hashRange } from './range-root.ts'
import { hashSubtree, type Subtree, subtreesOf } from './subtree.ts'

/** What a root says it is the root of: trusted, unlike the proof. */
export interface RangeTarget {
  readonly root: Digest
  readonly leaves: number
  /** Index of the last log entry under the last leaf. */
  readonly last: number
}

/**
 * Whether these are the leaves from `from` on, one or more, of the range with that root. Total: true or false, whatever
 * the proof. Its length is known before a byte of it is read, and every byte of it counts.
 */
export function verifyRange(
  target: RangeTarget,
  from: number,
  leaves: readonly Digest[],
  proof: Uint8Array,
): boolean {
  const to = from + leaves.length
  if (![target.leaves, target.last, from, to].every(isCount)) return false
  if (leaves.length === 0 || to > target.leaves) return false
  if (leaves.some((leaf) => leaf.length !== digestBytes)) return false
  const before = subtreesOf(0, from)
  const behind = subtreesOf(to, target.leaves)
  if (proof.length !== (before.length + behind.length) * digestBytes) return false
  const mountains = new Mountains()
  const given = digestsOf(proof)
  for (const [at, subtree] of before.entries()) mountains.push(subtree, given[at] ?? '')
  for (const [at, leaf] of leaves.entries()) mountains.push({ height: 0, place: from + at }, leaf)
  for (const [at, subtree] of behind.entries()) {
    mountains.push(subtree, given[before.length + at] ?? '')
  }
  return hashRange({ ...target, peaks: mountains.peaks }) === target.root
}

function digestsOf(proof: Uint8Array): readonly Digest[] {
  const bytes = Buffer.from(proof.buffer, proof.byteOffset, proof.byteLength)
  return Array.from({ length: proof.length / digestBytes }, (_, at) =>
    bytes.toString('latin1', at * digestBytes, (at + 1) * digestBytes),
  )
}

/** The mountains over what was pushed, without a gap from the first leaf on. */
class Mountains {
  readonly #heights: number[] = []
  readonly peaks: Digest[] = []

  /** A right half meets its left one, and the two are the right or left half of the next. */
  push({ height, place }: Subtree, digest: Digest): void {
    this.#heights.push(height)
    this.peaks.push(digest)
    for (let parent = Math.floor(place / 2); ; parent = Math.floor(parent / 2)) {
      const [leftHeight, rightHeight] = this.#heights.slice(-2)
      if (leftHeight === undefined || leftHeight !== rightHeight) return
      const [left = '', right = ''] = this.peaks.splice(-2)
      this.#heights.splice(-2, 2, leftHeight + 1)
      this.peaks.push(hashSubtree(leftHeight + 1, parent, { left, right }))
    }
  }
}
