import { fileKind, readCheckedFile, writeCheckedFile } from '../checked-file.ts'
import type { Disk } from '../disk.ts'
import { GroupFileDamagedError, GroupFileMissingError, SnapshotDamagedError } from '../errors.ts'
import { MANIFEST_NAME } from './snapshot-layout.ts'

/** Durable when it resolves. */
export function writeManifest(disk: Disk, directory: string, manifest: Uint8Array): Promise<void> {
  return writeCheckedFile(disk, directory, MANIFEST_NAME, fileKind.snapshotManifest, manifest)
}

/** @throws SnapshotDamagedError, FormatUnknownError */
export async function readManifest(disk: Disk, directory: string): Promise<Uint8Array> {
  try {
    return await readCheckedFile(disk, directory, MANIFEST_NAME, fileKind.snapshotManifest)
  } catch (cause) {
    if (cause instanceof GroupFileMissingError || cause instanceof GroupFileDamagedError) {
      const path = `${directory}/${MANIFEST_NAME}`
      throw new SnapshotDamagedError(path, 0, cause.message, { cause })
    }
    throw cause
  }
}
