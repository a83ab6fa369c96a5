import { crc32 } from 'node:zlib'
import type { EntryId } from '@tesela/raft'
import { FormatUnknownError, LogDamagedError } from './errors.ts'
import { getInteger, setInteger } from './integers.ts'

/** A whole sector, so that no write of records touches it again. */
export const SEGMENT_HEADER_BYTES = 512
/** Refused before anything of the size is allocated. */
export const MAX_SEGMENT_BYTES = 256 * 1024 * 1024

const MAGIC = new TextEncoder().encode('TESELAWL')
const FORMAT = 3
/** In it nothing says that another segment follows; all else is the same. */
const EARLIER_FORMAT = 2

/** The first sector of a segment; FORMAT.md has the layout. */
export interface SegmentHeader {
  /** 1 for the first; equals the number in the file's name. */
  readonly number: number
  /** Bytes of the whole file, header included. */
  readonly capacity: number
  /** How many records stand in the segments before this one. */
  readonly firstSequence: number
  /** The last entry of the log when the segment was begun: what stands before may be gone. */
  readonly last: EntryId
}

/** As it stands in a file. */
export interface StoredSegmentHeader extends SegmentHeader {
  /** Whether a record in it may say that another segment follows: a build that knows no such record takes it for damage. */
  readonly maySayContinued: boolean
}

export function encodeSegmentHeader(header: SegmentHeader): Uint8Array {
  const bytes = new Uint8Array(SEGMENT_HEADER_BYTES)
  const view = new DataView(bytes.buffer)
  bytes.set(MAGIC, 0)
  view.setUint32(12, FORMAT, true)
  view.setUint32(16, header.number, true)
  view.setUint32(20, header.capacity, true)
  setInteger(view, 24, header.firstSequence)
  setInteger(view, 32, header.last.term)
  setInteger(view, 40, header.last.index)
  view.setUint32(8, crc32(bytes.subarray(12)), true)
  return bytes
}

/** @throws LogDamagedError, FormatUnknownError */
export function decodeSegmentHeader(bytes: Uint8Array, file: string): StoredSegmentHeader {
  const damaged = (offset: number, reason: string) => new LogDamagedError(file, offset, reason)
  if (bytes.length < SEGMENT_HEADER_BYTES) throw damaged(bytes.length, 'the header is cut short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, SEGMENT_HEADER_BYTES)
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) throw damaged(0, 'this is no log segment')
  if (view.getUint32(8, true) !== crc32(bytes.subarray(12, SEGMENT_HEADER_BYTES))) {
    throw damaged(8, 'the checksum of the header is wrong')
  }
  const format = view.getUint32(12, true)
  if (format !== FORMAT && format !== EARLIER_FORMAT) throw new FormatUnknownError(file, format)
  return {
    number: view.getUint32(16, true),
    capacity: view.getUint32(20, true),
    firstSequence: getInteger(view, 24),
    last: { term: getInteger(view, 32), index: getInteger(view, 40) },
    maySayContinued: format === FORMAT,
  }
}
