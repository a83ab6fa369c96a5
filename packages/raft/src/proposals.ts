import { applyConfChange } from './conf/change.ts'
import { encodeConfChange } from './conf/codec.ts'
import { ConfChangeError } from './errors.ts'
import { broadcastAppend } from './leader/append.ts'
import type { Replica } from './replica.ts'
import { appendOwn } from './roles.ts'
import type { ConfChange, Ctx, Entry, Input, ProposalRefusal } from './types.ts'

type Content = Pick<Entry, 'type' | 'data'>

export function propose(r: Replica, input: Input & { readonly in: 'propose' }): void {
  const contents: Content[] = []
  for (const data of input.data) contents.push({ type: 'normal', data })
  accept(r, input.ctx, contents)
}

export function proposeConf(r: Replica, input: Input & { readonly in: 'proposeConf' }): void {
  const refusal = r.role === 'leader' ? confRefusal(r, input.change) : null
  if (refusal === null) {
    const data = encodeConfChange(input.change)
    if (accept(r, input.ctx, [{ type: 'conf', data }])) r.pendingConfIndex = r.log.last
  } else if (r.conformance?.lenientConfChanges) {
    accept(r, input.ctx, [{ type: 'normal', data: new Uint8Array(0) }])
  } else {
    // Rule 49: an error, not a silent no-op.
    refuse(r, input.ctx, refusal)
  }
}

function confRefusal(r: Replica, change: ConfChange): ProposalRefusal | null {
  // Rule 42: one at a time. Rule 43: not before an entry of the leader's own term is committed.
  if (r.pendingConfIndex > r.log.applied) return 'confPending'
  if (!r.hasCommittedOwn && !r.conformance?.lenientConfChanges) return 'confPending'
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

function accept(r: Replica, ctx: Ctx, contents: readonly Content[]): boolean {
  const refusal = refusalOf(r, contents)
  if (refusal !== null) {
    refuse(r, ctx, refusal)
    return false
  }
  const first = { term: r.term, index: r.log.last + 1 }
  appendOwn(r, contents)
  broadcastAppend(r)
  r.outbox.proposals.push({ ctx, ok: true, first, count: contents.length })
  return true
}

function refusalOf(r: Replica, contents: readonly Content[]): ProposalRefusal | null {
  if (r.role !== 'leader') return r.leader === null ? 'noLeader' : 'notLeader'
  // A leader that was removed writes nothing new.
  if (r.tracker.find(r.id) === undefined) return 'notLeader'
  if (r.leaving !== null) return 'transferring'
  let bytes = 0
  for (const { data } of contents) bytes += data.length
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
  if (r.role !== 'leader' || !r.tracker.conf.autoLeave) return
  if (r.pendingConfIndex > r.log.applied || !r.hasCommittedOwn) return
  const data = encodeConfChange({ transition: 'auto', ops: [], context: noContext })
  // Rule 68: never refused for its size.
  appendOwn(r, [{ type: 'conf', data }])
  r.pendingConfIndex = r.log.last
  broadcastAppend(r)
}

const noContext = new Uint8Array(0)
