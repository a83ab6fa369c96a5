import type { CollectionsMachine } from '@tesela/collections'
import { MemberRecord } from '@tesela/protos/collections'
import { incarnationOf, peerIdOf } from './replica-id.ts'

/** The members as encoded records, as a joiner is told them. */
export function memberRecords(
  members: ReturnType<CollectionsMachine['members']>,
): Uint8Array<ArrayBuffer>[] {
  return [...members.values()].map(({ id, addresses, role, readOnly }) => {
    const peerId = peerIdOf(id)
    const incarnation = incarnationOf(id)
    const reluctant = false
    const fields = { peerId, incarnation, addresses: [...addresses], role, readOnly, reluctant }
    return Uint8Array.from(MemberRecord.encode(fields))
  })
}
