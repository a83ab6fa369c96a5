import { confAfter } from './conf/conf-after.ts'
import { invariant } from './invariant.ts'
import { broadcastAppend, fillWindow, sendAppend } from './leader/append.ts'
import { advanceCommit } from './leader/commit.ts'
import { startLeaving } from './leader/leaving.ts'
import { hasLostPromised, tellPromise } from './leader/promises.ts'
import { releaseConfirmedReads } from './leader/reads.ts'
import { abortTransfer } from './leader/transfer.ts'
import type { Replica } from './replica.ts'
import { becomeFollower } from './roles.ts'
import type { ConfState, Index, Input } from './types.ts'

/** A configuration becomes active when the state machine has applied its entry. */
export function onConfApplied(r: Replica, input: Input & { readonly in: 'confApplied' }): void {
  const pending = r.pendingConfs.shift()
  invariant(
    pending?.index === input.index,
    `configuration entry ${input.index} was applied, ${pending?.index ?? 'none'} was to be`,
  )
  const conf = confAfter(r.tracker.conf, pending.data, input.accept)
  r.lastConfIndex = input.index
  r.log.confApplied(input.index)
  if (conf !== null) activate(r, conf)
  // What waited for the configuration can be committed now.
  else if (r.role === 'leader' && advanceCommit(r)) broadcastAppend(r)
}

function activate(r: Replica, conf: ConfState): void {
  r.configure(conf, r.lastConfIndex)
  r.outbox.conf = conf
  if (r.role !== 'leader' || conf.voters.length === 0) return
  if (!r.isVoter && !r.config.handOffOnRemoval) {
    if (r.config.stepDownOnRemoval) becomeFollower(r, r.term, null)
    // In etcd that waits for the next answer.
    else if (r.conformance === undefined && advanceCommit(r)) broadcastAppend(r)
    return
  }
  releaseConfirmedReads(r)
  // A smaller quorum may have agreed on more; a new member needs its first probe.
  if (advanceCommit(r)) broadcastAppend(r)
  else for (const member of r.tracker.members) if (member.id !== r.id) fillWindow(r, member)
  if (r.transferee !== null && !r.tracker.isVoter(r.transferee)) abortTransfer(r)
  if (!r.isVoter && r.config.stepDownOnRemoval) startLeaving(r)
}

/** A peer's new life may have lost what it had not made durable: all that was known of it is forgotten. */
export function onPeerBooted(r: Replica, input: Input & { readonly in: 'peerBooted' }): void {
  const member = r.tracker.find(input.peer)
  if (r.role !== 'leader' || member === undefined || member.id === r.id) return
  member.startAnew(nextAfter(r, input.last.index))
  member.hasLost = hasLostPromised(r, member, input.last)
  tellPromise(r, member)
  sendAppend(r, member, true)
}

function nextAfter(r: Replica, last: Index): Index {
  return Number.isSafeInteger(last) && last > 0 ? Math.min(last, r.log.last) + 1 : 1
}

export function onUnreachable(r: Replica, input: Input & { readonly in: 'unreachable' }): void {
  const member = r.tracker.find(input.peer)
  if (r.role === 'leader' && member?.state === 'replicate' && member.id !== r.id)
    member.becomeProbe()
}
