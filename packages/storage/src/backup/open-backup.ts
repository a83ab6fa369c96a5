import { crc32 } from 'node:zlib'
import type { Digest } from '@tesela/merkle'
import { hashLeaf } from '@tesela/merkle'
import type { Disk, DiskFile } from '../disk.ts'
import { FormatUnknownError, SnapshotDamagedError } from '../errors.ts'
import { MAX_LEAF_BYTES } from '../snapshots/leaf-frame.ts'
import {
  BACKUP_FORMAT,
  type BackupHead,
  decodeHead,
  decodeLeafHead,
  encodeTrailer,
  HEAD_BYTES,
  LEAF_HEAD_BYTES,
  MAX_MANIFEST_BYTES,
  TRAILER_BYTES,
} from './backup-format.ts'

export interface BackupLeaf {
  readonly ordinal: number
  /** Of these bytes, as computed. */
  readonly digest: Digest
  /** A view that holds until the next one is asked for. */
  readonly leaf: Uint8Array
}

/** A snapshot in one file. */
export interface Backup {
  readonly manifest: Uint8Array
  /** How many. */
  readonly leaves: number
  /** Of all leaves. */
  readonly bytes: number
  /**
   * Every leaf in order, verified against the digest beside it, and then the trailer. Leaves are read as they are asked
   * for. With `damaged`, a leaf with another digest is told to it, and left out.
   *
   * @throws SnapshotDamagedError
   */
  read(damaged?: (error: SnapshotDamagedError) => void): AsyncGenerator<BackupLeaf, void>
  close(): Promise<void>
}

/** Checks everything before the first leaf. @throws SnapshotDamagedError, FormatUnknownError */
export async function openBackup(disk: Disk, path: string): Promise<Backup> {
  const file = await disk.open(path, 'existing')
  try {
    const size = await file.size()
    const bytes = buffer(await file.readAt(0, HEAD_BYTES))
    const head = decodeHead(bytes)
    if (head === null) throw new SnapshotDamagedError(path, 0, 'it does not begin as a backup')
    if (head.format !== BACKUP_FORMAT) throw new FormatUnknownError(path, head.format)
    // Before anything is allocated for it.
    const expected =
      HEAD_BYTES + head.manifestBytes + head.leaves * LEAF_HEAD_BYTES + head.bytes + TRAILER_BYTES
    if (head.manifestBytes > MAX_MANIFEST_BYTES || size !== expected) {
      const reason = `it has ${size} bytes instead of ${expected}`
      throw new SnapshotDamagedError(path, Math.min(size, expected), reason)
    }
    const manifest = await file.readAt(HEAD_BYTES, head.manifestBytes)
    if (manifest.length < head.manifestBytes || crc32(manifest) !== head.manifestChecksum) {
      throw new SnapshotDamagedError(path, HEAD_BYTES, 'the checksum of the manifest is wrong')
    }
    return new FileBackup(file, head, manifest, crc32(manifest, crc32(bytes)))
  } catch (error) {
    await file.close()
    throw error
  }
}

const READ_BYTES = 1024 * 1024

class FileBackup implements Backup {
  readonly manifest: Uint8Array
  readonly leaves: number
  readonly bytes: number
  readonly #file: DiskFile
  /** Of head and manifest. */
  readonly #checksum: number
  #window: Buffer = Buffer.alloc(0)
  #start = 0

  constructor(
    file: DiskFile,
    { leaves, bytes }: BackupHead,
    manifest: Uint8Array,
    checksum: number,
  ) {
    this.#file = file
    this.manifest = manifest
    this.leaves = leaves
    this.bytes = bytes
    this.#checksum = checksum
  }

  async *read(damaged?: (error: SnapshotDamagedError) => void): AsyncGenerator<BackupLeaf, void> {
    let at = HEAD_BYTES + this.manifest.length
    let checksum = this.#checksum
    let isWhole = true
    for (let ordinal = 0; ordinal < this.leaves; ordinal++) {
      const head = await this.#bytes(at, LEAF_HEAD_BYTES)
      const known = decodeLeafHead(head)
      if (known === null || known.length > MAX_LEAF_BYTES) {
        throw this.#damage(at, `the head of leaf ${ordinal} does not read back`)
      }
      checksum = crc32(head, checksum)
      const leaf = await this.#bytes(at + LEAF_HEAD_BYTES, known.length)
      checksum = crc32(leaf, checksum)
      const digest = hashLeaf(leaf)
      if (digest === known.digest) yield { ordinal, digest, leaf }
      else {
        const error = this.#damage(at + LEAF_HEAD_BYTES, `leaf ${ordinal} has another digest`)
        if (damaged === undefined) throw error
        isWhole = false
        damaged(error)
      }
      at += LEAF_HEAD_BYTES + known.length
    }
    // Of one that is damaged the checksum says nothing new.
    const trailer = await this.#bytes(at, TRAILER_BYTES)
    if (isWhole && !trailer.equals(encodeTrailer(checksum))) {
      throw this.#damage(at, 'the checksum at the end is wrong')
    }
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  async #bytes(at: number, length: number): Promise<Buffer> {
    if (at + length > this.#start + this.#window.length) {
      this.#start = at
      this.#window = buffer(await this.#file.readAt(at, Math.max(length, READ_BYTES)))
    }
    const bytes = this.#window.subarray(at - this.#start, at - this.#start + length)
    if (bytes.length < length) throw this.#damage(at, 'the file ends here')
    return bytes
  }

  #damage(offset: number, reason: string): SnapshotDamagedError {
    return new SnapshotDamagedError(this.#file.path, offset, reason)
  }
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
