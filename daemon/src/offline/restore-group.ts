import { join } from 'node:path'
import { listGroups } from '@tesela/storage'
import { finishAdoption } from '../node/finish-adoption.ts'
import { readMark } from '../node/group-mark.ts'
import { type Adopted, adoptGroup } from './adopt-group.ts'
import { OfflineError } from './errors.ts'
import { type LeafProgress, loadBackup, withBackup } from './load-backup.ts'
import { withDirectory } from './with-directory.ts'

/** Makes a new group of a backup, in a data directory that holds none. */
export function restoreGroup(
  file: string,
  dataDirectory: string,
  addresses: readonly string[],
  progress: LeafProgress,
  signal: AbortSignal,
): Promise<Adopted> {
  return withDirectory(dataDirectory, async (directory) => {
    await finishAdoption(directory.disk, dataDirectory)
    const [present] = await listGroups(directory.disk, join(dataDirectory, 'groups'))
    const id = present ?? (await readMark(dataDirectory))?.id
    if (id !== undefined) {
      throw new OfflineError(
        'group_exists',
        `${dataDirectory} belongs to a member of group ${id}: make another one with \`tesela --data DIR init\`, and restore there`,
      )
    }
    const adopted = await withBackup(file, (opened) => loadBackup(opened, progress, signal))
    return adoptGroup(directory, adopted, addresses, signal)
  })
}
