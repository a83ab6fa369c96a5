import { replicaIdOf } from '@tesela/collections'
import type { PeerAddress } from '@tesela/group'
import { MemberRecord } from '@tesela/protos/collections'
import { NodeError } from './errors.ts'

/** Where a member is, from its encoded MemberRecord. Throws `NodeError` protocol_mismatch for bytes that are none. */
export function peerAddressOf(encoded: Uint8Array): PeerAddress {
  let record: MemberRecord
  try {
    record = MemberRecord.decode(encoded)
  } catch (cause) {
    throw new NodeError('protocol_mismatch', 'the record of a member cannot be read', { cause })
  }
  return { replica: replicaIdOf(record), addresses: record.addresses }
}
