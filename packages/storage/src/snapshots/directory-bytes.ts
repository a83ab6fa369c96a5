import type { Disk, DiskFile } from '../disk.ts'

/** Of the files in it. */
export async function directoryBytes(disk: Disk, directory: string): Promise<number> {
  let bytes = 0
  for (const name of await disk.list(directory)) {
    const file = await openIfThere(disk, `${directory}/${name}`)
    if (file === null) continue
    try {
      bytes += await file.size()
    } finally {
      await file.close()
    }
  }
  return bytes
}

/** Who stages a snapshot renames and deletes meanwhile. */
async function openIfThere(disk: Disk, path: string): Promise<DiskFile | null> {
  try {
    return await disk.open(path, 'existing')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
