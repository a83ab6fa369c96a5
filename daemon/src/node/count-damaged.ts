import { join } from 'node:path'
import type { Disk } from '@tesela/storage'

/** How many files and folders were set aside in the folders `damaged/`: of the data directory, and of its group. */
export async function countDamaged(
  disk: Pick<Disk, 'list'>,
  dataDirectory: string,
  group: string | undefined,
): Promise<number> {
  // A group that was set aside as a whole took its own folder along.
  const groups = await disk.list(join(dataDirectory, 'damaged'))
  const folders = [dataDirectory, ...groups.map((name) => join(dataDirectory, 'damaged', name))]
  if (group !== undefined) folders.push(join(dataDirectory, 'groups', group))
  const lists = await Promise.all(folders.map((folder) => disk.list(join(folder, 'damaged'))))
  return lists.reduce((sum, names) => sum + names.length, 0)
}
