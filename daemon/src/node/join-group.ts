import { replicaIdOf } from '@tesela/collections'
import type { Cancellation } from '@tesela/group'
import type { JoinedGroup } from '@tesela/network'
import { createGroupDirectory, type GroupContent } from '@tesela/storage'
import type { JoinCommand, JoinProgress, RequestOptions } from '../service.ts'
import { NodeError } from './errors.ts'
import { formatGroupId, groupSecretBytes } from './group-id.ts'
import { type Invite, parseInvite } from './invite-line.ts'
import type { LostMember } from './lost-member.ts'
import type { Member } from './member.ts'
import type { Membership } from './membership.ts'
import type { NodeParts } from './node-parts.ts'
import { peerAddressOf } from './peer-address.ts'
import { setAside } from './set-aside.ts'
import { waitOnline } from './wait-online.ts'

/**
 * Joins the group of the invite and waits until this peer is online in it. Repeating it goes on where the last
 * attempt stopped: an admitted replica is admitted again without using up the invite.
 */
export async function joinGroup(
  parts: NodeParts,
  membership: Membership,
  command: JoinCommand,
  progress: (step: JoinProgress) => void,
  options: RequestOptions,
): Promise<void> {
  const invite = parseInvite(command.invite)
  const signal = AbortSignal.any([
    abortSignalOf(options.signal),
    AbortSignal.timeout(options.deadlineMs),
  ])
  const begun = performance.now()
  const left = () => Math.max(1, options.deadlineMs - (performance.now() - begun))

  const { member: present, lost } = membership
  const id = formatGroupId(invite.groupId)
  if (lost !== null && lost.id !== id) throw otherGroup(lost, id)
  const member =
    present?.id === id
      ? present
      : await membership.become(async () => {
          if (lost !== null) await leaveBehind(parts, lost)
          return enter(parts, invite, command.address, progress, signal)
        }, lost)
  progress({ ...nothingYet, phase: 'admitted', message: `admitted to group ${member.id}` })
  if (command.noWait) return
  await waitOnline(member, progress, { deadlineMs: left(), signal: options.signal })
}

function abortSignalOf(cancellation: Cancellation): AbortSignal {
  const controller = new AbortController()
  const handleEvent = () => controller.abort(cancellation.reason)
  if (cancellation.aborted) handleEvent()
  else cancellation.addEventListener('abort', { handleEvent }, { once: true })
  return controller.signal
}

const nothingYet = { applied: 0, target: 0, bytes: 0, rate: 0 }

/** The old place of the peer is in its group, and nobody would take it there for gone. */
function otherGroup(lost: LostMember, id: string): NodeError {
  return new NodeError(
    'group_exists',
    `this peer belongs to group ${lost.id}, which it has to join again, and the invite is for group ${id}: use another data directory for another group`,
  )
}

/**
 * What is left of the former member makes room, and the peer begins another life. A crash between the two, or a join
 * that fails, leaves a member as lost as before; the next attempt goes on from there.
 */
async function leaveBehind(parts: NodeParts, lost: LostMember): Promise<void> {
  const { disk, dataDirectory, incarnation, logger } = parts
  const movedTo = await setAside(disk, dataDirectory, lost.id)
  if (movedTo !== null)
    logger.warn({ group: lost.id, movedTo }, 'set aside what is left of a group')
  await incarnation.renew()
}

async function enter(
  parts: NodeParts,
  invite: Invite,
  address: string | null,
  progress: (step: JoinProgress) => void,
  signal: AbortSignal,
): Promise<Member> {
  const { host, disk } = parts
  const incarnation = parts.incarnation.bytes
  const addresses = address === null ? invite.addresses : [address]
  progress({ ...nothingYet, phase: 'dialling', message: `dialling ${addresses.join(', ')}` })
  const { groupId, inviteId, key } = invite
  const request = { groupId, addresses, inviteId, key, incarnation, listen: host.addresses() }
  const joined = await host.join(request, { signal }).catch((cause: unknown) => {
    if (!signal.aborted) throw cause
    const message = 'no member answered in time, perhaps one admits this peer yet: join again'
    throw new NodeError('unknown_outcome', message, { outcome: 'unknown', cause })
  })
  checkWelcome(joined)
  const id = formatGroupId(groupId)
  const content: GroupContent = {
    identity: {
      groupId: Uint8Array.from(groupId),
      name: joined.name,
      peerId: host.peerId,
      incarnation,
      members: joined.members.map((member) => Uint8Array.from(member)),
    },
    secret: { epoch: joined.epoch, secret: Uint8Array.from(joined.secret) },
    genesis: null,
  }
  const { segmentBytes } = parts.settings
  await createGroupDirectory(disk, parts.groupsDirectory, id, content, { segmentBytes })
  const replica = replicaIdOf({ peerId: host.peerId, incarnation })
  parts.logger.info({ group: id, replica }, 'admitted to a group')
  return parts.open(id)
}

/** Before it is durable: a directory that cannot be opened could not be joined over either. */
function checkWelcome({ members, secret }: JoinedGroup): void {
  let cause: unknown
  try {
    for (const member of members) peerAddressOf(member)
    if (secret.length === groupSecretBytes) return
  } catch (error) {
    cause = error
  }
  const message = 'this peer is admitted, but what the member answered cannot be read'
  throw new NodeError('protocol_mismatch', message, { outcome: 'unknown', cause })
}
