import { encodeConfChange, type ReplicaId } from '@tesela/raft'

/**
 * The data of a group's first entry: `replica` is its only voter.
 *
 * @param context encoded ConfContext (protos/collections) with the group's record and this member's
 */
export function genesisEntry(replica: ReplicaId, context: Uint8Array): Uint8Array {
  return encodeConfChange({ transition: 'auto', ops: [{ op: 'addVoter', id: replica }], context })
}
