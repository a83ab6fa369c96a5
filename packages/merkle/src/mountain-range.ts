import { type Digest, digestBytes } from './digest.ts'
import { DigestList } from './digest-list.ts'
import { isCount } from './put-count.ts'
import { hashSubtree, type Subtree, subtreesOf } from './subtree.ts'

/** A range as far as its peaks tell: enough to go on from, nothing to prove with. */
export interface RangeStart {
  readonly leaves: number
  /** Highest mountain first; as many as `leaves` has one bits. */
  readonly peaks: readonly Digest[]
}

/**
 * A Merkle mountain range: a list that only grows, and a root for every length that it ever had (Todd, "Merkle mountain
 * ranges"; Crosby and Wallach, "Efficient data structures for tamper-evident logging"). Its mountains are full binary
 * trees, one for each one bit of the number of leaves.
 *
 * Leaves in front can be pruned; the peaks at that place stand for them from then on.
 * Every count and place is checked: `RangeError` where it is pruned, or not there yet.
 */
export interface MountainRange {
  /** The pruned ones count. */
  readonly leaves: number
  /** Nothing is known about single leaves before this one. */
  readonly base: number
  /** About one hash a leaf. */
  append(leaf: Digest): void
  /** As they were at so many leaves, `base` or more; now, if nothing is said. */
  peaks(leaves?: number): readonly Digest[]
  /**
   * What {@link verifyRange} needs beside the leaves in [from, to) to get to the root of the first `leaves`: the peaks at
   * `from`, then the subtrees behind `to`; 32 bytes each.
   */
  prove(from: number, to: number, leaves: number): Uint8Array
  prune(base: number): void
}

/**
 * Subtrees lower than this are hashed again when one is asked for, at most three hashes: half the memory. A leaf then
 * costs 40 bytes.
 */
const lowestKept = 3

export function createMountainRange(start: RangeStart = { leaves: 0, peaks: [] }): MountainRange {
  return new PrunedRange(start)
}

class PrunedRange implements MountainRange {
  leaves: number
  base: number
  /** Those at `base`, by their height: no two are equally high. */
  #basePeaks: readonly Digest[]
  /** By height; sparse. Each begins with the first subtree that was complete after the start. */
  readonly #kept: DigestList[] = []

  constructor({ leaves, peaks }: RangeStart) {
    this.leaves = leaves
    this.base = leaves
    this.#basePeaks = byHeight(leaves, peaks)
  }

  append(leaf: Digest): void {
    if (leaf.length !== digestBytes) throw new RangeError('a leaf is a digest of 32 characters')
    this.#keep({ height: 0, place: this.leaves }, leaf)
    this.leaves += 1
    for (let height = lowestKept; this.leaves % 2 ** height === 0; height++) {
      const subtree = { height, place: this.leaves / 2 ** height - 1 }
      this.#keep(subtree, this.#hash(subtree))
    }
  }

  peaks(leaves = this.leaves): readonly Digest[] {
    if (!isCount(leaves) || leaves < this.base || leaves > this.leaves) {
      throw new RangeError(`no peaks of ${leaves} leaves in ${this.base} to ${this.leaves}`)
    }
    return this.#digestsOf(0, leaves)
  }

  prove(from: number, to: number, leaves: number): Uint8Array {
    const rising = this.base <= from && from < to && to <= leaves && leaves <= this.leaves
    if (![from, to, leaves].every(isCount) || !rising) {
      const there = `${this.base} to ${this.leaves}`
      throw new RangeError(`no proof of [${from}, ${to}) in ${leaves} leaves in ${there}`)
    }
    const digests = [...this.#digestsOf(0, from), ...this.#digestsOf(to, leaves)]
    return Buffer.from(digests.join(''), 'latin1')
  }

  prune(base: number): void {
    this.#basePeaks = byHeight(base, this.peaks(base))
    this.base = base
    for (const [height, digests] of this.#kept.entries()) {
      digests?.dropBefore(Math.floor(base / 2 ** height))
    }
  }

  #digestsOf(from: number, to: number): readonly Digest[] {
    return subtreesOf(from, to).map((subtree) => this.#digestOf(subtree))
  }

  #digestOf(subtree: Subtree): Digest {
    const { height, place } = subtree
    if ((place + 1) * 2 ** height <= this.base) return this.#basePeak(height)
    if (height > 0 && height < lowestKept) return this.#hash(subtree)
    const kept = this.#kept[height]
    if (kept === undefined) throw new RangeError(`no subtree of height ${height}`)
    return kept.at(place)
  }

  /**
   * Whatever is asked for at or behind the base needs of what lies before it nothing but its peaks: a subtree across the
   * base has one of them for its left half, or a left half across the base.
   */
  #basePeak(height: number): Digest {
    const peak = this.#basePeaks[height]
    if (peak === undefined) throw new RangeError(`a pruned subtree of height ${height}`)
    return peak
  }

  #hash({ height, place }: Subtree): Digest {
    const left = this.#digestOf({ height: height - 1, place: 2 * place })
    const right = this.#digestOf({ height: height - 1, place: 2 * place + 1 })
    return hashSubtree(height, place, { left, right })
  }

  #keep({ height, place }: Subtree, digest: Digest): void {
    let kept = this.#kept[height]
    if (kept === undefined) {
      kept = new DigestList(place)
      this.#kept[height] = kept
    }
    kept.push(digest)
  }
}

function byHeight(leaves: number, peaks: readonly Digest[]): readonly Digest[] {
  if (!isCount(leaves)) throw new RangeError(`${leaves} is no number of leaves`)
  const subtrees = subtreesOf(0, leaves)
  if (peaks.length !== subtrees.length || peaks.some((peak) => peak.length !== digestBytes)) {
    throw new RangeError(`${leaves} leaves have ${subtrees.length} peaks of ${digestBytes} bytes`)
  }
  const digests: Digest[] = []
  for (const [at, { height }] of subtrees.entries()) digests[height] = peaks[at] ?? ''
  return digests
}
