import type { Replica } from '../replica.ts'
import { releasePostponedReads } from './reads.ts'

/** Commits what a quorum holds durably. True: the commit index moved. */
export function advanceCommit(r: Replica): boolean {
  const agreed = Math.min(r.tracker.committed(), r.log.last)
  const before = r.log.committed
  // Rule 17: an entry of an earlier term is committed only by one of this term behind it.
  if (agreed <= before || agreed < r.termStart) return false
  r.log.commit(agreed)
  r.uncommittedBytes = Math.max(0, r.uncommittedBytes - r.log.bytesBetween(before + 1, agreed))
  releasePostponedReads(r)
  return true
}
