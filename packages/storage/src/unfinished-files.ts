import type { Disk } from './disk.ts'
import { DIVERGENCE_NAME } from './divergence-file.ts'
import { logDirectory } from './group-directory.ts'
import { META_NAME, SECRET_NAME } from './group-files.ts'
import { UNFINISHED_SUFFIX } from './replace-file.ts'
import { isSegmentName } from './segment-file.ts'
import { WATERMARK_NAME } from './watermark-file.ts'

const renamed = [META_NAME, SECRET_NAME, WATERMARK_NAME, DIVERGENCE_NAME]

/**
 * What crashes before a rename, perhaps of an earlier version, left in a group's directory and in that of its log:
 * files that are written under another name first.
 *
 * @param directory of the group
 */
export async function listUnfinished(disk: Disk, directory: string): Promise<readonly string[]> {
  const own = renamed.map((name) => `${name}${UNFINISHED_SUFFIX}`)
  const wal = logDirectory(directory)
  const names = await disk.list(directory)
  const segments = (await disk.list(wal)).filter(isUnfinishedSegment)
  return [
    ...names.filter((name) => own.includes(name)).map((name) => `${directory}/${name}`),
    ...segments.map((name) => `${wal}/${name}`),
  ]
}

/** Deletes them before anything is written: the next write of the same file would, but it may never come. Gives the paths. */
export async function removeUnfinished(disk: Disk, directory: string): Promise<readonly string[]> {
  const paths = await listUnfinished(disk, directory)
  for (const path of paths) await disk.unlink(path)
  return paths
}

function isUnfinishedSegment(name: string): boolean {
  return name.endsWith(UNFINISHED_SUFFIX) && isSegmentName(name.slice(0, -UNFINISHED_SUFFIX.length))
}
