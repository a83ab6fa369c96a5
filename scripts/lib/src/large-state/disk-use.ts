import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const bytesOfBlock = 512

/** Bytes that the files of a folder occupy on disk. A file that vanishes meanwhile counts as nothing. */
export async function diskUse(folder: string): Promise<number> {
  let sum = 0
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) {
    const stat = await lstat(join(folder, name)).catch(() => null)
    if (stat?.isFile() === true) sum += stat.blocks * bytesOfBlock
  }
  return sum
}
