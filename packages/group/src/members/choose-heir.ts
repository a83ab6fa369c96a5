import type { RaftStatus, ReplicaId } from '@tesela/raft'
import type { MemberView } from '../seams.ts'

/**
 * Who is best suited to lead next: a voter that is heard, of those one that does not mind, and of those the one that
 * lacks least of the log. Null: nobody.
 */
export function chooseHeir(
  { conf, progress }: Pick<RaftStatus, 'conf' | 'progress'>,
  members: ReadonlyMap<ReplicaId, MemberView>,
  isHeard: (replica: ReplicaId) => boolean,
): ReplicaId | null {
  const rank = (id: ReplicaId) => (members.get(id)?.reluctant === true ? 0 : 1)
  const match = (id: ReplicaId) => progress.get(id)?.match ?? 0
  const [best] = conf.voters
    .filter((id) => progress.has(id) && isHeard(id))
    .toSorted((one, other) => rank(other) - rank(one) || match(other) - match(one))
  return best ?? null
}
