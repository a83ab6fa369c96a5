import type { Disk } from './disk.ts'
import { DIVERGENCE_NAME } from './divergence-file.ts'
import { META_NAME, SECRET_NAME } from './group-files.ts'
import { WATERMARK_NAME } from './watermark-file.ts'

/** Each is written under this name with `.new`, and renamed when it is whole. */
const renamed = [META_NAME, SECRET_NAME, WATERMARK_NAME, DIVERGENCE_NAME]

/** Whether a crash before the rename, perhaps of an earlier version, leaves a file of that name in a group's directory. */
export function isUnfinished(name: string): boolean {
  return renamed.some((of) => name === `${of}.new`)
}

/**
 * Deletes them before anything is written: the next write of the same file would, but it may never come. Gives the paths.
 *
 * @param directory of the group
 */
export async function removeUnfinished(disk: Disk, directory: string): Promise<readonly string[]> {
  const paths: string[] = []
  for (const name of await disk.list(directory)) {
    if (!isUnfinished(name)) continue
    const path = `${directory}/${name}`
    await disk.unlink(path)
    paths.push(path)
  }
  return paths
}
