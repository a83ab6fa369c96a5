import { type HeaderInvite, type HeaderMember, StateHeader } from '@tesela/protos/collections'
import { Map as ImmutableMap, Set as ImmutableSet } from 'immutable'
import { inviteIdBytes, inviteKeyBytes, inviteTtlAtMostMs, inviteUsesAtMost } from '../bodies.ts'
import { byteString } from '../byte-string.ts'
import { checkCreate, checkName, completeOptions } from '../catalogue.ts'
import type { Collection } from '../collection.ts'
import { emptyCollection, isKind } from '../empty-collection.ts'
import { SnapshotInvalidError } from '../errors.ts'
import { encodeHeader } from '../header.ts'
import { invitesAtMost } from '../invites.ts'
import { completeLimits } from '../limits.ts'
import type { MemberRole, MemberView } from '../member-view.ts'
import {
  addressCharactersAtMost,
  groupIdBytes,
  peerIdCharactersAtMost,
  saltBytes,
} from '../members.ts'
import { headerShape } from '../shapes.ts'
import { createGroupState, type GroupState, groupTrees, type Invite } from '../state.ts'
import { hasShape } from '../wire-shape.ts'

const replicaPattern = /^.+\/[0-9a-f]{16}$/s
const incarnationPattern = /^[0-9a-f]{16}$/
const incarnationBehind = '/'.length + 16

export interface ReadHeader {
  /** With nothing in its sections. */
  readonly state: GroupState
  readonly log: Uint8Array
}

/**
 * What a header says.
 *
 * @throws SnapshotInvalidError - `snapshot_invalid`
 */
export function readHeader(bytes: Uint8Array): ReadHeader {
  if (!hasShape(bytes, headerShape(bytes.length))) throw invalid('it has another shape')
  const header = StateHeader.decode(bytes)
  const state = stateOf(header)
  // One state has one encoding. This finds whatever else may be wrong: what is out of order or there twice, text that
  // is none, options that the kind lacks or has no use for, limits that are 0.
  if (Buffer.compare(encodeHeader(state, header.log), bytes) !== 0) {
    throw invalid('a state has another encoding')
  }
  return { state, log: new Uint8Array(header.log) }
}

function stateOf(header: StateHeader): GroupState {
  const { anchor, logTime } = header
  const group = groupOf(header)
  const limits = completeLimits(header.limits)
  if (header.invites.length > invitesAtMost) throw invalid('it has too many invites')
  if (header.collections.length > limits.maxCollections) {
    throw invalid('it has more than max_collections')
  }
  if (!header.removed.every((incarnation) => incarnationPattern.test(incarnation))) {
    throw invalid('what was removed is no incarnation')
  }
  return createGroupState({
    revision: anchor,
    logTime,
    group,
    limits,
    members: ImmutableMap(header.members.map((member) => [member.id, memberOf(member, anchor)])),
    removed: ImmutableSet(header.removed),
    invites: ImmutableMap(
      header.invites.map((invite) => [byteString(invite.inviteId), inviteOf(invite, logTime)]),
    ),
    catalogue: catalogueOf(header, group),
    ...groupTrees(group),
  })
}

function groupOf({ group, anchor }: StateHeader): GroupState['group'] {
  if (group === undefined) return null
  if (group.groupId.length !== groupIdBytes || group.salt.length !== saltBytes) {
    throw invalid('the group id or the salt has the wrong length')
  }
  const { origin } = group
  const isOrigin =
    origin === undefined ||
    (origin.groupId.length === groupIdBytes && origin.index >= 1 && origin.index <= anchor)
  if (!isOrigin) throw invalid('what the group was before is not well formed')
  // Copies: what was decoded are views into the header.
  return {
    ...group,
    groupId: new Uint8Array(group.groupId),
    salt: new Uint8Array(group.salt),
    limits: completeLimits(group.limits),
    ...(origin && { origin: { ...origin, groupId: new Uint8Array(origin.groupId) } }),
  }
}

function memberOf(member: HeaderMember, anchor: number): MemberView {
  const { id, addresses, role, readOnly, reluctant, since } = member
  const good =
    replicaPattern.test(id) &&
    id.length - incarnationBehind <= peerIdCharactersAtMost &&
    addresses.every((address) => address.length <= addressCharactersAtMost) &&
    since >= 1 &&
    since <= anchor
  if (!good) throw invalid('a member is not well formed')
  return { id, addresses, role: roleOf(role), readOnly, reluctant, since }
}

function inviteOf(invite: HeaderInvite, logTime: number): Invite {
  const { inviteId, key, role, readOnly, deadline, usesLeft } = invite
  const good =
    inviteId.length === inviteIdBytes &&
    key.length === inviteKeyBytes &&
    deadline > 0 &&
    deadline <= logTime + inviteTtlAtMostMs &&
    usesLeft <= inviteUsesAtMost
  if (!good) throw invalid('an invite is not well formed')
  return { key: byteString(key), role: roleOf(role), readOnly, deadline, usesLeft }
}

function roleOf(role: string): MemberRole {
  if (role !== 'voter' && role !== 'observer') throw invalid('a role is voter or observer')
  return role
}

function catalogueOf(
  { anchor, collections }: StateHeader,
  group: GroupState['group'],
): GroupState['catalogue'] {
  return ImmutableMap<string, Collection>().withMutations((catalogue) => {
    for (const { name, kind, options, created } of collections) {
      const refusal = checkName(name) ?? checkCreate({ kind, ...(options && { options }) })
      if (refusal !== null || !isKind(kind)) {
        throw invalid(refusal?.message ?? `there is no kind '${kind}'`)
      }
      if (created < 1 || created > anchor) throw invalid('a collection was created by no entry')
      const fields = { name, options: completeOptions(kind, options), created }
      catalogue.set(name, emptyCollection(kind, fields, group))
    }
  })
}

function invalid(reason: string): SnapshotInvalidError {
  return new SnapshotInvalidError(null, reason)
}
