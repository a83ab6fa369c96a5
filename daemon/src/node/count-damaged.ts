import { join } from 'node:path'
import type { Disk } from '@tesela/storage'

/** How many files and folders were set aside in the folders `damaged/`: of the data directory, and of its group. */
export async function countDamaged(
  disk: Pick<Disk, 'list'>,
  dataDirectory: string,
  group: string | undefined,
): Promise<number> {
  const folders = [dataDirectory]
  if (group !== undefined) folders.push(join(dataDirectory, 'groups', group))
  const lists = await Promise.all(folders.map((folder) => disk.list(join(folder, 'damaged'))))
  return lists.reduce((sum, names) => sum + names.length, 0)
}
