import { crc32 } from 'node:zlib'
import type { Disk, DiskFile } from '../disk.ts'
import { SnapshotDamagedError } from '../errors.ts'
import { readManifest } from './manifest-file.ts'
import { readIndex } from './read-index.ts'
import type { IndexHead } from './snapshot-index.ts'
import { INDEX_NAME, leafFileName, MANIFEST_NAME } from './snapshot-layout.ts'
import type { SnapshotId } from './snapshot-store.ts'
import type { OpenedSnapshot, OpenedSnapshotParts } from './stored-snapshot.ts'
import { createOpenedSnapshot } from './stored-snapshot.ts'

/** Checks everything but the leaves themselves. @throws SnapshotDamagedError, FormatUnknownError */
export async function openSnapshot(
  disk: Disk,
  directory: string,
  id: SnapshotId,
  onClose: OpenedSnapshotParts['onClose'],
): Promise<OpenedSnapshot> {
  const manifest = await readManifest(disk, directory)
  const indexPath = `${directory}/${INDEX_NAME}`
  const index = await readIndex(disk, indexPath)
  const { head } = index
  if (head.id.term !== id.term || head.id.index !== id.index) {
    throw new SnapshotDamagedError(indexPath, 16, 'it is of another snapshot')
  }
  if (head.manifestBytes !== manifest.length || head.manifestChecksum !== crc32(manifest)) {
    throw new SnapshotDamagedError(indexPath, 40, 'it belongs to another manifest')
  }
  await checkNames(disk, directory, head)
  const files = await openLeafFiles(disk, directory, head)
  return createOpenedSnapshot({ id, manifest, index, files, onClose })
}

async function checkNames(disk: Disk, directory: string, { files }: IndexHead): Promise<void> {
  const expected = new Set([
    MANIFEST_NAME,
    INDEX_NAME,
    ...files.map((_, at) => leafFileName(at + 1)),
  ])
  for (const name of await disk.list(directory)) {
    if (!expected.delete(name)) {
      throw new SnapshotDamagedError(`${directory}/${name}`, 0, 'it does not belong here')
    }
  }
  for (const name of expected) {
    throw new SnapshotDamagedError(`${directory}/${name}`, 0, 'it is missing')
  }
}

async function openLeafFiles(
  disk: Disk,
  directory: string,
  head: IndexHead,
): Promise<readonly DiskFile[]> {
  const opened: DiskFile[] = []
  try {
    for (const [at, length] of head.files.entries()) {
      const file = await disk.open(`${directory}/${leafFileName(at + 1)}`, 'existing')
      opened.push(file)
      const size = await file.size()
      if (size !== length) {
        const reason = `it has ${size} bytes instead of ${length}`
        throw new SnapshotDamagedError(file.path, Math.min(size, length), reason)
      }
    }
    return opened
  } catch (error) {
    await Promise.all(opened.map((file) => file.close()))
    throw error
  }
}
