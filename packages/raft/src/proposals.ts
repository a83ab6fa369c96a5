import { applyConfChange } from './conf/change.ts'
import { decodeConfChange, encodeConfChange } from './conf/codec.ts'
import { ConfChangeError } from './errors.ts'
import { broadcastAppend } from './leader/append.ts'
import type { Replica } from './replica.ts'
import { appendOwn } from './roles.ts'
import type { ConfChange, Ctx, Entry, Input, Message, ProposalRefusal } from './types.ts'

export function propose(r: Replica, input: Input & { readonly in: 'propose' }): void {
  accept(r, input.ctx, 'normal', input.data)
}

export function proposeConf(r: Replica, input: Input & { readonly in: 'proposeConf' }): void {
  const { ctx, change } = input
  const data = encoded(change)
  const refusal =
    data === null ? 'confInvalid' : r.role === 'leader' ? confRefusal(r, change) : null
  if (data !== null && refusal === null) {
    if (accept(r, ctx, 'conf', [data])) r.pendingConfIndex = r.log.last
  } else if (r.conformance !== undefined) {
    accept(r, ctx, 'normal', [noData])
  } else {
    // Rule 49: an error, not a silent no-op.
    refuse(r, ctx, refusal ?? 'confInvalid')
  }
}

/** Null: no entry can say it. */
function encoded(change: ConfChange): Uint8Array | null {
  try {
    return encodeConfChange(change)
  } catch (error) {
    if (error instanceof ConfChangeError) return null
    throw error
  }
}

/** What a follower has passed on, as etcd's test files expect it. */
export function proposeForwarded(r: Replica, msg: Message & { readonly type: 'propose' }): void {
  for (const content of msg.contents) {
    if (content.type === 'conf') {
      proposeConf(r, { in: 'proposeConf', ctx: msg.ctx, change: decodeConfChange(content.data) })
    } else accept(r, msg.ctx, content.type, [content.data])
  }
}

const noData = new Uint8Array(0)

function confRefusal(r: Replica, change: ConfChange): ProposalRefusal | null {
  if (r.conformance?.unvalidatedConfChanges) return null
  // Rule 42: one at a time. Rule 43: not before an entry of the leader's own term is committed.
  if (r.pendingConfIndex > r.log.applied) return 'confPending'
  if (r.conformance !== undefined) return etcdRefusal(r, change)
  if (!r.hasCommittedOwn) return 'confPending'
  const { expectConfIndex } = change
  if (expectConfIndex !== undefined && expectConfIndex !== r.lastConfIndex) return 'confInvalid'
  try {
    applyConfChange(r.tracker.conf, change)
    return null
  } catch (error) {
    if (error instanceof ConfChangeError) return 'confInvalid'
    throw error
  }
}

/** All that etcd looks at: whether there is something to leave. What is impossible ends it when it is applied. */
function etcdRefusal({ tracker }: Replica, { ops }: ConfChange): ProposalRefusal | null {
  const isJoint = tracker.conf.votersOutgoing.length > 0
  return isJoint === ops.length > 0 ? 'confInvalid' : null
}

function accept(r: Replica, ctx: Ctx, type: Entry['type'], data: readonly Uint8Array[]): boolean {
  if (r.conformance !== undefined && r.role === 'follower' && r.leader !== null) {
    const contents = data.map((each) => ({ type, data: each }))
    r.outbox.send.push({ type: 'propose', from: r.id, to: r.leader, term: r.term, ctx, contents })
    return true
  }
  const refusal = refusalOf(r, data)
  if (refusal !== null) {
    refuse(r, ctx, refusal)
    return false
  }
  const first = { term: r.term, index: r.log.last + 1 }
  appendOwn(r, type, data)
  broadcastAppend(r)
  r.outbox.proposals.push({ ctx, ok: true, first, count: data.length })
  return true
}

function refusalOf(r: Replica, data: readonly Uint8Array[]): ProposalRefusal | null {
  if (r.role !== 'leader') return r.leader === null ? 'noLeader' : 'notLeader'
  // A leader that was removed writes nothing new.
  if (r.tracker.find(r.id) === undefined) return 'notLeader'
  if (r.leaving !== null || r.transferee !== null) return 'transferring'
  let bytes = 0
  for (const { length } of data) bytes += length
  // Rule 68: one is always taken, whatever its size.
  const isOver = r.uncommittedBytes > 0 && r.uncommittedBytes + bytes > r.config.maxUncommittedBytes
  return isOver && bytes > 0 ? 'tooMuchUncommitted' : null
}

function refuse(r: Replica, ctx: Ctx, why: ProposalRefusal): void {
  r.outbox.proposals.push({ ctx, ok: false, why, leader: r.leader })
}

/**
 * Leaves a joint configuration that is to be left by itself, once it is applied; whoever leads then does it, whether
 * it proposed the change or inherited it (rule 44). Called whenever something was applied.
 */
export function leaveJointIfDue(r: Replica): void {
  if (r.role !== 'leader' || !r.tracker.conf.autoLeave || r.transferee !== null) return
  if (r.pendingConfIndex > r.log.applied) return
  // In etcd it is a proposal like any other: refused to a leader that is gone, and not otherwise.
  const isAllowed =
    r.conformance === undefined ? r.hasCommittedOwn : r.tracker.find(r.id) !== undefined
  if (!isAllowed) return
  // Rule 68: never refused for its size.
  appendOwn(r, 'conf', [encodeConfChange(leave)])
  r.pendingConfIndex = r.log.last
  broadcastAppend(r)
}

const leave: ConfChange = { transition: 'auto', ops: [], context: new Uint8Array(0) }
