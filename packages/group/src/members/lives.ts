import type { ReplicaId } from '@tesela/raft'
import { peerIdOf } from '../replica-id.ts'
import type { MemberView } from '../seams.ts'

/**
 * A peer that lost its log joins again as another replica: until the former one is removed, both are members. No
 * process has the log of an earlier life, so that it is as good as gone whatever was heard of it lately.
 */
type Members = ReadonlyMap<ReplicaId, Pick<MemberView, 'id' | 'since'>>

/** Members that the same peer was before it joined as this one. */
export function earlierLives(replica: ReplicaId, members: Members): readonly ReplicaId[] {
  return livesOf(replica, members, (since, own) => since < own)
}

/** Members as which the same peer has joined since. */
export function laterLives(replica: ReplicaId, members: Members): readonly ReplicaId[] {
  return livesOf(replica, members, (since, own) => since > own)
}

function livesOf(
  replica: ReplicaId,
  members: Members,
  counts: (since: number, own: number) => boolean,
): readonly ReplicaId[] {
  const own = members.get(replica)
  if (own === undefined) return []
  const peerId = peerIdOf(replica)
  return [...members.values()]
    .filter(({ id, since }) => counts(since, own.since) && peerIdOf(id) === peerId)
    .map(({ id }) => id)
}
