import { needsNobody, startElection } from './election.ts'
import { broadcastHeartbeat } from './leader/heartbeat.ts'
import { voidLease } from './leader/lease.ts'
import { abortTransfer, heirOf, transferLeader } from './leader/transfer.ts'
import type { Replica } from './replica.ts'
import { becomeFollower } from './roles.ts'
import type { Millis } from './types.ts'

/** Moves the timers on. The only place where time enters. */
export function onTick(r: Replica, now: Millis): void {
  const whole = Math.floor(now)
  if (r.now === null) {
    r.now = whole
    return
  }
  const elapsed = whole - r.now
  if (elapsed <= 0) return
  r.now = whole
  // Rules 63, 71
  if (elapsed > r.config.electionMs) voidLease(r)
  const counted = Math.min(elapsed, longestStep(r))
  r.lived += counted
  r.heardAt ??= r.lived
  r.electionElapsed += counted
  if (r.role === 'leader') leaderTick(r, counted)
  else followerTick(r)
}

/**
 * Rule 71: after a stall the leader's heartbeats may be waiting unread in the inbox, so a stall counts for half an
 * election timeout at most.
 */
function longestStep(r: Replica): Millis {
  return Math.max(r.config.heartbeatMs, Math.floor(r.config.electionMs / 2))
}

function followerTick(r: Replica): void {
  if (!r.isPromotable) return
  if (r.electionElapsed < r.electionTimeout && !needsNobody(r)) return
  r.electionElapsed = 0
  startElection(r)
}

function leaderTick(r: Replica, elapsed: Millis): void {
  r.heartbeatElapsed += elapsed
  // Before the check of the quorum, which forgets who was heard.
  if (!r.isDiskStalled) r.handOverTried = false
  else if (!handOver(r)) return
  if (r.electionElapsed >= r.config.electionMs) {
    r.electionElapsed = 0
    if (r.config.checkQuorum && !checkQuorum(r)) return
    abortTransfer(r)
  }
  if (r.heartbeatElapsed >= r.config.heartbeatMs) {
    r.heartbeatElapsed = 0
    broadcastHeartbeat(r)
  }
}

/**
 * Rule 69: a leader with a disk that hangs can make nothing durable; somebody else may be able to. False: it stepped
 * down, because nobody took over within an election timeout, or nobody is there.
 */
function handOver(r: Replica): boolean {
  if (r.transferee !== null || r.tracker.isSoleVoter(r.id)) return true
  const heir = r.handOverTried ? undefined : heirOf(r)
  // The quorum was checked just now, and nobody could answer since.
  if (heir === undefined && !r.handOverTried && r.electionElapsed < 2 * r.config.heartbeatMs)
    return true
  r.handOverTried = true
  if (heir === undefined) {
    becomeFollower(r, r.term, null)
    return false
  }
  transferLeader(r, heir.id)
  return true
}

/** Rule 8: a leader that hears no quorum steps down. False: it did. */
function checkQuorum(r: Replica): boolean {
  const isActive = r.tracker.isQuorumActive()
  if (!isActive) becomeFollower(r, r.term, null)
  else for (const member of r.tracker.members) if (member.id !== r.id) member.active = false
  return isActive
}
