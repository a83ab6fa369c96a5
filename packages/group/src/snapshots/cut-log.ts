import type { EntryId, Index } from '@tesela/raft'
import { encodeLogPosition } from '@tesela/sync'
import type { LogTrail } from './log-trail.ts'

/** Where a log may be cut, with what must be kept of what lies before. */
export interface Cut extends EntryId {
  /** Encoded LogPosition. */
  readonly position: Uint8Array
}

/** What decides how much of a log is kept. */
export interface Kept {
  /** Of the newest snapshot: nothing behind it is cut. */
  readonly anchor: Index
  /** The log from behind this index on is needed by a member that fetches a snapshot; null: by none. */
  readonly neededFrom: Index | null
  /** What a transfer needs, as measured. */
  readonly neededBytes: number
  /** Kept in any case. */
  readonly keptLogBytes: number
  /** Kept for others, at most: what they say, and how long they take, is their affair. */
  readonly maxPinnedBytes: number
}

/** The newest place that leaves what is to be kept (rule 58). Null: there is none, the log is too short. */
export function cutLog(trail: Pick<LogTrail, 'volume' | 'cutAtOrBefore'>, kept: Kept): Cut | null {
  const { anchor, neededFrom, neededBytes, keptLogBytes, maxPinnedBytes } = kept
  const isPinned = neededFrom !== null && trail.volume.behind(neededFrom) <= maxPinnedBytes
  const most = isPinned ? Math.min(anchor, neededFrom) : anchor
  const bytes = Math.max(keptLogBytes, Math.min(neededBytes, maxPinnedBytes))
  const index = bytes === 0 ? most : Math.min(most, trail.volume.indexBefore(bytes))
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
