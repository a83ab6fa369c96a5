import { decodeConfChange } from '../conf/codec.ts'
import type { ConfChange, ConfOp, Entry } from '../types.ts'
import { isOlderForm } from './parse-conf-change.ts'
import { memberNumber } from './replica-ids.ts'

/** Bytes of an entry in etcd's encoding, which its limit for entries that are being applied is counted in. */
export function entrySize({ type, term, index, data }: Entry): number {
  const change = type === 'conf' ? decodeConfChange(data) : null
  const dataSize = change === null ? data.length : changeSize(change)
  const typeSize = change === null ? 0 : 2
  // The empty entries of a leader carry no data at all.
  const dataField =
    dataSize === 0 && (change === null || change.ops.length === 0) ? 0 : bytesSize(dataSize)
  return typeSize + numberSize(BigInt(term)) + numberSize(BigInt(index)) + dataField
}

const operations: Record<ConfOp['op'], bigint> = {
  addVoter: 0n,
  remove: 1n,
  update: 2n,
  addLearner: 3n,
}

function changeSize(change: ConfChange): number {
  const ops = change.ops.map(({ op, id }) => {
    return numberSize(operations[op]) + numberSize(BigInt(memberNumber(id)))
  })
  if (isOlderForm(change)) return ops[0] ?? 0
  // A leader that leaves a joint configuration by itself encodes nothing.
  const transition = 2
  return transition + ops.reduce((sum, size) => sum + bytesSize(size), 0)
}

const numberSize = (value: bigint): number => 1 + varintSize(value)
const bytesSize = (length: number): number => 1 + varintSize(BigInt(length)) + length

function varintSize(value: bigint): number {
  let size = 1
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) size++
  return size
}
