import type { Divergence } from '@tesela/storage'

/** In the place of a collection, where it is the log itself that differs. */
export const logPart = '(log)'

/** It was noted that the committed log of this replica is not that of the majority. */
export function isLogDiverged(divergence: Pick<Divergence, 'parts'> | null): boolean {
  return divergence?.parts.includes(logPart) === true
}
