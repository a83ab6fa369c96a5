import type { Replica } from '../replica.ts'
import { becomeFollower } from '../roles.ts'
import { startReadRound } from './heartbeat.ts'
import { heirOf, tellToCampaign } from './transfer.ts'

/**
 * A leader that its own group has removed, or made a learner (rule 47). If it stepped down at once, the voters that
 * stay might not know yet that it left: they would go on asking for its vote, and it could never give it to them,
 * because its log is longer than theirs (rule 48). So it takes no more proposals and leads on, without counting
 * itself, until everything it wrote is committed by the others and one of those that hold all of it has been told.
 * That one is handed the leadership. If the others do not answer, the check of the quorum ends it.
 */
export function startLeaving(r: Replica): void {
  r.leaving = 'committing'
  finishLeaving(r)
}

/** Called when a member has answered. */
export function finishLeaving(r: Replica): void {
  if (r.leaving === null || r.log.committed < r.log.last) return
  if (r.leaving === 'committing') {
    // These heartbeats tell the commit index. Whoever confirms them and whoever holds the log overlap in one voter.
    startReadRound(r)
    r.leaving = r.reads.round
  } else if (r.tracker.confirmedRead() >= r.leaving) {
    const heir = heirOf(r)
    if (heir?.match === r.log.last) tellToCampaign(r, heir.id)
    becomeFollower(r, r.term, null)
  }
}
