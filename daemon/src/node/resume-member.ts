import { join } from 'node:path'
import type { GroupMark } from './group-mark.ts'
import { adviceFor, type LostMember, lossIn } from './lost-member.ts'
import type { Membership } from './membership.ts'
import type { NodeParts } from './node-parts.ts'

/**
 * Opens the member that the data directory holds. Where that is none any more, the node goes on without it, says what
 * is lost, and can join again.
 *
 * @param present the group whose directory is there
 * @param mark what the data directory ought to hold
 */
export async function resumeMember(
  parts: NodeParts,
  membership: Membership,
  present: string | undefined,
  mark: GroupMark | null,
): Promise<void> {
  const id = present ?? mark?.id
  if (id === undefined) return
  const reason =
    present === undefined
      ? `${join(parts.groupsDirectory, id)} is missing`
      : await open(parts, membership, id)
  if (reason === null) return
  const incarnation = mark?.incarnation ?? parts.incarnation.text
  const replica = `${parts.host.peerId}/${incarnation}`
  const lost: LostMember = { id, replica, incarnation, reason }
  membership.lose(lost)
  parts.logger.error({ group: id, replica, code: 'hard_state_lost' }, adviceFor(lost))
}

/** Null: the member runs. Else what is lost of it. */
async function open(parts: NodeParts, membership: Membership, id: string): Promise<string | null> {
  try {
    await membership.become(() => parts.open(id))
    return null
  } catch (error) {
    const loss = lossIn(error)
    if (loss === null) throw error
    return loss
  }
}
