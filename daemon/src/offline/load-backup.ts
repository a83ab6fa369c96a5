import { createStateMachine, type GroupState } from '@tesela/collections'
import { type Backup, openBackup, SnapshotDamagedError } from '@tesela/storage'
import {
  createLeafCheck,
  createLeafOrder,
  decodeManifest,
  ManifestInvalidError,
  type SnapshotManifest,
  verifyManifest,
} from '@tesela/sync'
import { createNodeDisk } from '../disk/index.ts'
import { explain } from '../process/explain.ts'
import type { AdoptedState } from './adopt-group.ts'
import { OfflineError } from './errors.ts'

/** Told of how many leaves of how many are read. */
export type LeafProgress = (leaves: number, of: number) => void

export interface OpenedBackup {
  readonly backup: Backup
  /** Its root is that of its parts. */
  readonly manifest: SnapshotManifest
}

/** Opens the file, does the work, closes it. What is wrong with it is `storage_damaged`, `not_found` where it is missing. */
export async function withBackup<T>(
  path: string,
  work: (opened: OpenedBackup) => Promise<T>,
): Promise<T> {
  try {
    const disk = createNodeDisk()
    if (!(await disk.exists(path))) throw new OfflineError('usage', `there is no file ${path}`)
    const backup = await openBackup(disk, path)
    try {
      const manifest = decodeManifest(backup.manifest)
      verifyManifest(manifest, manifest)
      return await work({ backup, manifest })
    } finally {
      await backup.close()
    }
  } catch (error) {
    if (error instanceof SnapshotDamagedError || error instanceof ManifestInvalidError) {
      throw new OfflineError('storage_damaged', `${path} is damaged: ${error.message}`, {
        cause: error,
      })
    }
    throw explain(error)
  }
}

/** The state of a backup, every leaf of it verified against the root. */
export async function loadBackup(
  { backup, manifest }: OpenedBackup,
  progress: LeafProgress,
  signal: AbortSignal,
): Promise<AdoptedState> {
  const check = createLeafCheck(manifest)
  const order = createLeafOrder(manifest.sections)
  const installer = createStateMachine().installer(manifest.header)
  for await (const { ordinal, digest, leaf } of backup.read()) {
    signal.throwIfAborted()
    check.add(digest)
    const { name = '' } = manifest.sections[order.placeOf(ordinal).section] ?? {}
    installer.add(name, Uint8Array.from(leaf), digest)
    progress(ordinal + 1, backup.leaves)
  }
  check.finish()
  return { state: finished(installer.finish()), term: manifest.term, log: installer.log }
}

function finished(steps: Iterator<void, GroupState>): GroupState {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
