import { startElection } from './election.ts'
import { broadcastHeartbeat } from './leader/heartbeat.ts'
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
  const counted = Math.min(elapsed, longestStep(r))
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
  if (!r.isPromotable || r.electionElapsed < r.electionTimeout) return
  r.electionElapsed = 0
  startElection(r)
}

function leaderTick(r: Replica, elapsed: Millis): void {
  r.heartbeatElapsed += elapsed
  if (r.electionElapsed >= r.config.electionMs) {
    r.electionElapsed = 0
    if (r.config.checkQuorum && !checkQuorum(r)) return
  }
  if (r.heartbeatElapsed >= r.config.heartbeatMs) {
    r.heartbeatElapsed = 0
    broadcastHeartbeat(r)
  }
}

/** Rule 8: a leader that hears no quorum steps down. False: it did. */
function checkQuorum(r: Replica): boolean {
  const isActive = r.tracker.isQuorumActive()
  if (!isActive) becomeFollower(r, r.term, null)
  else for (const member of r.tracker.members) if (member.id !== r.id) member.active = false
  return isActive
}
