import type { Disk, DiskFile } from './disk.ts'
import { parentDirectory } from './parent-directory.ts'

/** Of what is written under another name first: a start deletes what a crash left of it (`removeUnfinished`). */
export const UNFINISHED_SUFFIX = '.new'

/**
 * Replaces the file, or makes it, as a whole: after a crash there is the old one or the new one, and who reads the new
 * one reads what is durable. Its name is, too, when this resolves; where the process ends before, recovery sees to it.
 */
export async function replaceFile(
  disk: Disk,
  path: string,
  write: (file: DiskFile) => Promise<void>,
): Promise<void> {
  const unfinished = `${path}${UNFINISHED_SUFFIX}`
  if (await disk.exists(unfinished)) await disk.unlink(unfinished)
  await becomes(disk, path, await disk.open(unfinished, 'create'), write)
}

/** Has `path` name this file, and no other, once it is written and durable. Closes it. */
export async function becomes(
  disk: Disk,
  path: string,
  file: DiskFile,
  write: (file: DiskFile) => Promise<void>,
): Promise<void> {
  try {
    await write(file)
    await file.datasync()
  } finally {
    await file.close()
  }
  await disk.rename(file.path, path)
  await disk.syncDirectory(parentDirectory(path))
}
