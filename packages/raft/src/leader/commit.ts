import type { Replica } from '../replica.ts'
import { releasePostponedReads } from './reads.ts'

/** Commits what a quorum holds durably. True: the commit index moved. */
export function advanceCommit(r: Replica): boolean {
  const agreed = Math.min(r.tracker.committed(), r.log.last)
  const before = r.log.committed
  // Rule 17: an entry of an earlier term is committed only by one of this term behind it.
  if (agreed < r.termStart) return false
  // Rule 48: what stands behind a configuration is committed by that one, so that nobody counts who left with it.
  const to = r.conformance === undefined ? Math.min(agreed, r.log.firstUnappliedConf) : agreed
  if (to <= before) return false
  r.log.commit(to)
  r.uncommittedBytes = Math.max(0, r.uncommittedBytes - r.log.bytesBetween(before + 1, to))
  releasePostponedReads(r)
  return true
}
