import { crc32 } from 'node:zlib'
import { SEGMENT_HEADER_BYTES } from './segment-header.ts'

/**
 * One record of the write-ahead log, as FORMAT.md lays it out:
 *
 *     0  u32  checksum of everything behind it, seeded with segment number and offset
 *     4  u32  payload bytes, without the zeros that pad it to a multiple of 8
 *     8  u32  vouched: what of this segment was durable when the record was written
 *    12  u8   type, then three zero bytes
 *    16       payload, padding
 */
export const RECORD_HEADER_BYTES = 16
export const RECORD_ALIGNMENT = 8
/** Room for the largest command and then some; a longer one is not a record. */
export const MAX_PAYLOAD_BYTES = 64 * 1024 * 1024

export const recordType = {
  hardState: 1,
  normalEntry: 2,
  confEntry: 3,
  seal: 4,
  anchor: 5,
  install: 6,
  cut: 7,
  continued: 8,
} as const
export type RecordType = (typeof recordType)[keyof typeof recordType]

export interface LogRecord {
  readonly type: RecordType
  /** Where it begins and ends (padding included), bytes from the start of the file. */
  readonly offset: number
  readonly end: number
  /** Every byte of the segment below this offset was durable when this record was written. */
  readonly vouched: number
  /** A view into the window. */
  readonly payload: Uint8Array
}

/** Some bytes of a segment file, the first of them at `base`. */
export interface SegmentWindow {
  readonly segment: number
  readonly base: number
  readonly bytes: Uint8Array
  readonly view: DataView
}

export function segmentWindow(segment: number, base: number, bytes: Uint8Array): SegmentWindow {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { segment, base, bytes, view }
}

/** Bytes that a record with such a payload takes. */
export function recordBytes(payloadBytes: number): number {
  const bytes = RECORD_HEADER_BYTES + payloadBytes
  const over = bytes % RECORD_ALIGNMENT
  return over === 0 ? bytes : bytes + RECORD_ALIGNMENT - over
}

/**
 * Where the checksum starts from. Two places in one segment, or one place in two segments, have different
 * seeds, and with different seeds equal bytes have different checksums: a record is valid in its place only.
 */
export function checksumSeed(segment: number, offset: number): number {
  return (Math.imul(segment, 0x9e3779b1) ^ offset) >>> 0
}

/** The record that begins at the offset, null where none does. Copies nothing, allocates no length it reads. */
export function recordAt(window: SegmentWindow, offset: number): LogRecord | null {
  const record = frameAt(window, offset)
  return record !== null && checksumHolds(window, record) ? record : null
}

/** What looks like a record at the offset, its checksum not looked at. */
export function frameAt(window: SegmentWindow, offset: number): LogRecord | null {
  const at = offset - window.base
  const { bytes, view } = window
  if (at + RECORD_HEADER_BYTES > bytes.length) return null
  const type = knownType(view.getUint32(at + 12, true))
  if (type === null) return null
  const payloadBytes = view.getUint32(at + 4, true)
  if (payloadBytes > MAX_PAYLOAD_BYTES) return null
  const length = recordBytes(payloadBytes)
  if (at + length > bytes.length) return null
  const vouched = view.getUint32(at + 8, true)
  if (vouched < SEGMENT_HEADER_BYTES || vouched > offset) return null
  const payloadAt = at + RECORD_HEADER_BYTES
  const payload = bytes.subarray(payloadAt, payloadAt + payloadBytes)
  return { type, offset, end: offset + length, vouched, payload }
}

export function checksumHolds(window: SegmentWindow, record: LogRecord): boolean {
  const at = record.offset - window.base
  const covered = window.bytes.subarray(at + 4, record.end - window.base)
  const checksum = crc32(covered, checksumSeed(window.segment, record.offset))
  return checksum === window.view.getUint32(at, true)
}

function knownType(word: number): RecordType | null {
  switch (word) {
    case recordType.hardState:
    case recordType.normalEntry:
    case recordType.confEntry:
    case recordType.seal:
    case recordType.anchor:
    case recordType.install:
    case recordType.cut:
    case recordType.continued:
      return word
    default:
      return null
  }
}
