import { decodeConfChange } from '../conf/codec.ts'
import type { ConfChange, ConfOp, Entry } from '../types.ts'
import { isLeadersOwn, isOlderForm } from './parse-conf-change.ts'
import { memberNumber } from './replica-ids.ts'

const typeSize = 2

/**
 * Bytes of an entry in etcd's encoding, which its limit for entries that are being applied is counted in.
 * `isFirst`: of its term.
 */
export function entrySize({ type, term, index, data }: Entry, isFirst: boolean): number {
  const position = numberSize(BigInt(term)) + numberSize(BigInt(index))
  // An empty entry that no leader began with stands for a refused change, and names its type.
  if (type === 'normal' && data.length === 0) return position + (isFirst ? 0 : typeSize)
  if (type === 'normal') return position + bytesSize(data.length)
  const change = decodeConfChange(data)
  // A leader that leaves a joint configuration by itself encodes nothing.
  const dataSize = isLeadersOwn(change) ? 0 : bytesSize(changeSize(change))
  return position + typeSize + dataSize
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
  const transitionSize = 2
  return transitionSize + ops.reduce((sum, size) => sum + bytesSize(size), 0)
}

const numberSize = (value: bigint): number => 1 + varintSize(value)
const bytesSize = (length: number): number => 1 + varintSize(BigInt(length)) + length

function varintSize(value: bigint): number {
  let size = 1
  for (let rest = value >> 7n; rest > 0n; rest >>= 7n) size++
  return size
}
