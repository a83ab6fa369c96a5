import { crc32 } from 'node:zlib'
import type { Digest } from '@tesela/merkle'

/** What stands in front of everything; BACKUP.md has every byte. */
export interface BackupHead {
  readonly manifestBytes: number
  readonly manifestChecksum: number
  readonly leaves: number
  /** Of all leaves. */
  readonly bytes: number
}

const MAGIC = Buffer.from('TESELABK')
const TRAILER_MAGIC = Buffer.from('TESELAND')
export const BACKUP_FORMAT = 1
export const HEAD_BYTES = 40
export const LEAF_HEAD_BYTES = 40
export const TRAILER_BYTES = 16
/** As a manifest in a directory; a larger one is refused before it is read. */
export const MAX_MANIFEST_BYTES = 16 * 1024 * 1024

export function encodeHead({ manifestBytes, manifestChecksum, leaves, bytes }: BackupHead): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  MAGIC.copy(head)
  head.writeUInt32LE(BACKUP_FORMAT, 12)
  head.writeUInt32LE(manifestBytes, 16)
  head.writeUInt32LE(manifestChecksum, 20)
  head.writeBigUInt64LE(BigInt(leaves), 24)
  head.writeBigUInt64LE(BigInt(bytes), 32)
  head.writeUInt32LE(crc32(head.subarray(12)), 8)
  return head
}

/** Null where no head stands. */
export function decodeHead(head: Buffer): (BackupHead & { readonly format: number }) | null {
  if (head.length < HEAD_BYTES || !head.subarray(0, 8).equals(MAGIC)) return null
  if (head.readUInt32LE(8) !== crc32(head.subarray(12, HEAD_BYTES))) return null
  return {
    format: head.readUInt32LE(12),
    manifestBytes: head.readUInt32LE(16),
    manifestChecksum: head.readUInt32LE(20),
    leaves: Number(head.readBigUInt64LE(24)),
    bytes: Number(head.readBigUInt64LE(32)),
  }
}

export function encodeLeafHead(length: number, digest: Digest): Buffer {
  const head = Buffer.alloc(LEAF_HEAD_BYTES)
  head.writeUInt32LE(length, 4)
  head.write(digest, 8, 32, 'latin1')
  head.writeUInt32LE(crc32(head.subarray(4)), 0)
  return head
}

/** Null where no leaf begins. */
export function decodeLeafHead(head: Buffer): { length: number; digest: Digest } | null {
  if (head.readUInt32LE(0) !== crc32(head.subarray(4, LEAF_HEAD_BYTES))) return null
  return { length: head.readUInt32LE(4), digest: head.toString('latin1', 8, LEAF_HEAD_BYTES) }
}

/** @param checksum - crc32 of everything before */
export function encodeTrailer(checksum: number): Buffer {
  const trailer = Buffer.alloc(TRAILER_BYTES)
  TRAILER_MAGIC.copy(trailer)
  trailer.writeUInt32LE(checksum, 8)
  return trailer
}
