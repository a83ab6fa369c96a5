import type { Progress } from '../progress/progress.ts'
import type { Replica } from '../replica.ts'
import type { Index, Message } from '../types.ts'
import { broadcastAppend, fillWindow, isFarBehind, sendAppend } from './append.ts'
import { advanceCommit } from './commit.ts'
import { tellPromise } from './promises.ts'
import { releaseConfirmedReads } from './reads.ts'
import { continueTransfer } from './transfer.ts'

export function onAppendResponse(
  r: Replica,
  member: Progress,
  msg: Message & { readonly type: 'appendResp' },
): void {
  member.active = true
  if (msg.reject === undefined) {
    // Nobody can hold more than this log without having lied.
    if (msg.index <= r.log.last) acknowledge(r, member, msg.index)
    return
  }
  const { index, term } = msg.reject
  // Rule 26, the leader's side: skip what cannot match, whole terms at a time.
  const hint = term > 0 ? r.log.hint(index, term).index : index
  if (!member.reject(msg.index, hint)) return
  if (member.state === 'replicate') member.becomeProbe()
  sendAppend(r, member, true)
}

function acknowledge(r: Replica, member: Progress, index: Index): void {
  const advanced = member.acknowledge(index)
  if (!advanced && !(member.match === index && member.state === 'probe')) return
  if (member.state === 'replicate') member.inflights.acknowledge(index)
  else if (member.state === 'probe') member.becomeReplicate()
  // Rule 57: any answer that connects to the log ends a catch-up, unless it is one of many on a long way.
  else if (member.match + 1 >= r.log.first && !isFarBehind(r, member.match)) {
    member.becomeReplicate()
  }
  if (advanceCommit(r)) broadcastAppend(r)
  else if (member.wantsCommit(r.announced)) sendAppend(r, member, true)
  fillWindow(r, member)
  continueTransfer(r, member)
}

/** This replica's own acknowledgement: only what is durable here counts (rule 19). */
export function acknowledgeSelf(r: Replica): void {
  if (r.role !== 'leader') return
  const self = r.tracker.find(r.id)
  if (self?.acknowledge(r.log.stable) && advanceCommit(r)) broadcastAppend(r)
}

export function onHeartbeatResponse(
  r: Replica,
  member: Progress,
  msg: Message & { readonly type: 'heartbeatResp' },
): void {
  member.active = true
  tellPromise(r, member)
  // Rule 28: whatever was sent before may be lost.
  member.paused = false
  if (member.match < r.log.last || member.state === 'probe') sendAppend(r, member, true)
  if (msg.readSeq <= r.reads.round && msg.readSeq > member.readAck) {
    member.readAck = msg.readSeq
    releaseConfirmedReads(r)
  }
  // The target may have refused: it had not applied a configuration yet that it knew of (rule 14).
  if (r.conformance === undefined) continueTransfer(r, member)
  if (msg.sentAt <= (r.now ?? 0)) member.confirmedAt = Math.max(member.confirmedAt, msg.sentAt)
}
