import type { Disk } from './disk.ts'
import { LogDamagedError, LogMissingError } from './errors.ts'
import { endOfContent, findVoucher } from './find-voucher.ts'
import type { RecoveryNote } from './log-store.ts'
import type { ActiveSegment } from './new-segment.ts'
import type { SegmentWindow } from './record.ts'
import { RECORD_HEADER_BYTES, recordAt, segmentWindow } from './record.ts'
import type { Replay } from './replay.ts'
import { createReplay } from './replay.ts'
import { listSegments, segmentPath, writeZeros } from './segment-file.ts'
import type { SegmentHeader } from './segment-header.ts'
import { decodeSegmentHeader, MAX_SEGMENT_BYTES, SEGMENT_HEADER_BYTES } from './segment-header.ts'

export interface RecoveredLog {
  readonly replay: Replay
  readonly active: ActiveSegment
  /** Bytes of every segment file, in order of number. */
  readonly segmentBytes: readonly number[]
  readonly notes: readonly RecoveryNote[]
}

/**
 * Reads the whole log and leaves it ready for appends: everything that `replay` says is durable, and nothing
 * stands behind it.
 *
 * @throws LogMissingError, LogDamagedError, FormatUnknownError
 */
export async function recoverLog(disk: Disk, directory: string): Promise<RecoveredLog> {
  const numbers = await listSegments(disk, directory)
  const replay = createReplay()
  const segmentBytes: number[] = []
  let last: ReplayedSegment | null = null
  for (const [position, number] of numbers.entries()) {
    const path = segmentPath(directory, number)
    if (number !== position + 1) {
      const missing = segmentPath(directory, position + 1)
      throw new LogDamagedError(missing, 0, `the segment is missing, ${path} is there`)
    }
    const { window, header } = await loadSegment(disk, path, number)
    if (last !== null) checkFinished(last, replay.sequence, header)
    segmentBytes.push(header.capacity)
    last = replaySegment(replay, window, path)
  }
  if (last === null) throw new LogMissingError(directory)
  const notes = judgeTail(last)
  const active = await repairTail(disk, last)
  // The name may be as fresh as the crash.
  await disk.syncDirectory(directory)
  return { replay, active, segmentBytes, notes }
}

interface ReplayedSegment {
  readonly path: string
  readonly window: SegmentWindow
  /** Where the last valid record ends. */
  readonly end: number
  /** The most that a record of the segment vouches for. */
  readonly vouched: number
}

async function loadSegment(
  disk: Disk,
  path: string,
  number: number,
): Promise<{ window: SegmentWindow; header: SegmentHeader }> {
  const file = await disk.open(path, 'existing')
  try {
    const size = await file.size()
    const header = decodeSegmentHeader(await file.readAt(0, SEGMENT_HEADER_BYTES), path)
    if (header.number !== number) {
      throw new LogDamagedError(path, 16, `it is segment ${header.number}`)
    }
    if (header.capacity !== size || size > MAX_SEGMENT_BYTES) {
      throw new LogDamagedError(path, size, `it was ${header.capacity} bytes long, not ${size}`)
    }
    const bytes = await file.readAt(0, size)
    if (bytes.length !== size) throw new LogDamagedError(path, bytes.length, 'it became shorter')
    return { window: segmentWindow(number, 0, bytes), header }
  } finally {
    await file.close()
  }
}

/** Takes in records while there are any. */
function replaySegment(replay: Replay, window: SegmentWindow, path: string): ReplayedSegment {
  let end = SEGMENT_HEADER_BYTES
  let vouched = SEGMENT_HEADER_BYTES
  for (let record = recordAt(window, end); record !== null; record = recordAt(window, end)) {
    const reason = replay.take(window.segment, record)
    if (reason !== null) throw new LogDamagedError(path, end, reason)
    end = record.end
    vouched = Math.max(vouched, record.vouched)
  }
  return { path, window, end, vouched }
}

/** A segment gets its name when everything before it is durable: what it says to follow must be there. */
function checkFinished(finished: ReplayedSegment, sequence: number, next: SegmentHeader): void {
  const { path, window, end } = finished
  const behind = window.bytes.subarray(end, end + RECORD_HEADER_BYTES)
  if (behind.some((byte) => byte !== 0)) {
    throw new LogDamagedError(path, end, 'a record that is not valid, in a finished segment')
  }
  if (sequence !== next.firstSequence) {
    const reason = `records are missing: segment ${next.number} follows ${next.firstSequence}, not ${sequence}`
    throw new LogDamagedError(path, end, reason)
  }
}

/** Torn or damaged: rule 34 as far as the log itself can tell. */
function judgeTail(segment: ReplayedSegment): readonly RecoveryNote[] {
  const { path, window, end } = segment
  const contentEnd = endOfContent(window, end)
  if (contentEnd <= end) return []
  const voucher = findVoucher(window, end)
  if (voucher === 'search given up') {
    const reason = 'a record that is not valid, and too much behind it that looks like one'
    throw new LogDamagedError(path, end, reason)
  }
  if (voucher !== null) {
    const reason = `a record that is not valid, but was durable when the one at byte ${voucher.offset} was written`
    throw new LogDamagedError(path, end, reason)
  }
  return [{ kind: 'tornTail', file: path, offset: end, bytes: contentEnd - end }]
}

/**
 * Zeros over what is behind the last record, so that none of it can join what is appended later; and once more
 * the records that none vouches for: if a sync failed before, the kernel may hold them as clean though the
 * disk never got them (rule 32).
 */
async function repairTail(disk: Disk, segment: ReplayedSegment): Promise<ActiveSegment> {
  const { path, window, end, vouched } = segment
  const capacity = window.bytes.length
  const file = await disk.open(path, 'existing')
  try {
    if (end > vouched) await file.writeAt(vouched, [window.bytes.subarray(vouched, end)])
    await writeZeros(file, end, Math.min(capacity, endOfContent(window, end)))
    await file.datasync()
  } catch (error) {
    await file.close()
    throw error
  }
  return { number: window.segment, capacity, file, end, durable: end }
}
