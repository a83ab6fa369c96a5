import { StateHeader } from '@tesela/protos/collections'
import { bytesOf } from './byte-string.ts'
import type { GroupState } from './state.ts'

/**
 * The encoded StateHeader of a state: one state has one encoding.
 *
 * @param log - where the log of the group stands, opaque here
 */
export function encodeHeader(state: GroupState, log: Uint8Array): Uint8Array {
  const { revision, logTime, group, limits, members, removed, invites, catalogue } = state
  return StateHeader.encode({
    anchor: revision,
    logTime,
    ...(group === null ? {} : { group }),
    limits,
    members: sorted(members).map(([id, { addresses, role, readOnly, reluctant, since }]) => ({
      id,
      addresses: [...addresses],
      role,
      readOnly,
      reluctant,
      since,
    })),
    removed: [...removed].sort(),
    invites: sorted(invites).map(([id, invite]) => ({
      inviteId: bytesOf(id),
      key: bytesOf(invite.key),
      role: invite.role,
      readOnly: invite.readOnly,
      deadline: invite.deadline,
      usesLeft: invite.usesLeft,
    })),
    collections: sorted(catalogue).map(([name, { kind, options, created }]) => ({
      name,
      kind,
      options: { ...options },
      created,
    })),
    log,
  })
}

/** Immutable maps iterate in an order that depends on history. */
function sorted<V>(map: Iterable<[string, V]>): [string, V][] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : 1))
}
