import { join } from 'node:path'
import type { Disk } from '@tesela/storage'
import { listGroups } from '@tesela/storage'
import { type GroupMark, readMark } from './group-mark.ts'
import { setAside } from './set-aside.ts'

/** Behind the id of a group that is being restored or recovered: the dot keeps it apart from every group id. */
export const adoptedSuffix = '.adopted'

/** Where it is built. */
export function adoptedPath(dataDirectory: string, id: string): string {
  return join(dataDirectory, 'groups', `${id}${adoptedSuffix}`)
}

/** Whether the group that the mark names is complete, and has not got its place yet. */
export async function isAdoptionOpen(
  disk: Disk,
  dataDirectory: string,
  { id }: GroupMark,
): Promise<boolean> {
  if (await disk.exists(join(dataDirectory, 'groups', id))) return false
  return disk.exists(adoptedPath(dataDirectory, id))
}

/**
 * Gives the group that the mark names its place, where a crash came between: the mark is written when the group is
 * complete, and from then on it is the one that counts. What was there before goes to `left/`. Returns where that is.
 */
export async function finishAdoption(
  disk: Disk,
  dataDirectory: string,
): Promise<readonly string[]> {
  const mark = await readMark(dataDirectory)
  if (mark === null || !(await isAdoptionOpen(disk, dataDirectory, mark))) return []
  const groups = join(dataDirectory, 'groups')
  const adopted = adoptedPath(dataDirectory, mark.id)
  const path = join(groups, mark.id)
  const left: string[] = []
  for (const id of await listGroups(disk, groups)) {
    const movedTo = await setAside(disk, dataDirectory, id, 'left')
    if (movedTo !== null) left.push(movedTo)
  }
  await disk.rename(adopted, path)
  await disk.syncDirectory(groups)
  return left
}
