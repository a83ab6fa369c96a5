import type { ChangeMembersRequest } from '@tesela/protos/forward'
import type { Index } from '@tesela/raft'
import { MalformedFrameError } from '../errors.ts'
import type { MemberChange } from '../types.ts'

/** Numbers of `ChangeMembersRequest.kind` in forward.proto. */
const kinds = { promote: 1, demote: 2, remove: 3, replace: 4, makeReluctant: 5, makeWilling: 6 }

export function changeRequestOf(
  change: MemberChange,
  expectConfIndex: Index,
): ChangeMembersRequest {
  const { replica } = change
  if (change.kind === 'replace') {
    return { kind: kinds.replace, replica, successor: change.successor, expectConfIndex }
  }
  const kind =
    change.kind !== 'prefer'
      ? kinds[change.kind]
      : change.reluctant
        ? kinds.makeReluctant
        : kinds.makeWilling
  return { kind, replica, successor: '', expectConfIndex }
}

/** As long as the id of a replica may be in a configuration entry. */
const MAX_REPLICA_LENGTH = 512

/** Throws `MalformedFrameError`. */
export function memberChangeOf({ kind, replica, successor }: ChangeMembersRequest): MemberChange {
  if (replica.length > MAX_REPLICA_LENGTH || successor.length > MAX_REPLICA_LENGTH) {
    throw new MalformedFrameError('a replica with a name that is too long')
  }
  switch (kind) {
    case kinds.promote:
      return { kind: 'promote', replica }
    case kinds.demote:
      return { kind: 'demote', replica }
    case kinds.remove:
      return { kind: 'remove', replica }
    case kinds.replace:
      return { kind: 'replace', replica, successor }
    case kinds.makeReluctant:
    case kinds.makeWilling:
      return { kind: 'prefer', replica, reluctant: kind === kinds.makeReluctant }
    default:
      throw new MalformedFrameError(`${kind} is no kind of change`)
  }
}
