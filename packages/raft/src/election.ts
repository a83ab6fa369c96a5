import { broadcastAppend } from './leader/append.ts'
import type { SelfVote } from './output/disk-writes.ts'
import type { Replica } from './replica.ts'
import { becomeCandidate, becomeFollower, becomeLeader, becomePreCandidate } from './roles.ts'
import type { EntryId, Message, ReplicaId } from './types.ts'

/** Starts a campaign, unless this replica leads already or must not lead. */
export function startElection(r: Replica): void {
  if (r.role === 'leader' || !r.isPromotable) return
  // Rule 14: its own configuration may be out of date.
  // Rule 63: the own vote is one like any other.
  if (hasUnappliedConf(r) || mayHaveConfirmedLease(r)) return
  campaign(r, r.config.preVote ? 'preVote' : 'vote')
}

/**
 * Rule 76: the only voter need not wait to find out whether somebody leads. Nobody can: a configuration with other voters
 * would be in its log, because nothing is committed without it. One that is there is waited for, committed or not: the
 * disk may have lost the note that it is.
 */
export function needsNobody(r: Replica): boolean {
  const isLast = r.log.firstUnappliedConf > r.log.last
  const isAlone = isLast && r.tracker.isSoleVoter(r.id)
  // Whoever leads and is no voter any more hands over.
  return isAlone && r.role === 'follower' && r.leader === null && r.conformance === undefined
}

/** The leader hands over to this replica (rule 65): at once, with the voters who still hear that leader. */
export function onTimeoutNow(r: Replica): void {
  if (r.role !== 'follower' || !r.isPromotable || hasUnappliedConf(r)) return
  campaign(r, 'vote', true)
}

function hasUnappliedConf({ log, conformance, lastConfIndex }: Replica): boolean {
  // In etcd a configuration is applied only with the batch of entries that it came in.
  const isInBatch = conformance !== undefined && lastConfIndex > log.applied
  return isInBatch || log.firstUnappliedConf <= log.committed
}

function campaign(r: Replica, kind: 'preVote' | 'vote', transfer = false): void {
  if (kind === 'preVote') becomePreCandidate(r)
  else becomeCandidate(r)
  r.selfVote = { kind, term: r.term }
  const term = kind === 'preVote' ? r.term + 1 : r.term
  for (const { id } of r.tracker.members) {
    if (id === r.id || !r.tracker.isVoter(id)) continue
    // Rule 1: a request leaves when the term and the own vote are durable.
    const request = { type: kind, from: r.id, to: id, term, last: r.log.lastId, ...knownCommit(r) }
    r.outbox.after.push(transfer ? { ...request, transfer } : request)
  }
}

/** The own vote became durable. */
export function countSelfVote(r: Replica, vote: SelfVote): void {
  const running = r.role === 'preCandidate' ? 'preVote' : r.role === 'candidate' ? 'vote' : null
  if (running === vote.kind && r.term === vote.term) poll(r, r.id, true)
}

/** Rule 11: only answers to the kind of campaign that is running are counted. */
export function onVoteResponse(
  r: Replica,
  msg: Message & { readonly type: 'voteResp' | 'preVoteResp' },
): void {
  const expected =
    r.role === 'preCandidate' ? 'preVoteResp' : r.role === 'candidate' ? 'voteResp' : null
  if (msg.type === expected) poll(r, msg.from, msg.granted)
  learnCommit(r, msg.commit)
}

/**
 * Rule 48: those who campaign, and those who are asked, tell each other what is committed. A learner may hold more of the
 * log than any voter and not know that it votes by now; a voter may need the vote of one who left and not know that it
 * left. Nobody could lead, and nobody would ever tell them otherwise.
 */
function knownCommit(r: Replica): { readonly commit?: EntryId } {
  return r.conformance === undefined ? { commit: r.log.committedId } : {}
}

function learnCommit(r: Replica, commit: EntryId | undefined): void {
  // Rule 14: who campaigns must not find out about a configuration meanwhile.
  if (r.role !== 'follower' || commit === undefined || commit.index <= r.log.committed) return
  if (r.log.matches(commit)) r.log.commit(commit.index)
}

function poll(r: Replica, from: ReplicaId, granted: boolean): void {
  r.tracker.recordVote(from, granted)
  const result = r.tracker.tally()
  if (result === 'lost') {
    becomeFollower(r, r.term, null)
  } else if (result === 'won' && r.role === 'preCandidate') {
    campaign(r, 'vote')
  } else if (result === 'won') {
    becomeLeader(r)
    broadcastAppend(r)
  }
}

/** Learners answer as well: the candidate may know of their promotion before they do (rule 13). */
export function onVoteRequest(
  r: Replica,
  msg: Message & { readonly type: 'vote' | 'preVote' },
): void {
  learnCommit(r, msg.commit)
  if (msg.transfer !== true && mayHaveConfirmedLease(r)) return
  const type = msg.type === 'vote' ? 'voteResp' : 'preVoteResp'
  // Rule 6. A vote already cast for the candidate is repeated: the first answer may be lost.
  const mayVote =
    r.vote === msg.from ||
    (r.vote === null && r.leader === null) ||
    (msg.type === 'preVote' && msg.term > r.term)
  const granted = mayVote && hasEnough(r, msg.last)
  if (granted && msg.type === 'vote') {
    r.electionElapsed = 0
    r.vote = msg.from
  }
  // A granted pre-vote names the future term; a rejection tells the candidate ours (rule 10).
  const term = granted ? msg.term : r.term
  r.outbox.after.push({ type, from: r.id, to: msg.from, term, granted, ...knownCommit(r) })
}

function hasEnough(r: Replica, last: EntryId): boolean {
  // Rule 34: whoever lost a part of what it promised votes only for those who still have it.
  if (r.isBelowWatermark && !r.watermark.isCoveredBy(last)) return false
  // Rule 48
  if (r.log.isUpToDate(last)) return true
  return knowsThatItDoesNotCount(r) && r.log.commonWith(last) >= r.log.committed
}

/**
 * Whether nothing that this log holds behind its commit index can be committed by the help of this replica: it is no
 * voter, and no configuration follows. Rule 48: those who stay may not know yet that it left, and need its vote to
 * find out; with a log longer than theirs it could never give it. They must have what is committed: of a log that ends
 * in a later term than the entry at the commit index, that is not sure, for it may have been committed later still.
 */
function knowsThatItDoesNotCount(r: Replica): boolean {
  const isLast = r.log.firstUnappliedConf > r.log.last
  return !r.isVoter && isLast && r.conformance === undefined
}

/** Rule 7: whether a live leader was heard so lately that requests for votes are not even looked at. */
export function isLeaderAlive(r: Replica): boolean {
  return r.config.checkQuorum && r.leader !== null && r.electionElapsed < r.config.electionMs
}

/**
 * Rule 63: whether this replica may have confirmed a lease that still holds, perhaps before it started, or for a leader
 * that it does not follow any more. That it forgot the leader, or took over a later term, ends no lease.
 */
function mayHaveConfirmedLease(r: Replica): boolean {
  const { leaseReads, electionMs } = r.config
  if (!leaseReads || r.conformance !== undefined) return false
  return r.heardAt === null || r.lived - r.heardAt < electionMs
}
