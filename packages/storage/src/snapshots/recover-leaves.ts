import type { Digest } from '@tesela/merkle'
import { hashLeaf } from '@tesela/merkle'
import type { Disk, DiskFile } from '../disk.ts'
import { scanLeafFile } from './leaf-file-scan.ts'
import type { LeafPlaces } from './leaf-places.ts'
import type { LeafWriterStart } from './leaf-writer.ts'
import { leafFileName } from './snapshot-layout.ts'

const COPY_BYTES = 1024 * 1024

/**
 * Finds the leaves that a former staging left in files 1, 2, … and places those that have the digest of their
 * ordinal. The last file is made fit for appending.
 */
export async function recoverLeaves(
  disk: Disk,
  directory: string,
  digests: readonly Digest[],
  places: LeafPlaces,
): Promise<Pick<LeafWriterStart, 'files' | 'last'>> {
  const files: number[] = []
  let last: LeafWriterStart['last'] = null
  try {
    for (;;) {
      const number = files.length + 1
      const path = `${directory}/${leafFileName(number)}`
      if (!(await disk.exists(path))) return { files, last }
      await last?.file.close()
      last = null
      const file = await disk.open(path, 'existing')
      last = { file, durable: 0 }
      const extent = await scanLeafFile(file, ({ ordinal, length }, offset, leaf) => {
        const digest = digests[ordinal]
        if (digest === undefined || places.has(ordinal) || hashLeaf(leaf) !== digest) return
        places.place(ordinal, number, offset, length)
      })
      const next = `${directory}/${leafFileName(number + 1)}`
      if (await disk.exists(next)) {
        files.push(extent.size)
      } else {
        if (extent.size > extent.end) await file.truncate(extent.end)
        await writeAgain(file, extent.vouched, extent.end)
        files.push(extent.end)
        last = { file, durable: extent.vouched }
      }
    }
  } catch (error) {
    await last?.file.close()
    throw error
  }
}

/**
 * After a failed sync the kernel may take pages for clean that the disk never got, and they read back well
 * from memory: what no frame vouches for is written once more, so that the next sync means it.
 */
async function writeAgain(file: DiskFile, from: number, to: number): Promise<void> {
  for (let at = from; at < to; ) {
    const bytes = await file.readAt(at, Math.min(COPY_BYTES, to - at))
    if (bytes.length === 0) throw new Error(`${file.path} became shorter while it was read`)
    await file.writeAt(at, [bytes])
    at += bytes.length
  }
}
