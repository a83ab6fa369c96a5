import type { EntryId } from '@tesela/raft'
import type { Disk, DiskFile } from './disk.ts'
import type { RecordContent } from './log-state.ts'
import { recordBytes } from './record.ts'
import { createRecordBuffer } from './record-buffer.ts'
import { segmentPath } from './segment-file.ts'
import { encodeSegmentHeader, SEGMENT_HEADER_BYTES } from './segment-header.ts'
import type { SpareSegment, TakenSpare } from './spare-segment.ts'

/** Enough for most prologues. */
const PROLOGUE_BYTES = 4096

/** The segment that records are appended to. */
export interface ActiveSegment {
  readonly number: number
  readonly capacity: number
  readonly file: DiskFile
  /** See `StoredSegmentHeader`. */
  readonly maySayContinued: boolean
  /** Where the next record goes; everything below is written. */
  end: number
  /** Everything below is durable. Never above `end`. */
  durable: number
}

export interface NewSegment {
  readonly number: number
  readonly firstSequence: number
  /** The last entry of the log so far. */
  readonly last: EntryId
  /** What it says first. */
  readonly prologue: readonly RecordContent[]
  /** Bytes of further records that it must hold. */
  readonly room: number
}

/**
 * Makes the spare the segment of this number. Header and prologue are durable before the name is, and the name
 * before the function returns, so that a segment with this name always has them and all its bytes.
 *
 * @throws DiskFullError
 */
export async function createSegment(
  disk: Disk,
  directory: string,
  spare: SpareSegment,
  segment: NewSegment,
): Promise<ActiveSegment> {
  const { prologue, room } = segment
  const bytes = prologue.reduce((sum, { payload }) => sum + recordBytes(payload.length), 0)
  const taken = await spare.take(SEGMENT_HEADER_BYTES + bytes + room)
  return nameSegment(disk, directory, spare, taken, segment)
}

/** Does so with a spare that was taken. Nothing here needs space. */
export async function nameSegment(
  disk: Disk,
  directory: string,
  spare: SpareSegment,
  { path, bytes: capacity }: TakenSpare,
  segment: Omit<NewSegment, 'room'>,
): Promise<ActiveSegment> {
  const { number, firstSequence, last, prologue } = segment
  const records = createRecordBuffer(PROLOGUE_BYTES)
  records.reset(number, SEGMENT_HEADER_BYTES, SEGMENT_HEADER_BYTES)
  for (const { type, payload } of prologue) records.put(type, payload)
  const end = SEGMENT_HEADER_BYTES + records.length
  const unnamed = await disk.open(path, 'existing')
  try {
    const header = encodeSegmentHeader({ number, capacity, firstSequence, last })
    await unnamed.writeAt(0, [header, ...records.chunks()])
    await unnamed.datasync()
  } finally {
    await unnamed.close()
  }
  const named = segmentPath(directory, number)
  await disk.rename(path, named)
  spare.renamed()
  await disk.syncDirectory(directory)
  const file = await disk.open(named, 'existing')
  return { number, capacity, file, maySayContinued: true, end, durable: end }
}
