import type { Disk, DiskFile } from './disk.ts'
import { segmentPath } from './segment-file.ts'
import { encodeSegmentHeader, SEGMENT_HEADER_BYTES } from './segment-header.ts'
import type { SpareSegment } from './spare-segment.ts'

/** The segment that records are appended to. */
export interface ActiveSegment {
  readonly number: number
  readonly capacity: number
  readonly file: DiskFile
  /** Where the next record goes; everything below is written. */
  end: number
  /** Everything below is durable. Never above `end`. */
  durable: number
}

/**
 * Makes the spare the segment of this number. The header is durable before the name is, and the name before
 * the function returns, so that a segment with this name always has its header and all its bytes.
 *
 * @param room bytes of records that it must hold
 * @throws DiskFullError
 */
export async function createSegment(
  disk: Disk,
  directory: string,
  spare: SpareSegment,
  place: { readonly number: number; readonly firstSequence: number; readonly room: number },
): Promise<ActiveSegment> {
  const { number, firstSequence } = place
  const { path, bytes: capacity } = await spare.take(SEGMENT_HEADER_BYTES + place.room)
  const unnamed = await disk.open(path, 'existing')
  try {
    await unnamed.writeAt(0, [encodeSegmentHeader({ number, capacity, firstSequence })])
    await unnamed.datasync()
  } finally {
    await unnamed.close()
  }
  const named = segmentPath(directory, number)
  await disk.rename(path, named)
  await disk.syncDirectory(directory)
  const file = await disk.open(named, 'existing')
  return { number, capacity, file, end: SEGMENT_HEADER_BYTES, durable: SEGMENT_HEADER_BYTES }
}
