import type { System } from '../load/system.ts'
import { Failure } from '../script/failure.ts'
import { connectGrpc, type Grpc } from './grpc.ts'
import { decodeFields, encodeFields } from './protobuf.ts'

/** etcd's keys and values through its gRPC interface; `url` names the node. */
export async function connectEtcd(url: string): Promise<System> {
  const grpc = await connectGrpc(url)
  return {
    put: (key, value) => grpc.call('/etcdserverpb.KV/Put', putRequest(key, value)),
    async putMany(entries) {
      // TxnRequest.success is a list of RequestOp, whose field 2 is a put.
      const operations = entries.map(
        ([key, value]) => [2, encodeFields([[2, putRequest(key, value)]])] as const,
      )
      const answer = await grpc.call('/etcdserverpb.KV/Txn', encodeFields(operations))
      if (decodeFields(answer).numbers.get(2) !== 1n) throw new Failure('A batch was not applied.')
    },
    async get(key) {
      // RangeRequest.serializable stays false: linearizable. RangeResponse.count is field 4.
      const answer = await grpc.call('/etcdserverpb.KV/Range', encodeFields([[1, key]]))
      if (decodeFields(answer).numbers.get(4) !== 1n) {
        throw new Failure('A key that was written is missing.')
      }
    },
    close: () => grpc.close(),
  }
}

function putRequest(key: Uint8Array, value: Uint8Array): Uint8Array {
  return encodeFields([
    [1, key],
    [2, value],
  ])
}

/** Whether this node leads; null while nobody does. */
export async function etcdLeads(grpc: Grpc): Promise<boolean | null> {
  const status = decodeFields(
    await grpc.call('/etcdserverpb.Maintenance/Status', new Uint8Array(0)),
  )
  const header = decodeFields(status.bytes.get(1) ?? new Uint8Array(0))
  const leader = status.numbers.get(4) ?? 0n
  return leader === 0n ? null : header.numbers.get(2) === leader
}
