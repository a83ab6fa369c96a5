import type { Disk } from './disk.ts'
import { endOfContent, findVoucher } from './find-voucher.ts'
import type { Damage, LoadedSegment } from './load-segment.ts'
import { loadSegment } from './load-segment.ts'
import type { SegmentWindow } from './record.ts'
import { RECORD_HEADER_BYTES, recordAt } from './record.ts'
import type { Replay } from './replay.ts'
import { createReplay } from './replay.ts'
import { segmentPath } from './segment-file.ts'
import type { StoredSegmentHeader } from './segment-header.ts'
import { SEGMENT_HEADER_BYTES } from './segment-header.ts'

export interface ReplayedSegment {
  readonly number: number
  readonly path: string
  /** What the header says, whatever the length of the file. */
  readonly capacity: number
  /** See `StoredSegmentHeader`. */
  readonly maySayContinued: boolean
  /** Where the last valid record ends. */
  readonly end: number
  /** The most that a record of the segment vouches for. */
  readonly vouched: number
}

/** Segments as far as they follow each other. */
export interface SegmentRun {
  readonly replay: Replay
  readonly segments: readonly ReplayedSegment[]
  /** Of the last one of them. */
  readonly window: SegmentWindow | null
  /** Why nothing follows; null: there is nothing more. */
  readonly stop: Stop | null
}

export interface Stop {
  readonly damage: Damage
  /** Of the segment that is damaged; null: it is not there. */
  readonly number: number | null
  /** How many of the segments stand before the first that may begin anew. */
  readonly before: number
}

/**
 * Takes in the records of these segments in turn, up to the first place where they cannot have been written so.
 *
 * @throws FormatUnknownError
 */
export async function replaySegments(
  disk: Disk,
  directory: string,
  numbers: readonly number[],
): Promise<SegmentRun> {
  const replay = createReplay()
  const segments: ReplayedSegment[] = []
  let last: { readonly segment: ReplayedSegment; readonly window: SegmentWindow } | null = null
  const run = (stop: Stop | null): SegmentRun => ({
    replay,
    segments,
    window: last?.window ?? null,
    stop,
  })
  for (const [position, number] of numbers.entries()) {
    const loaded = await loadSegment(disk, directory, number)
    const { header, window, path } = loaded
    if (header === null) {
      const damage = loaded.damage ?? { path, offset: 0, reason: 'the header does not read back' }
      return run({ damage, number, before: position + 1 })
    }
    if (last === null) replay.begin(header)
    else {
      const stop = follows(last.segment, last.window, replay, loaded, directory)
      if (stop !== null) return run({ ...stop, before: position })
    }
    const { segment, reason } = takeRecords(replay, loaded, header)
    segments.push(segment)
    last = { segment, window }
    const wrong = reason === null ? loaded.damage : { path, offset: segment.end, reason }
    if (wrong !== null) return run({ damage: wrong, number, before: position + 1 })
  }
  const damage = last === null ? null : damagedTail(last.segment, last.window)
  if (last === null || damage === null) return run(null)
  return run({ damage, number: last.segment.number, before: numbers.length })
}

/** Takes in records while there are any. */
function takeRecords(
  replay: Replay,
  { number, path, window }: LoadedSegment,
  { capacity, maySayContinued }: StoredSegmentHeader,
): { readonly segment: ReplayedSegment; readonly reason: string | null } {
  let end = SEGMENT_HEADER_BYTES
  let vouched = SEGMENT_HEADER_BYTES
  let reason: string | null = null
  for (let record = recordAt(window, end); record !== null; record = recordAt(window, end)) {
    reason = replay.take(number, record)
    if (reason !== null) break
    end = record.end
    vouched = Math.max(vouched, record.vouched)
  }
  return { segment: { number, path, capacity, maySayContinued, end, vouched }, reason }
}

/** A segment gets its name when everything before it is durable: what it says to follow must be there. */
function follows(
  { number, path, end }: ReplayedSegment,
  window: SegmentWindow,
  replay: Replay,
  { number: nextNumber, header }: LoadedSegment,
  directory: string,
): Omit<Stop, 'before'> | null {
  if (header === null) return null
  const behind = window.bytes.subarray(end, end + RECORD_HEADER_BYTES)
  if (behind.some((byte) => byte !== 0)) {
    const reason = 'a record that is not valid, in a finished segment'
    return { damage: { path, offset: end, reason }, number }
  }
  const { sequence, state } = replay
  const { firstSequence, last } = header
  if (sequence === firstSequence && sameEntry(state.last, last)) return null
  if (nextNumber !== number + 1) {
    const missing = segmentPath(directory, number + 1)
    const reason = `the segment is missing, ${segmentPath(directory, nextNumber)} is there`
    return { damage: { path: missing, offset: 0, reason }, number: null }
  }
  const reason = `records are missing: segment ${nextNumber} follows ${firstSequence}, not ${sequence}`
  return { damage: { path, offset: end, reason }, number }
}

/** Torn or damaged: rule 34 as far as the log itself can tell. */
function damagedTail({ path, end }: ReplayedSegment, window: SegmentWindow): Damage | null {
  if (endOfContent(window, end) <= end) return null
  const voucher = findVoucher(window, end)
  if (voucher === null) return null
  const reason =
    voucher === 'search given up'
      ? 'a record that is not valid, and too much behind it that looks like one'
      : `a record that is not valid, but was durable when the one at byte ${voucher.offset} was written`
  return { path, offset: end, reason }
}

function sameEntry(
  one: { readonly term: number; readonly index: number },
  other: { readonly term: number; readonly index: number },
): boolean {
  return one.term === other.term && one.index === other.index
}
