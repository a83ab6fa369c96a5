import type { DamagedFiles } from './damaged-files.ts'
import type { Disk } from './disk.ts'
import { furthest } from './entry-order.ts'
import { HardStateLostError } from './errors.ts'
import { judgeLog } from './judge-log.ts'
import { loadSegment } from './load-segment.ts'
import { prologueOf } from './log-state.ts'
import type { RecoveryNote } from './log-store.ts'
import { createSegment } from './new-segment.ts'
import { recordBytes, recordType } from './record.ts'
import { createRecordBuffer } from './record-buffer.ts'
import { repairTail } from './repair-tail.ts'
import { replaceFile } from './replace-file.ts'
import type { ReplayedSegment, SegmentRun, Stop } from './replay-segments.ts'
import { resumeLog } from './resume-log.ts'
import { newerHardState, placesBehind, salvageRecords } from './salvage.ts'
import { segmentPath, writeZeros } from './segment-file.ts'
import { SEGMENT_HEADER_BYTES } from './segment-header.ts'
import type { SpareSegment } from './spare-segment.ts'
import type { Watermark, WatermarkFound } from './watermark-file.ts'

export interface RepairParts {
  readonly disk: Disk
  readonly directory: string
  readonly found: WatermarkFound
  /** Null: there is none that could be kept. */
  readonly watermark: Watermark | null
  readonly spare: SpareSegment
  readonly damaged: DamagedFiles
}

/**
 * Makes segments that do not follow each other into a log that can be read, without loss where what stands behind the
 * damage is all that is needed. Nothing goes away before what replaces it is durable: after a crash in between, the
 * next open comes to the same end.
 *
 * @throws HardStateLostError, DiskFullError
 */
export async function repairLog(
  parts: RepairParts,
  numbers: readonly number[],
  run: SegmentRun,
): Promise<readonly RecoveryNote[]> {
  const { stops, behind, before, isRedundant } = await judgeLog(
    parts.disk,
    parts.directory,
    numbers,
    run,
  )
  const newest = behind?.segments.at(-1)
  const window = behind?.window ?? null
  if (newest === undefined || window === null) return goOn(parts, numbers, run, stops[0])
  // What the end says may be all that makes the front redundant.
  const file = await repairTail(parts.disk, parts.directory, newest, window)
  await file.close()
  const front = numbers.slice(0, before)
  return isRedundant
    ? removeFront(parts, front)
    : moveAway(parts, front, stops, 'it stands before what is damaged')
}

/** A compaction that a crash cut short left them behind. */
async function removeFront(
  { disk, directory }: RepairParts,
  numbers: readonly number[],
): Promise<readonly RecoveryNote[]> {
  for (const number of numbers) await disk.unlink(segmentPath(directory, number))
  await disk.syncDirectory(directory)
  return []
}

/** Goes on in a new segment behind what can be kept, with less than was promised. */
async function goOn(
  parts: RepairParts,
  numbers: readonly number[],
  run: SegmentRun,
  stop: Stop,
): Promise<readonly RecoveryNote[]> {
  const { disk, directory, found, watermark, spare } = parts
  if (watermark === null || found.slot === null || found.state !== 'intact') {
    throw new HardStateLostError(directory, stop.damage)
  }
  const { replay, segments } = run
  const salvage = await salvageRecords(disk, directory, placesBehind(numbers, segments, stop))
  const { term, vote } = found.slot
  const written = newerHardState(replay.state.hardState, salvage.hardState)
  const hardState = newerHardState(written, { term, vote, commit: 0 })
  const { state, keeps } = resumeLog(replay, salvage, hardState)
  // What is moved away was promised, whether the watermark has caught up with it or not: entries, and what was said
  // to be committed, of which the term is at least that of the entry before.
  const { last } = replay.state
  const { commit } = salvage.hardState
  const committed = commit > last.index ? { term: last.term, index: commit } : last
  await watermark.raise(furthest(salvage.promised, committed))
  const kept = keeps ? segments.filter(({ end }) => end > SEGMENT_HEADER_BYTES) : []
  const cutShort = kept.find(({ number }) => number === stop.number)
  await disk.makeDirectory(directory)
  const segment = await createSegment(disk, directory, spare, {
    number: (numbers.at(-1) ?? 0) + 1,
    firstSequence: keeps ? replay.sequence + (saysContinued(cutShort) ? 1 : 0) : 0,
    last: state.last,
    prologue: prologueOf(state),
    // That another follows.
    room: recordBytes(0),
  })
  await segment.file.close()
  const notes: RecoveryNote[] = []
  if (cutShort !== undefined) notes.push(await cutOff(parts, cutShort, stop))
  const away = numbers.filter((number) => !kept.some((each) => each.number === number))
  const stops = cutShort === undefined ? [stop] : []
  notes.push(...(await moveAway(parts, away, stops, 'it stands behind what is damaged')))
  return notes
}

/** Whether it takes one record more: that the log goes on in another segment. */
function saysContinued(segment: ReplayedSegment | undefined): boolean {
  if (segment === undefined || !segment.maySayContinued) return false
  return segment.end + recordBytes(0) <= segment.capacity
}

/** Keeps the segment, and puts in its place one that ends behind the last record that counts. */
async function cutOff(
  { disk, directory, damaged }: RepairParts,
  segment: ReplayedSegment,
  { damage }: Stop,
): Promise<RecoveryNote> {
  const { path, number, end, capacity } = segment
  const { window } = await loadSegment(disk, directory, number)
  const movedTo = await damaged.keep(path)
  const records = createRecordBuffer(recordBytes(0))
  records.reset(number, end, end)
  if (saysContinued(segment)) records.put(recordType.continued, new Uint8Array(0))
  await replaceFile(disk, path, async (file) => {
    await file.writeAt(0, [window.bytes.subarray(0, end), ...records.chunks()])
    await writeZeros(file, end + records.length, capacity)
  })
  return { kind: 'damaged', file: path, offset: damage.offset, reason: damage.reason, movedTo }
}

async function moveAway(
  { directory, damaged }: RepairParts,
  numbers: readonly number[],
  stops: readonly Stop[],
  otherwise: string,
): Promise<readonly RecoveryNote[]> {
  const notes: RecoveryNote[] = []
  for (const { damage, number } of stops) {
    if (number !== null) continue
    const { path, offset, reason } = damage
    notes.push({ kind: 'damaged', file: path, offset, reason, movedTo: null })
  }
  for (const number of numbers) {
    const path = segmentPath(directory, number)
    const stop = stops.find((each) => each.number === number)
    const { offset, reason } = stop?.damage ?? { offset: 0, reason: otherwise }
    notes.push({ kind: 'damaged', file: path, offset, reason, movedTo: await damaged.move(path) })
  }
  return notes
}
