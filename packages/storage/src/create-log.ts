import type { Disk } from './disk.ts'
import { emptyLog } from './log-state.ts'
import type { LogStoreOptions } from './log-store.ts'
import { createSegment } from './new-segment.ts'
import { listSegments } from './segment-file.ts'
import { segmentBytesOf } from './segment-size.ts'
import { createSpareSegment } from './spare-segment.ts'
import { readWatermark, writeWatermark } from './watermark-file.ts'

/**
 * Makes an empty log: one segment without a record, and beside the directory a watermark that promises nothing.
 * Durable when it resolves.
 *
 * @throws RangeError where there is a log already, or was one
 */
export async function createLog(
  disk: Disk,
  directory: string,
  options: Pick<LogStoreOptions, 'segmentBytes'> = {},
): Promise<void> {
  const segmentBytes = segmentBytesOf(options)
  await disk.makeDirectory(directory)
  if ((await listSegments(disk, directory)).length > 0) {
    throw new RangeError(`there is a log in ${directory} already`)
  }
  // One that promises nothing is what a crash left of an earlier attempt.
  const { state, slot } = await readWatermark(disk, directory)
  const hasPromised = slot === null || slot.term > 0 || slot.position.index > 0
  if (state !== 'missing' && hasPromised) {
    throw new RangeError(`there was a log in ${directory}: its watermark is there`)
  }
  // First, so that a log without one never was made so.
  await writeWatermark(disk, directory, { position: emptyLog.last, term: 0, vote: null })
  const segment = await createSegment(
    disk,
    directory,
    createSpareSegment(disk, directory, segmentBytes),
    { number: 1, firstSequence: 0, last: emptyLog.last, prologue: [], room: 0 },
  )
  await segment.file.close()
}
