import { leavesInPiece } from '@tesela/merkle'
import type { SectionManifest } from './manifest.ts'

/** The ordinals of a snapshot's leaves: section after section, from 0. */
export interface LeafOrder {
  /** Of all sections. */
  readonly leaves: number
  readonly items: number
  readonly bytes: number
  /** @throws RangeError where there is no such leaf */
  ordinalOf(section: number, leaf: number): number
  /** @throws RangeError where there is no such leaf */
  placeOf(ordinal: number): { readonly section: number; readonly leaf: number }
  /** How many leaves a piece of a section has; 0: there is no such piece. */
  leavesOfPiece(section: number, piece: number): number
}

export function createLeafOrder(
  sections: readonly Pick<SectionManifest, 'leaves' | 'items' | 'bytes'>[],
): LeafOrder {
  /** Ordinal of the first leaf of each section. */
  const starts: number[] = []
  let leaves = 0
  let items = 0
  let bytes = 0
  for (const section of sections) {
    starts.push(leaves)
    leaves += section.leaves
    items += section.items
    bytes += section.bytes
  }
  return {
    leaves,
    items,
    bytes,
    ordinalOf(section, leaf) {
      const start = starts[section]
      if (start === undefined || !(leaf >= 0 && leaf < (sections[section]?.leaves ?? 0))) {
        throw new RangeError(`no leaf ${leaf} in section ${section}`)
      }
      return start + leaf
    },
    placeOf(ordinal) {
      if (!(ordinal >= 0 && ordinal < leaves)) throw new RangeError(`no leaf ${ordinal}`)
      // The last section that begins at or before it: the empty ones begin where the next does.
      let low = 0
      let high = starts.length - 1
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if ((starts[middle] ?? 0) <= ordinal) low = middle
        else high = middle - 1
      }
      return { section: low, leaf: ordinal - (starts[low] ?? 0) }
    },
    leavesOfPiece(section, piece) {
      const all = sections[section]?.leaves ?? 0
      return Math.max(0, Math.min(leavesInPiece, all - piece * leavesInPiece))
    },
  }
}
