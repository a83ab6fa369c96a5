import type { InviteCommand } from '@tesela/protos/collections'
import { byteString, bytesOf } from './byte-string.ts'
import type { GroupDraft } from './group-draft.ts'
import type { InviteVerdict } from './machine.ts'
import { type Refusal, refuse, refuseOver } from './rejections.ts'
import type { GroupStateFields, Invite } from './state.ts'

/** Expired ones are dropped by log time, so that this many can always be made again. */
export const invitesAtMost = 1000

/** Makes an invite, or revokes it where the command has no key. Both may be repeated. */
export function executeInvite(draft: GroupDraft, command: InviteCommand): Refusal | null {
  const id = byteString(command.inviteId)
  const existing = draft.invites.get(id)
  if (command.key === undefined) {
    if (existing !== undefined) {
      draft.deadlines.remove({ of: 'invite', deadline: existing.deadline, id })
      draft.invites = draft.invites.delete(id)
    }
    return null
  }
  const key = byteString(command.key)
  const role = command.role === 'voter' ? 'voter' : 'observer'
  if (existing !== undefined) {
    const equal =
      existing.key === key && existing.role === role && existing.readOnly === command.readOnly
    return equal ? null : refuse('invite_exists', 'another invite has this id')
  }
  if (draft.invites.size >= invitesAtMost) {
    return refuseOver('invites', invitesAtMost, draft.invites.size + 1)
  }
  const deadline = draft.logTime + command.ttlMs
  const invite: Invite = { key, role, readOnly: command.readOnly, deadline, usesLeft: command.uses }
  draft.invites = draft.invites.set(id, invite)
  draft.deadlines.add({ of: 'invite', deadline, id })
  return null
}

/** Why an invite is not good at a log time; null: it is. */
export function refuseInvite(invite: Invite | undefined, logTime: number): Refusal | null {
  if (invite === undefined || invite.deadline <= logTime) {
    return refuse('invite_unknown', 'the invite is unknown, revoked or expired')
  }
  return invite.usesLeft > 0 ? null : refuse('invite_spent', 'the invite has no uses left')
}

export function judgeInvite(
  state: Pick<GroupStateFields, 'invites' | 'logTime'>,
  inviteId: Uint8Array,
  logTime: number,
): InviteVerdict {
  const invite = state.invites.get(byteString(inviteId))
  const refusal = refuseInvite(invite, Math.max(logTime, state.logTime))
  if (invite === undefined) return { ok: false, reason: refusal?.message ?? 'unknown' }
  const key = new Uint8Array(bytesOf(invite.key))
  if (refusal === null) return { ok: true, role: invite.role, readOnly: invite.readOnly, key }
  const { code, message: reason } = refusal
  return code === 'invite_spent' ? { ok: false, reason, spentKey: key } : { ok: false, reason }
}
