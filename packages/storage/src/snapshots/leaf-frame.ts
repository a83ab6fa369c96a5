import { crc32 } from 'node:zlib'

/** What stands before every leaf in a leaf file. It serves recovery of a staging; reading goes by the index. */
export interface LeafFrame {
  readonly ordinal: number
  /** Bytes of the leaf. */
  readonly length: number
  /** Everything in this file below this offset was durable when the frame was written. */
  readonly vouched: number
}

export const LEAF_FRAME_BYTES = 16
/** Refused before it is read. */
export const MAX_LEAF_BYTES = 256 * 1024 * 1024

/** Four little-endian numbers: crc32 of the others, ordinal, length, vouched. */
export function encodeLeafFrame(frame: LeafFrame, into: Buffer, at: number): void {
  into.writeUInt32LE(frame.ordinal, at + 4)
  into.writeUInt32LE(frame.length, at + 8)
  into.writeUInt32LE(frame.vouched, at + 12)
  into.writeUInt32LE(crc32(into.subarray(at + 4, at + LEAF_FRAME_BYTES)), at)
}

/** Null where no frame stands. Zeros are none. */
export function decodeLeafFrame(bytes: Buffer, at: number): LeafFrame | null {
  if (at + LEAF_FRAME_BYTES > bytes.length) return null
  const checksum = crc32(bytes.subarray(at + 4, at + LEAF_FRAME_BYTES))
  if (bytes.readUInt32LE(at) !== checksum) return null
  return {
    ordinal: bytes.readUInt32LE(at + 4),
    length: bytes.readUInt32LE(at + 8),
    vouched: bytes.readUInt32LE(at + 12),
  }
}
