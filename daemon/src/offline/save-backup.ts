import type { SnapshotReading } from '@tesela/client'
import { writeBackup } from '@tesela/storage'
import { createLeafCheck, decodeManifest, ManifestInvalidError, verifyManifest } from '@tesela/sync'
import { codeOf } from '../disk/errors.ts'
import { createNodeDisk } from '../disk/index.ts'
import { OfflineError } from './errors.ts'
import type { LeafProgress } from './load-backup.ts'

/**
 * Writes a snapshot that a node gives into a file, verified against its root on the way: the file has its name only when
 * it is complete and durable.
 */
export async function saveBackup(
  path: string,
  snapshot: SnapshotReading,
  progress: LeafProgress,
): Promise<void> {
  try {
    const encoded = await snapshot.manifest()
    const manifest = decodeManifest(encoded)
    const { anchor, term, leaves, bytes } = snapshot
    const root = Buffer.from(snapshot.root, 'hex').toString('latin1')
    verifyManifest(manifest, { anchor, term, root, groupId: manifest.groupId })
    const content = { manifest: encoded, leaves, bytes }
    await writeBackup(
      createNodeDisk(),
      path,
      content,
      told(snapshot, progress),
      createLeafCheck(manifest),
    )
  } catch (error) {
    throw explained(path, error)
  }
}

async function* told(snapshot: SnapshotReading, progress: LeafProgress) {
  let done = 0
  for await (const leaf of snapshot.read()) {
    yield leaf
    done += 1
    progress(done, snapshot.leaves)
  }
}

function explained(path: string, cause: unknown): unknown {
  const code = codeOf(cause)
  if (code === 'SnapshotExists') {
    return new OfflineError('usage', `${path} exists already: name another file, or move it away`)
  }
  if (cause instanceof ManifestInvalidError) {
    const message = `the snapshot of this peer is damaged (${cause.message}): save it from another peer`
    return new OfflineError('storage_damaged', message, { cause })
  }
  const isDisk = code === 'DiskFull' || code === 'StorageFailed'
  if (!isDisk || !(cause instanceof Error)) return cause
  return new OfflineError('disk_failed', `${cause.message}: nothing was saved`, { cause })
}
