import { isLeaderAlive, onTimeoutNow, onVoteRequest, onVoteResponse } from './election.ts'
import { acknowledge, onAppend, onHeartbeat } from './follower.ts'
import { finishLeaving } from './leader/leaving.ts'
import { onAppendResponse, onHeartbeatResponse } from './leader/responses.ts'
import { transferLeader } from './leader/transfer.ts'
import { onSnapshotOffer } from './offers.ts'
import { proposeForwarded } from './proposals.ts'
import type { Replica } from './replica.ts'
import { becomeFollower } from './roles.ts'
import type { Message } from './types.ts'
import { isValidMessage } from './valid.ts'

/** Takes a message from a peer. Never throws on what a peer can send: what makes no sense is dropped. */
export function onMessage(r: Replica, msg: Message): void {
  if (!isValidMessage(msg, r.id)) return
  if (msg.term > r.term) {
    if (!acceptLaterTerm(r, msg)) return
  } else if (msg.term < r.term) {
    answerEarlierTerm(r, msg)
    return
  }
  switch (msg.type) {
    case 'vote':
    case 'preVote':
      onVoteRequest(r, msg)
      break
    case 'voteResp':
    case 'preVoteResp':
      onVoteResponse(r, msg)
      break
    case 'append':
      if (follow(r, msg)) onAppend(r, msg)
      break
    case 'heartbeat':
      if (follow(r, msg)) onHeartbeat(r, msg)
      break
    case 'appendResp':
    case 'heartbeatResp':
      onResponse(r, msg)
      break
    case 'timeoutNow':
      onTimeoutNow(r)
      break
    case 'promised':
      // Rule 34: the leader counted on more than this log holds after a start.
      if (follow(r, msg)) r.watermark.raise(msg.at)
      break
    case 'snapshot':
    case 'propose':
    case 'transferLeader':
      if (r.conformance !== undefined) onConformanceMessage(r, msg)
      break
  }
}

function onConformanceMessage(
  r: Replica,
  msg: Message & { readonly type: 'snapshot' | 'propose' | 'transferLeader' },
): void {
  if (msg.type === 'propose') proposeForwarded(r, msg)
  else if (msg.type === 'transferLeader') transferLeader(r, msg.target)
  else if (follow(r, msg)) onSnapshotOffer(r, msg)
}

/** Rule 3: a later term is taken over. False: the message is to be ignored. */
function acceptLaterTerm(r: Replica, msg: Message): boolean {
  if (msg.type === 'vote' || msg.type === 'preVote') {
    if (msg.transfer !== true && isLeaderAlive(r)) return false
  }
  // A pre-vote only asks about a future term, and being granted one does not begin it.
  if (msg.type === 'preVote' || (msg.type === 'preVoteResp' && msg.granted)) return true
  const isLeader = msg.type === 'append' || msg.type === 'heartbeat' || msg.type === 'snapshot'
  becomeFollower(r, msg.term, isLeader ? msg.from : null)
  return true
}

/** Rule 4: a leader or candidate of an earlier term is told ours where it would else never learn it. */
function answerEarlierTerm(r: Replica, msg: Message): void {
  const isLeader = msg.type === 'append' || msg.type === 'heartbeat'
  if (isLeader && (r.config.checkQuorum || r.config.preVote)) {
    acknowledge(r, msg.from, 0)
  } else if (msg.type === 'preVote') {
    const { term } = r
    r.outbox.after.push({ type: 'preVoteResp', from: r.id, to: msg.from, term, granted: false })
  }
}

/** False: this replica leads the same term, and the sender cannot. */
function follow(r: Replica, msg: Message): boolean {
  if (r.role === 'leader') return false
  if (r.role !== 'follower') becomeFollower(r, msg.term, msg.from)
  r.leader = msg.from
  r.heardAt = null
  r.electionElapsed = 0
  return true
}

function onResponse(r: Replica, msg: Message & { type: 'appendResp' | 'heartbeatResp' }): void {
  if (r.role !== 'leader') return
  const member = r.tracker.find(msg.from)
  if (member === undefined) return
  if (msg.type === 'appendResp') onAppendResponse(r, member, msg)
  else onHeartbeatResponse(r, member, msg)
  finishLeaving(r)
}
