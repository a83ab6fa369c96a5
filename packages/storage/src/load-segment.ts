import type { Disk } from './disk.ts'
import { LogDamagedError } from './errors.ts'
import type { SegmentWindow } from './record.ts'
import { segmentWindow } from './record.ts'
import { segmentPath } from './segment-file.ts'
import type { StoredSegmentHeader } from './segment-header.ts'
import { decodeSegmentHeader, MAX_SEGMENT_BYTES, SEGMENT_HEADER_BYTES } from './segment-header.ts'

/** What is wrong with a file, and from which byte on. */
export interface Damage {
  readonly path: string
  readonly offset: number
  readonly reason: string
}

export interface LoadedSegment {
  readonly number: number
  readonly path: string
  /** Null where it does not read back. */
  readonly header: StoredSegmentHeader | null
  /** All of the file, as far as a segment can reach. */
  readonly window: SegmentWindow
  /** Of the header or the length: in what is there, records may still be valid. */
  readonly damage: Damage | null
}

/** @throws FormatUnknownError */
export async function loadSegment(
  disk: Disk,
  directory: string,
  number: number,
): Promise<LoadedSegment> {
  const path = segmentPath(directory, number)
  const file = await disk.open(path, 'existing')
  try {
    const size = await file.size()
    const bytes = await file.readAt(0, Math.min(size, MAX_SEGMENT_BYTES))
    const window = segmentWindow(number, 0, bytes)
    const { header, damage } = headerOf(path, number, bytes)
    if (header === null || header.capacity === size) {
      return { number, path, header, window, damage }
    }
    const reason = `it was ${header.capacity} bytes long, not ${size}`
    const offset = Math.min(size, header.capacity)
    const within = segmentWindow(number, 0, bytes.subarray(0, header.capacity))
    return { number, path, header, window: within, damage: { path, offset, reason } }
  } finally {
    await file.close()
  }
}

function headerOf(
  path: string,
  number: number,
  bytes: Uint8Array,
): Pick<LoadedSegment, 'header' | 'damage'> {
  try {
    const header = decodeSegmentHeader(bytes.subarray(0, SEGMENT_HEADER_BYTES), path)
    if (header.number === number) return { header, damage: null }
    throw new LogDamagedError(path, 16, `it is segment ${header.number}`)
  } catch (error) {
    if (!(error instanceof LogDamagedError)) throw error
    return { header: null, damage: { path, offset: error.offset, reason: error.reason } }
  }
}
