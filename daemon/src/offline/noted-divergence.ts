import { isGivenUp, isLogDiverged } from '@tesela/group'
import type { Divergence, SnapshotId } from '@tesela/storage'

/** A member noted that what it had was not what a majority of its group had: whoever makes a group of it has to know. */
export interface NotedDivergence {
  readonly what: 'log' | 'state'
  /** How often another state was found: nothing repairs it any more once that is too often. */
  readonly times: number
  /** Where that was found out. */
  readonly anchor: number
  /** Collections that differed, and `(header)`, `(sessions)`, `(log)`. */
  readonly parts: readonly string[]
  /** A state that a majority vouched for has taken its place since. */
  readonly repaired: boolean
}

/** @param named - the snapshot that the log names; null: none */
export function notedDivergence(
  divergence: Divergence,
  named: Pick<SnapshotId, 'index'> | null,
): NotedDivergence {
  const { times, anchor, parts, revision } = divergence
  const what = isLogDiverged(divergence) ? 'log' : 'state'
  const repaired = !isGivenUp(divergence) && named !== null && named.index > revision
  return { what, times, anchor, parts, repaired }
}
