import type { Disk } from '../disk.ts'

/** Deletes a directory of files. A crash leaves some of them. */
export async function deleteDirectory(disk: Disk, path: string): Promise<void> {
  for (const name of await disk.list(path)) await disk.unlink(`${path}/${name}`)
  await disk.removeDirectory(path)
}
