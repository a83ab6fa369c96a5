import type { Disk } from './disk.ts'
import type { LogStoreOptions } from './log-store.ts'
import { createSegment } from './new-segment.ts'
import { listSegments } from './segment-file.ts'
import { segmentBytesOf } from './segment-size.ts'
import { createSpareSegment } from './spare-segment.ts'

/**
 * Makes an empty log: one segment without a record. Durable when it resolves.
 *
 * @throws RangeError where there is a log already
 */
export async function createLog(
  disk: Disk,
  directory: string,
  options: Pick<LogStoreOptions, 'segmentBytes'> = {},
): Promise<void> {
  await disk.makeDirectory(directory)
  if ((await listSegments(disk, directory)).length > 0) {
    throw new RangeError(`there is a log in ${directory} already`)
  }
  const spare = createSpareSegment(disk, directory, segmentBytesOf(options))
  const segment = await createSegment(disk, directory, spare, {
    number: 1,
    firstSequence: 0,
    room: 0,
  })
  await segment.file.close()
}
