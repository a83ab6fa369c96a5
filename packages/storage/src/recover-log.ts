import { isBehind } from './entry-order.ts'
import { HardStateLostError, LogDamagedError } from './errors.ts'
import { endOfContent } from './find-voucher.ts'
import type { RecoveryNote } from './log-store.ts'
import type { FinishedSegment } from './log-writer.ts'
import type { ActiveSegment } from './new-segment.ts'
import type { SegmentWindow } from './record.ts'
import { recordBytes } from './record.ts'
import type { RepairParts } from './repair-log.ts'
import { repairLog } from './repair-log.ts'
import { repairTail } from './repair-tail.ts'
import type { Replay } from './replay.ts'
import type { ReplayedSegment, SegmentRun } from './replay-segments.ts'
import { replaySegments } from './replay-segments.ts'
import { listSegments } from './segment-file.ts'

export interface RecoveredSegments {
  readonly replay: Replay
  readonly active: ActiveSegment
  readonly finished: readonly FinishedSegment[]
  readonly notes: readonly RecoveryNote[]
}

/** One repair makes a log that can be read; a second one would mean that it does not. */
const ATTEMPTS = 2

/**
 * Reads the whole log and leaves it ready for appends: everything that `replay` says is durable, and nothing
 * stands behind it.
 *
 * @throws HardStateLostError, LogDamagedError, FormatUnknownError, DiskFullError
 */
export async function recoverLog(parts: RepairParts): Promise<RecoveredSegments> {
  const { disk, directory } = parts
  const notes: RecoveryNote[] = []
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const numbers = await listSegments(disk, directory)
    const run = await replaySegments(disk, directory, numbers)
    const last = run.segments.at(-1)
    if (last !== undefined && run.window !== null && run.stop === null && run.replay.joins()) {
      notes.push(...(await judgeEnd(parts, run.replay, last, run.window)))
      return await finish(parts, run, last, run.window, notes)
    }
    notes.push(...(await repairLog(parts, numbers, run)))
  }
  throw new LogDamagedError(directory, 0, 'what was made of it does not read back')
}

/**
 * What stands behind the last record and was never acknowledged is a torn tail (rule 34). It is damage if more was
 * promised than is there.
 */
async function judgeEnd(
  { found, watermark, damaged, directory }: RepairParts,
  replay: Replay,
  { path, end }: ReplayedSegment,
  window: SegmentWindow,
): Promise<readonly RecoveryNote[]> {
  const { state } = replay
  const contentEnd = endOfContent(window, end)
  const isTorn = contentEnd > end
  // Without all that says what was promised, what is missing may as well have been acknowledged, a vote among it: the
  // rest of a record, or a segment that may have been there. A crash before it was there tears no slot.
  if ((watermark === null && isTorn) || (found.state !== 'intact' && replay.isContinued)) {
    const reason = isTorn
      ? 'it ends in the middle of a record'
      : 'it went on in a segment that is missing, or was about to'
    throw new HardStateLostError(directory, { path, offset: end, reason })
  }
  const promised = watermark?.position ?? state.last
  if (!isBehind(promised, state.last)) {
    return isTorn ? [{ kind: 'tornTail', file: path, offset: end, bytes: contentEnd - end }] : []
  }
  const reason = `entries up to ${promised.index} of term ${promised.term} were promised`
  if (found.state !== 'intact')
    throw new HardStateLostError(directory, { path, offset: end, reason })
  const lost: RecoveryNote = { kind: 'lost', last: state.last, watermark: promised }
  if (!isTorn) return [lost]
  const movedTo = await damaged.copy(path)
  return [{ kind: 'damaged', file: path, offset: end, reason, movedTo }, lost]
}

async function finish(
  { disk, directory }: RepairParts,
  { replay, segments }: SegmentRun,
  last: ReplayedSegment,
  window: SegmentWindow,
  notes: readonly RecoveryNote[],
): Promise<RecoveredSegments> {
  const { index } = replay
  const isEmpty = index.lastIndex < index.firstIndex
  const keep = isEmpty ? last.number : index.segmentOf(index.firstIndex)
  const end = replay.isContinued ? last.end - recordBytes(0) : last.end
  // It does not go on there after all; and a slot may be torn again, which would pass for a lost segment with it.
  if (replay.isContinued) replay.takeBackContinued()
  const file = await repairTail(disk, directory, { ...last, end }, window)
  try {
    // A crash may have cut a compaction short.
    const redundant = segments.filter(({ number }) => number < keep)
    for (const { path } of redundant) await disk.unlink(path)
    if (redundant.length > 0) await disk.syncDirectory(directory)
  } catch (error) {
    await file.close()
    throw error
  }
  const { number, capacity, maySayContinued } = last
  const finished = segments
    .filter((segment) => segment.number >= keep && segment.number < number)
    .map((segment) => ({ number: segment.number, bytes: segment.capacity }))
  return {
    replay,
    active: { number, capacity, file, maySayContinued, end, durable: end },
    finished,
    notes,
  }
}
