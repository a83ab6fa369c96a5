import { crc32 } from 'node:zlib'
import type { Building, Contents } from './building.ts'
import { INDEX_NAME } from './snapshot-layout.ts'
import { writeIndex } from './write-index.ts'

/**
 * Makes all leaves durable, and then the index of them: what is left is to publish it.
 *
 * @param contents - all leaves; its writer is closed
 */
export async function completeSnapshot(
  { id, disk, directory, sizes }: Building,
  { manifest, digests, places, writer }: Contents,
): Promise<void> {
  await writer.sync()
  await writer.close()
  const head = {
    id,
    leaves: places.count,
    manifestBytes: manifest.length,
    manifestChecksum: crc32(manifest),
    files: writer.files,
  }
  await writeIndex(disk, `${directory}/${INDEX_NAME}`, head, digests, places, sizes)
  await disk.syncDirectory(directory)
}
