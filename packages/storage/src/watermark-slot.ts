import { crc32 } from 'node:zlib'
import { WatermarkSlot as WatermarkMessage } from '@tesela/protos/storage'
import type { EntryId, ReplicaId, Term } from '@tesela/raft'
import { FormatUnknownError } from './errors.ts'

/** A page of its own for each slot: a write that is cut short leaves the other one alone. */
export const SLOT_BYTES = 4096
export const SLOTS = 2

const MAGIC = new TextEncoder().encode('TESELAWM')
const FORMAT = 1
const HEADER_BYTES = 20

/** How far this replica has promised, and a copy of its term and vote. */
export interface WatermarkSlot {
  readonly sequence: number
  readonly position: EntryId
  readonly term: Term
  readonly vote: ReplicaId | null
}

/** The whole slot, zeros behind what it says. */
export function encodeSlot({ sequence, position, term, vote }: WatermarkSlot): Uint8Array {
  const payload = WatermarkMessage.encode({
    sequence,
    term: position.term,
    index: position.index,
    currentTerm: term,
    ...(vote === null ? {} : { vote }),
  })
  if (HEADER_BYTES + payload.length > SLOT_BYTES) throw new RangeError('the vote is too long')
  const bytes = new Uint8Array(SLOT_BYTES)
  const view = new DataView(bytes.buffer)
  bytes.set(MAGIC)
  view.setUint32(12, FORMAT, true)
  view.setUint32(16, payload.length, true)
  bytes.set(payload, HEADER_BYTES)
  view.setUint32(8, crc32(bytes.subarray(12)), true)
  return bytes
}

/** Null where none was written as a whole. @throws FormatUnknownError */
export function decodeSlot(bytes: Uint8Array, path: string): WatermarkSlot | null {
  if (bytes.length < SLOT_BYTES || !MAGIC.every((byte, at) => bytes[at] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, SLOT_BYTES)
  if (view.getUint32(8, true) !== crc32(bytes.subarray(12, SLOT_BYTES))) return null
  const format = view.getUint32(12, true)
  if (format !== FORMAT) throw new FormatUnknownError(path, format)
  const length = view.getUint32(16, true)
  if (HEADER_BYTES + length > SLOT_BYTES) return null
  try {
    const payload = bytes.subarray(HEADER_BYTES, HEADER_BYTES + length)
    const { sequence, term, index, currentTerm, vote } = WatermarkMessage.decode(payload)
    if (![sequence, term, index, currentTerm].every(Number.isSafeInteger)) return null
    return { sequence, position: { term, index }, term: currentTerm, vote: vote ?? null }
  } catch {
    // The codec's own words add nothing: a slot that does not decode was never written.
    return null
  }
}
