import type { Divergence } from '@tesela/storage'
import { isLogDiverged } from './diverged-log.ts'

/** Who diverges once more has a machine, or a version, that does not compute what the others do. */
export const repairsAtMost = 2

/** It was repaired as often as that helps, or nothing helps. Null: it never diverged. */
export function isGivenUp(divergence: Pick<Divergence, 'times' | 'parts'> | null): boolean {
  if (divergence === null) return false
  return divergence.times > repairsAtMost || isLogDiverged(divergence)
}
