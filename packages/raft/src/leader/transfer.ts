import type { Progress } from '../progress/progress.ts'
import { leaveJointIfDue } from '../proposals.ts'
import type { Replica } from '../replica.ts'
import type { ReplicaId } from '../types.ts'
import { sendAppend } from './append.ts'

/**
 * Hands the leadership over (rule 65; Ongaro's thesis, 3.10): nothing is proposed any more, and once the target holds
 * the whole log it is told to campaign at once. When that takes longer than an election timeout, everything goes on as
 * before. Ignored for who cannot lead, and for who is the target already.
 *
 * @param atOnce - it is not waited for what the target lacks: nobody votes for it who has something that is committed and
 *   that it lacks, and what is not committed nobody was promised
 */
export function transferLeader(r: Replica, to: ReplicaId, atOnce = false): void {
  if (r.role !== 'leader') {
    forward(r, to)
    return
  }
  const target = r.tracker.find(to)
  if (target === undefined || !r.tracker.isVoter(to)) return
  if (to === r.transferee && !atOnce) return
  abortTransfer(r)
  if (to === r.id) return
  r.electionElapsed = 0
  r.transferee = to
  if (target.match === r.log.last || atOnce) tellToCampaign(r, to)
  else sendAppend(r, target, true)
}

/** Called when a member has acknowledged more of the log. */
export function continueTransfer(r: Replica, member: Progress): void {
  if (member.id === r.transferee && member.match === r.log.last) tellToCampaign(r, member.id)
}

export function abortTransfer(r: Replica): void {
  if (r.transferee === null) return
  r.transferee = null
  // In etcd that waits until something is applied.
  if (r.conformance === undefined) leaveJointIfDue(r)
}

export function tellToCampaign(r: Replica, to: ReplicaId): void {
  // Rule 63: voters listen to this candidate although they hear a leader; however late that happens, no lease holds.
  r.leaseForfeited = true
  r.outbox.send.push({ type: 'timeoutNow', from: r.id, to, term: r.term })
}

/** The voter that is heard and holds most of the log. */
export function heirOf(r: Replica): Progress | undefined {
  let heir: Progress | undefined
  for (const member of r.tracker.members) {
    if (member.id === r.id || !member.active || !r.tracker.conf.voters.includes(member.id)) continue
    if (heir === undefined || member.match > heir.match) heir = member
  }
  return heir
}

function forward(r: Replica, target: ReplicaId): void {
  if (r.conformance === undefined || r.role !== 'follower' || r.leader === null) return
  r.outbox.send.push({ type: 'transferLeader', from: r.id, to: r.leader, term: r.term, target })
}
