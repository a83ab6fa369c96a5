import type { EntryId, Index } from '@tesela/raft'
import { encodeLogPosition } from '@tesela/sync'
import type { LogTrail } from './log-trail.ts'

/** Where a log may be cut, with what must be kept of what lies before. */
export interface Cut extends EntryId {
  /** Encoded LogPosition. */
  readonly position: Uint8Array
}

/**
 * The newest place at or before `most` that leaves so many bytes of the log (rule 58). Null: there is none, the log is
 * too short.
 */
export function cutLog(
  trail: Pick<LogTrail, 'volume' | 'cutAtOrBefore'>,
  most: Index,
  keptBytes: number,
): Cut | null {
  const index = keptBytes === 0 ? most : Math.min(most, trail.volume.indexBefore(keptBytes))
  const cut = index === 0 ? null : trail.cutAtOrBefore(index)
  if (cut === null || cut.index === 0) return null
  const { term, runs, peaks } = cut
  return { term, index: cut.index, position: encodeLogPosition({ term, runs, peaks, ...nobody }) }
}

/** Who the members are is said by the snapshot that the log is cut behind, never by the cut. */
const nobody = {
  conf: { voters: [], votersOutgoing: [], learners: [], learnersNext: [], autoLeave: false },
  confIndex: 0,
}
