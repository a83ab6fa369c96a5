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
  if (numbers.length === 0) throw new LogMissingError(directory)
  const replay = createReplay()
  const segmentBytes: number[] = []
  for (const [position, number] of numbers.entries()) {
    const path = segmentPath(directory, number)
    if (number !== position + 1) {
      const missing = segmentPath(directory, position + 1)
      throw new LogDamagedError(missing, 0, `the segment is missing, ${path} is there`)
    }
    const { window, header } = await loadSegment(disk, path, number)
    segmentBytes.push(header.capacity)
    // A segment gets its name when everything before it is durable: what it says to follow must be there.
    if (header.firstSequence !== replay.sequence) {
      const reason = `it follows ${header.firstSequence} records, ${replay.sequence} were found`
      throw new LogDamagedError(path, 24, reason)
    }
    const { end, vouched } = replaySegment(replay, window, path)
    if (number < numbers.length) {
      checkEmpty(window, end, path)
      continue
    }
    const notes = judgeTail(window, end, path)
    const active = await repairTail(disk, path, window, { end, vouched })
    // The name may be as fresh as the crash.
    await disk.syncDirectory(directory)
    return { replay, active, segmentBytes, notes }
  }
  throw new LogMissingError(directory)
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
function replaySegment(
  replay: Replay,
  window: SegmentWindow,
  path: string,
): { readonly end: number; readonly vouched: number } {
  let end = SEGMENT_HEADER_BYTES
  let vouched = SEGMENT_HEADER_BYTES
  for (let record = recordAt(window, end); record !== null; record = recordAt(window, end)) {
    const reason = replay.take(window.segment, record)
    if (reason !== null) throw new LogDamagedError(path, end, reason)
    end = record.end
    vouched = Math.max(vouched, record.vouched)
  }
  return { end, vouched }
}

/** Behind the last record of a segment that was finished there are zeros, or no room for a record. */
function checkEmpty(window: SegmentWindow, end: number, path: string): void {
  const next = window.bytes.subarray(end, end + RECORD_HEADER_BYTES)
  if (next.some((byte) => byte !== 0)) {
    throw new LogDamagedError(path, end, 'a record that is not valid, in a finished segment')
  }
}

/** Torn or damaged: rule 34 as far as the log itself can tell. */
function judgeTail(window: SegmentWindow, end: number, path: string): readonly RecoveryNote[] {
  const contentEnd = endOfContent(window, end)
  if (contentEnd <= end) return []
  const voucher = findVoucher(window, end)
  if (voucher === 'search given up') {
    throw new LogDamagedError(
      path,
      end,
      'a record that is not valid, and too much that looks like one behind',
    )
  }
  if (voucher !== null) {
    const reason = `a record that is not valid, although the one at byte ${voucher.offset} was written when it was durable`
    throw new LogDamagedError(path, end, reason)
  }
  return [{ kind: 'tornTail', file: path, offset: end, bytes: contentEnd - end }]
}

/**
 * Zeros over what is behind the last record, so that none of it can join what is appended later; and once more
 * the records that none vouches for: if a sync failed before, the kernel may hold them as clean though the
 * disk never got them (rule 32).
 */
async function repairTail(
  disk: Disk,
  path: string,
  window: SegmentWindow,
  place: { readonly end: number; readonly vouched: number },
): Promise<ActiveSegment> {
  const { end, vouched } = place
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
