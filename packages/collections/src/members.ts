import { ConfContext, type GroupRecord, type MemberRecord } from '@tesela/protos/collections'
import { byteString } from './byte-string.ts'
import { ConfContextError } from './errors.ts'
import type { GroupDraft } from './group-draft.ts'
import { refuseInvite } from './invites.ts'
import { completeLimits } from './limits.ts'
import type { ConfEntry, ConfEntryOp } from './machine.ts'
import type { MemberView } from './member-view.ts'
import { type Refusal, refuse } from './rejections.ts'
import { confContextShape } from './shapes.ts'
import type { GroupStateFields } from './state.ts'
import { hasShape } from './wire-shape.ts'

const incarnationBytes = 8
export const peerIdCharactersAtMost = 128
export const addressCharactersAtMost = 512
/** Far above any use, and half of what a list of replicas in a snapshot's header may have: a joint change names some twice. */
const membersAtMost = 512
export const groupIdBytes = 16
export const saltBytes = 32

/** `${peerId}/${incarnation in 16 lower-case hexadecimal digits}` */
export function replicaIdOf(record: Pick<MemberRecord, 'peerId' | 'incarnation'>): string {
  return `${record.peerId}/${Buffer.from(record.incarnation).toString('hex')}`
}

/** Whether the replica was a member and is none any more: never again (rule 41). */
export function wasRemoved(
  { members, removed }: Pick<GroupStateFields, 'members' | 'removed'>,
  id: string,
): boolean {
  return !members.has(id) && removed.has(incarnationIn(id))
}

/** The digits behind the peer id: drawn at random by every replica, they name it alone. */
function incarnationIn(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

/** @throws ConfContextError */
export function readConfContext(entry: ConfEntry): ConfContext {
  if (!hasShape(entry.context, confContextShape)) {
    throw new ConfContextError(entry.index, 'its context has another shape')
  }
  return ConfContext.decode(entry.context)
}

/** @throws ConfContextError */
function refuseGenesis(draft: GroupDraft, index: number, genesis: GroupRecord): Refusal | null {
  if (draft.group !== null || index !== 1) {
    return refuse('invalid_command', 'only the first entry makes a group')
  }
  if (genesis.origin !== undefined) {
    return refuse('invalid_command', 'a group that begins with an entry begins empty')
  }
  if (genesis.groupId.length !== groupIdBytes || genesis.salt.length !== saltBytes) {
    throw new ConfContextError(index, 'the group id or the salt has the wrong length')
  }
  return null
}

/** Takes the group's record from its first entry. */
function takeGenesis(draft: GroupDraft, genesis: GroupRecord): void {
  draft.limits = completeLimits(genesis.limits)
  // Copies: what was decoded are views into the entry. (`slice` of a Buffer is a view again.)
  draft.begin({
    ...genesis,
    groupId: new Uint8Array(genesis.groupId),
    salt: new Uint8Array(genesis.salt),
    limits: draft.limits,
  })
}

/** Changes the members as the entry says, or refuses the whole entry. */
export function executeConf(
  draft: GroupDraft,
  entry: ConfEntry,
  context: ConfContext,
): Refusal | null {
  const { genesis, inviteId } = context
  if (genesis !== undefined) {
    const refusal = refuseGenesis(draft, entry.index, genesis)
    if (refusal !== null) return refusal
  }
  const records = new Map<string, MemberRecord>()
  for (const record of context.members) {
    if (!isGoodRecord(record))
      return refuse('invalid_command', 'a member record is not well formed')
    records.set(replicaIdOf(record), record)
  }
  let { members, removed } = draft
  for (const op of entry.ops) {
    const record = records.get(op.id)
    const refusal = refuseOp({ members, removed }, op, record)
    if (refusal !== null) return refusal
    if (op.op === 'remove') {
      if (members.has(op.id)) removed = removed.add(incarnationIn(op.id))
      members = members.delete(op.id)
    } else if (record !== undefined && !(inviteId !== undefined && members.has(op.id))) {
      // Asking again with an invite changes nothing about a member.
      const since = members.get(op.id)?.since ?? entry.index
      members = members.set(op.id, viewOf(op.id, record, since))
    }
  }
  if (inviteId !== undefined) {
    const refusal = useInvite(draft, inviteId, entry.ops, records)
    if (refusal !== null) return refusal
  }
  if (genesis !== undefined) takeGenesis(draft, genesis)
  draft.members = members
  draft.removed = removed
  return null
}

function refuseOp(
  state: Pick<GroupStateFields, 'members' | 'removed'>,
  op: ConfEntryOp,
  record: MemberRecord | undefined,
): Refusal | null {
  if (op.op === 'remove') return null
  if (wasRemoved(state, op.id)) {
    return refuse('member_removed', `${op.id} was removed: it joins again under a new incarnation`)
  }
  // A member keeps its record where the entry brings none (a promotion); a new one has to bring it.
  if (state.members.has(op.id)) return null
  if (op.op !== 'update' && record !== undefined) {
    if (state.members.size < membersAtMost) return null
    return refuse('limit_exceeded', `a group has at most ${membersAtMost} members`)
  }
  return refuse('member_unknown', `${op.id} is not a member and the entry has no record of it`)
}

/** Uses the invite for the replica that the entry adds; costs nothing where it is a member already. */
function useInvite(
  draft: GroupDraft,
  inviteId: Uint8Array,
  ops: readonly ConfEntryOp[],
  records: ReadonlyMap<string, MemberRecord>,
): Refusal | null {
  const [op, ...others] = ops
  if (op === undefined || others.length > 0 || (op.op !== 'addLearner' && op.op !== 'addVoter')) {
    return refuse('invalid_command', 'an invite adds exactly one replica')
  }
  if (draft.members.has(op.id)) return null
  const id = byteString(inviteId)
  const invite = draft.invites.get(id)
  const refusal = refuseInvite(invite, draft.logTime)
  if (refusal !== null || invite === undefined) return refusal
  const record = records.get(op.id)
  if (record?.role !== invite.role || record.readOnly !== invite.readOnly) {
    return refuse('invite_role', 'the invite is for another role or other rights')
  }
  draft.invites = draft.invites.set(id, { ...invite, usesLeft: invite.usesLeft - 1 })
  return null
}

function isGoodRecord(record: MemberRecord): boolean {
  return (
    record.peerId.length > 0 &&
    record.peerId.length <= peerIdCharactersAtMost &&
    record.incarnation.length === incarnationBytes &&
    record.addresses.every((address) => address.length <= addressCharactersAtMost) &&
    (record.role === 'voter' || record.role === 'observer')
  )
}

function viewOf(id: string, record: MemberRecord, since: number): MemberView {
  return {
    id,
    addresses: record.addresses,
    role: record.role === 'voter' ? 'voter' : 'observer',
    readOnly: record.readOnly,
    reluctant: record.reluctant,
    since,
  }
}
