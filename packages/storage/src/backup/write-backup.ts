import { crc32 } from 'node:zlib'
import type { Digest } from '@tesela/merkle'
import { hashLeaf } from '@tesela/merkle'
import type { Disk, DiskFile } from '../disk.ts'
import { SnapshotExistsError, SnapshotIncompleteError } from '../errors.ts'
import { parentDirectory } from '../parent-directory.ts'
import { diskFailure } from '../snapshots/disk-failure.ts'
import { encodeHead, encodeLeafHead, encodeTrailer } from './backup-format.ts'

/** What is known of the snapshot before its leaves come. */
export interface BackupContent {
  readonly manifest: Uint8Array
  /** How many. */
  readonly leaves: number
  /** Of all leaves. */
  readonly bytes: number
}

/** Compares digests with what is known of them; what it throws ends the writing. */
export interface DigestCheck {
  add(digest: Digest): void
  /** Nothing follows. */
  finish(): void
}

/** Leaves are gathered up to so many bytes a write. */
const WRITE_BYTES = 1024 * 1024

/**
 * Writes a snapshot into one file, which has its name only when it is complete and durable. What an earlier attempt left
 * behind is written over. Rejects with what `leaves` rejects with or `check` throws, and leaves nothing then.
 *
 * @param leaves in the order of their ordinals
 * @throws SnapshotExistsError, SnapshotIncompleteError, DiskFullError, StorageFailedError
 */
export async function writeBackup(
  disk: Disk,
  path: string,
  content: BackupContent,
  leaves: AsyncIterable<Uint8Array>,
  check: DigestCheck | null = null,
): Promise<void> {
  if (await disk.exists(path)) throw new SnapshotExistsError(path)
  const partial = `${path}.partial`
  if (await disk.exists(partial)) await disk.unlink(partial)
  const file = await disk.open(partial, 'create')
  try {
    const writer = new BackupWriter(file)
    await writer.begin(content)
    let written = 0
    let bytes = 0
    for await (const leaf of leaves) {
      const digest = hashLeaf(leaf)
      check?.add(digest)
      await writer.put(leaf, digest)
      written += 1
      bytes += leaf.length
    }
    if (written !== content.leaves) throw new SnapshotIncompleteError(content.leaves - written)
    if (bytes !== content.bytes)
      throw new RangeError(`${bytes} bytes of leaves instead of ${content.bytes}`)
    check?.finish()
    await writer.finish()
  } catch (error) {
    await file.close()
    await disk.unlink(partial).catch(() => undefined)
    throw error
  }
  await file.close()
  await disk.rename(partial, path)
  await disk.syncDirectory(parentDirectory(path))
}

class BackupWriter {
  readonly #file: DiskFile
  #chunks: Uint8Array[] = []
  #gathered = 0
  #at = 0
  #checksum = 0

  constructor(file: DiskFile) {
    this.#file = file
  }

  async begin({ manifest, leaves, bytes }: BackupContent): Promise<void> {
    const sizes = { manifestBytes: manifest.length, manifestChecksum: crc32(manifest) }
    await this.#write(encodeHead({ ...sizes, leaves, bytes }), manifest)
  }

  async put(leaf: Uint8Array, digest: Digest): Promise<void> {
    await this.#write(encodeLeafHead(leaf.length, digest), leaf)
  }

  async finish(): Promise<void> {
    await this.#write(encodeTrailer(this.#checksum))
    await this.#flush()
    try {
      await this.#file.datasync()
    } catch (error) {
      throw diskFailure(this.#file.path, error)
    }
  }

  async #write(...chunks: readonly Uint8Array[]): Promise<void> {
    for (const chunk of chunks) {
      this.#checksum = crc32(chunk, this.#checksum)
      this.#chunks.push(chunk)
      this.#gathered += chunk.length
    }
    if (this.#gathered >= WRITE_BYTES) await this.#flush()
  }

  async #flush(): Promise<void> {
    try {
      await this.#file.writeAt(this.#at, this.#chunks)
    } catch (error) {
      throw diskFailure(this.#file.path, error)
    }
    this.#at += this.#gathered
    this.#chunks = []
    this.#gathered = 0
  }
}
