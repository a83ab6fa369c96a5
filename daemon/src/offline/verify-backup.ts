import { createLeafCheck } from '@tesela/sync'
import { formatGroupId } from '../node/group-id.ts'
import { type LeafProgress, withBackup } from './load-backup.ts'

export interface BackupReport {
  readonly file: string
  readonly ok: boolean
  readonly group: string
  readonly anchor: number
  readonly term: number
  /** 64 hexadecimal digits. */
  readonly root: string
  readonly collections: readonly { readonly name: string; readonly items: number }[]
  readonly items: number
  readonly leaves: number
  readonly bytes: number
  /** Every leaf that is damaged, by where it begins in the file. */
  readonly damaged: readonly { readonly offset: number; readonly reason: string }[]
}

const DAMAGED_AT_MOST = 100

/** Reads the whole file. Rejects with `storage_damaged` where what stands before or between the leaves is damaged. */
export function verifyBackup(
  file: string,
  progress: LeafProgress,
  signal: AbortSignal,
): Promise<BackupReport> {
  return withBackup(file, async ({ backup, manifest }) => {
    const check = createLeafCheck(manifest)
    const damaged: { offset: number; reason: string }[] = []
    const leaves = backup.read(({ offset, reason }) => {
      if (damaged.length < DAMAGED_AT_MOST) damaged.push({ offset, reason })
    })
    for await (const { ordinal, digest } of leaves) {
      signal.throwIfAborted()
      // With one missing, what the manifest says of the others around it cannot be told.
      if (damaged.length === 0) check.add(digest)
      progress(ordinal + 1, backup.leaves)
    }
    if (damaged.length === 0) check.finish()
    const { sections, anchor, term, root, groupId } = manifest
    const [, ...collections] = sections
    return {
      file,
      ok: damaged.length === 0,
      group: formatGroupId(groupId),
      anchor,
      term,
      root: Buffer.from(root, 'latin1').toString('hex'),
      collections: collections.map(({ name, items }) => ({ name, items })),
      items: collections.reduce((sum, { items }) => sum + items, 0),
      leaves: backup.leaves,
      bytes: backup.bytes,
      damaged,
    }
  })
}
