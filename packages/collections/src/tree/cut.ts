import type { ByteString } from '../byte-string.ts'

/**
 * Decides where nodes end, from the items alone. Part of the replicated format (DESIGN.md, Cuts): a change of any of
 * this changes the leaves of every group.
 */

/** 32 bits of a keyed hash that nobody can steer who does not know the salt. */
export type CutHash = (key: ByteString) => number

/** A leaf begins where this many bits are zero: about 64 items a leaf. */
const leafBits = 6

/** A branch one level higher begins where this many further bits are zero: about 32 children a branch. */
const branchBits = 5

/** What an item weighs from which on a leaf ends behind it. */
export const heavyItemBytes = 16 * 1024

export function cutsLeaf(hash: number): boolean {
  return (hash & ((1 << leafBits) - 1)) === 0
}

/**
 * How many levels are cut between two neighbours: 0, they share a leaf; 1, they share the branch above the leaves; …
 *
 * @param afterHeavy - whether the left one is heavy
 * @param hash - of the key of the right one
 */
export function levelsCut(afterHeavy: boolean, hash: number): number {
  if (!afterHeavy && !cutsLeaf(hash)) return 0
  // A cut behind a heavy item goes up by the same chances as any other: branches over heavy items are not longer.
  const rest = hash >>> leafBits
  const zeros = rest === 0 ? 32 - leafBits : 31 - Math.clz32(rest & -rest)
  return 1 + Math.floor(zeros / branchBits)
}
