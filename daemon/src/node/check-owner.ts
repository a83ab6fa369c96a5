import type { GroupMeta } from '@tesela/protos/storage'
import { NodeError } from './errors.ts'

/**
 * Under another identity the votes and acknowledgements of the member would be those of somebody else.
 *
 * @param directory of the group
 * @throws NodeError `storage_damaged` where `meta` of it names another peer
 */
export function checkOwner(
  directory: string,
  meta: Pick<GroupMeta, 'peerId'>,
  peerId: string,
): void {
  if (meta.peerId === peerId) return
  throw new NodeError(
    'storage_damaged',
    `${directory} belongs to peer ${meta.peerId}, but the identity here is that of ${peerId}: put the identity.key of that peer back; where the directory was copied from another peer, or that key is lost, move it out, start, and join with an invite`,
  )
}
