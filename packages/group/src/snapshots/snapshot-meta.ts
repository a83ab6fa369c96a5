import { ConfContext } from '@tesela/protos/collections'
import type { ReplicaId, SnapshotMeta } from '@tesela/raft'
import { identityOf, replicaIdOf } from '../replica-id.ts'
import type { MemberView, PeerAddress } from '../seams.ts'
import type { Place } from './log-trail.ts'

/**
 * What the log says of a snapshot. Its context holds the records of the members: a member that finds the snapshot
 * itself damaged must know whom to ask for another one.
 */
export function snapshotMeta(
  { anchor, term, conf, confIndex }: Omit<Place, 'log' | 'logRoot'>,
  members: ReadonlyMap<ReplicaId, MemberView>,
): SnapshotMeta {
  const records = [...members.values()].map(({ id, addresses, role, readOnly, reluctant }) => ({
    ...identityOf(id),
    addresses: [...addresses],
    role,
    readOnly,
    reluctant,
  }))
  const context = ConfContext.encode({ logTime: 0, members: records })
  return { index: anchor, term, conf, confIndex, context }
}

/** The members that the log names beside a snapshot. */
export function membersOf({ context }: SnapshotMeta): readonly PeerAddress[] {
  return ConfContext.decode(context).members.map(({ peerId, incarnation, addresses }) => ({
    replica: replicaIdOf(peerId, incarnation),
    addresses,
  }))
}
