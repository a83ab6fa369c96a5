import type { Index } from '@tesela/raft'

/** Of those that are known; null: none is. */
export function lowestIndex(...indices: readonly (Index | null)[]): Index | null {
  const known = indices.filter((index) => index !== null)
  return known.length === 0 ? null : Math.min(...known)
}
