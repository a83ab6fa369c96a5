import { crc32 } from 'node:zlib'
import type { Digest } from '@tesela/merkle'
import type { Disk } from '../disk.ts'
import type { LeafPlaces } from './leaf-places.ts'
import type { LeafWriter } from './leaf-writer.ts'
import { INDEX_NAME } from './snapshot-layout.ts'
import type { SnapshotSizes } from './snapshot-sizes.ts'
import type { SnapshotId } from './snapshot-store.ts'
import { writeIndex } from './write-index.ts'

export interface CompleteSnapshot {
  readonly disk: Disk
  /** With the manifest in it, and all leaves. */
  readonly directory: string
  readonly id: SnapshotId
  readonly manifest: Uint8Array
  readonly digests: readonly Digest[]
  readonly places: LeafPlaces
  /** Is closed. */
  readonly writer: LeafWriter
  readonly sizes: SnapshotSizes
}

/** Makes all leaves durable, and then the index of them: what is left is to give the directory its name. */
export async function completeSnapshot(parts: CompleteSnapshot): Promise<void> {
  const { disk, directory, id, manifest, digests, places, writer, sizes } = parts
  await writer.sync()
  await writer.close()
  const head = {
    id,
    leaves: places.count,
    manifestBytes: manifest.length,
    manifestChecksum: crc32(manifest),
    files: writer.files,
  }
  await writeIndex(disk, `${directory}/${INDEX_NAME}`, head, digests, places, sizes)
  await disk.syncDirectory(directory)
}
