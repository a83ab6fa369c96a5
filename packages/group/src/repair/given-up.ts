import type { Divergence } from '@tesela/storage'

/** Who diverges once more has a machine, or a version, that does not compute what the others do. */
export const repairsAtMost = 2

/** It was repaired as often as that helps. Null: it never diverged. */
export function isGivenUp(divergence: Pick<Divergence, 'times'> | null): boolean {
  return divergence !== null && divergence.times > repairsAtMost
}
