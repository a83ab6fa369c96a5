import type { RaftStatus, ReplicaId, Term } from '@tesela/raft'
import type { Leadership } from '../leadership.ts'

/** Whom a member that catches up may ask, and be asked by: the leader too, which it may know by its messages alone. */
export interface KnownPeers {
  isKnown(replica: ReplicaId): boolean
  others(): readonly ReplicaId[]
  leader(): { readonly id: ReplicaId; readonly term: Term } | null
}

export interface KnownPeersOptions {
  readonly self: ReplicaId
  readonly leadership: Leadership
  status(): RaftStatus
  /** Every other member, as far as this one has applied. */
  others(): readonly ReplicaId[]
  isMember(replica: ReplicaId): boolean
}

export function createKnownPeers(options: KnownPeersOptions): KnownPeers {
  const { self, leadership, status, others, isMember } = options
  return {
    isKnown: (replica) => isMember(replica) || replica === leadership.leader,
    others() {
      const { leader } = leadership
      const known = others()
      return leader === null || leader === self || known.includes(leader)
        ? known
        : [...known, leader]
    },
    leader: () =>
      leadership.leader === null ? null : { id: leadership.leader, term: status().term },
  }
}
