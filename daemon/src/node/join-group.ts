import { replicaIdOf } from '@tesela/collections'
import type { JoinedGroup } from '@tesela/network'
import { createGroupDirectory } from '@tesela/storage'
import type { JoinCommand, JoinProgress, RequestOptions } from '../service.ts'
import { NodeError } from './errors.ts'
import { formatGroupId, groupSecretBytes } from './group-id.ts'
import { type Invite, parseInvite } from './invite-line.ts'
import type { Member } from './member.ts'
import type { Membership } from './membership.ts'
import type { NodeParts } from './node-parts.ts'
import { peerAddressOf } from './peer-address.ts'
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
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(options.deadlineMs)])
  const begun = performance.now()
  const left = () => Math.max(1, options.deadlineMs - (performance.now() - begun))

  const present = membership.member
  const member =
    present !== null && present.id === formatGroupId(invite.groupId)
      ? present
      : await membership.become(() => enter(parts, invite, command.address, progress, signal))
  progress({ ...nothingYet, phase: 'admitted', message: `admitted to group ${member.id}` })
  if (command.noWait) return
  await waitOnline(member, progress, { deadlineMs: left(), signal: options.signal })
}

const nothingYet = { applied: 0, target: 0, bytes: 0, rate: 0 }

async function enter(
  parts: NodeParts,
  invite: Invite,
  address: string | null,
  progress: (step: JoinProgress) => void,
  signal: AbortSignal,
): Promise<Member> {
  const { host, disk, incarnation } = parts
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
  await createGroupDirectory(disk, parts.groupsDirectory, id, {
    identity: {
      groupId: Uint8Array.from(groupId),
      name: joined.name,
      peerId: host.peerId,
      incarnation,
      members: joined.members.map((member) => Uint8Array.from(member)),
    },
    secret: { epoch: joined.epoch, secret: Uint8Array.from(joined.secret) },
    genesis: null,
  })
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
