import type { Entry, EntryId, HardState, Index } from '@tesela/raft'
import type { Anchor } from '../anchor-payloads.ts'
import type { Disk } from '../disk.ts'
import { furthest, isBehind, noEntry } from '../entry-order.ts'
import { LogMissingError } from '../errors.ts'
import { endOfContent } from '../find-voucher.ts'
import type { LogJudgement } from '../judge-log.ts'
import { judgeLog } from '../judge-log.ts'
import type { LogState } from '../log-state.ts'
import { readEntries } from '../read-entries.ts'
import type { SegmentRun, Stop } from '../replay-segments.ts'
import { replaySegments } from '../replay-segments.ts'
import { resumeLog } from '../resume-log.ts'
import { newerHardState, placesBehind, salvageRecords } from '../salvage.ts'
import { listSegments, segmentPath } from '../segment-file.ts'
import type { WatermarkFound } from '../watermark-file.ts'
import { readWatermark, watermarkPath } from '../watermark-file.ts'
import type { Finding } from './finding.ts'
import { damage, note } from './finding.ts'

/** A log as the next open would find and understand it, with nothing changed on disk. */
export interface LogInspection {
  readonly findings: readonly Finding[]
  /** Term and vote are the newer ones of log and copy. */
  readonly hardState: HardState
  /** The state that a restart begins from; null: the beginning. */
  readonly anchor: Anchor | null
  /** The log begins behind it. */
  readonly boundary: EntryId
  /** Of the entries that follow each other; the boundary where there is none. */
  readonly last: EntryId
  /** How far this replica has promised, as far as anything is left that tells. */
  readonly promised: EntryId
  /**
   * Entries from `from` on, as `LogStore.read` gives them.
   *
   * @throws LogDamagedError where a record does not read back
   */
  read(from: Index, maxBytes: number): Promise<readonly Entry[] | 'compacted'>
}

/**
 * Reads the log in the directory and the watermark beside it, and says what is wrong with them: the verdicts of FORMAT.md.
 *
 * @throws LogMissingError, FormatUnknownError
 */
export async function inspectLog(disk: Disk, directory: string): Promise<LogInspection> {
  const found = await readWatermark(disk, directory)
  const numbers = await listSegments(disk, directory)
  if (found.state === 'missing' && numbers.length === 0) throw new LogMissingError(directory)
  const run = await replaySegments(disk, directory, numbers)
  const judgement =
    run.stop === null && run.window !== null && run.replay.joins()
      ? null
      : await judgeLog(disk, directory, numbers, run)
  const whole = judgement === null ? run : judgement.behind
  const log =
    whole === null
      ? await brokenLog(disk, directory, numbers, run, judgement?.stops[0] ?? null, found)
      : wholeLog(whole)
  const hardState = newerHardState(log.state.hardState, copyOf(found))
  const findings = [
    ...watermarkFindings(directory, found),
    ...(judgement === null ? [] : stopFindings(directory, numbers, judgement)),
    ...(whole === null ? [] : tailFindings(whole, found)),
    ...olderFindings(directory, log.state.hardState, hardState),
  ]
  const promised = furthest(found.slot?.position ?? noEntry, log.promised)
  if (isBehind(promised, log.state.last)) findings.push(lossFinding(directory, log.state, promised))
  return {
    findings,
    hardState,
    anchor: log.state.anchor,
    boundary: log.state.cut.boundary,
    last: log.state.last,
    promised,
    async read(from, maxBytes) {
      if (from <= log.state.cut.boundary.index) return 'compacted'
      // Of a broken log the entries may stand before the boundary that it would go on from.
      if (!log.keeps) return []
      return readEntries(disk, directory, log.run.replay.index, from, maxBytes)
    },
  }
}

interface UnderstoodLog {
  readonly run: SegmentRun
  readonly state: LogState
  /** Whether the entries of the run count. */
  readonly keeps: boolean
  readonly promised: EntryId
}

function wholeLog(run: SegmentRun): UnderstoodLog {
  return { run, state: run.replay.state, keeps: true, promised: noEntry }
}

/** As a repair would make it go on. */
async function brokenLog(
  disk: Disk,
  directory: string,
  numbers: readonly number[],
  run: SegmentRun,
  stop: Stop | null,
  found: WatermarkFound,
): Promise<UnderstoodLog> {
  const places = stop === null ? [] : placesBehind(numbers, run.segments, stop)
  const salvage = await salvageRecords(disk, directory, places)
  const written = newerHardState(run.replay.state.hardState, salvage.hardState)
  const { state, keeps } = resumeLog(run.replay, salvage, newerHardState(written, copyOf(found)))
  return { run, state, keeps, promised: furthest(salvage.promised, run.replay.state.last) }
}

function copyOf({ slot }: WatermarkFound): HardState | null {
  return slot === null ? null : { term: slot.term, vote: slot.vote, commit: 0 }
}

function watermarkFindings(directory: string, { state }: WatermarkFound): readonly Finding[] {
  const file = watermarkPath(directory)
  switch (state) {
    case 'intact':
      return []
    case 'torn':
      return [
        note('watermarkTorn', file, 'one of its two slots does not read back; the other one does'),
      ]
    case 'damaged':
      return [damage('corrupt', file, 'neither of its slots reads back')]
    case 'missing':
      return [damage('missing', file, 'it is missing')]
  }
}

function stopFindings(
  directory: string,
  numbers: readonly number[],
  { stops, behind, before, isRedundant }: LogJudgement,
): readonly Finding[] {
  if (isRedundant) {
    return numbers
      .slice(0, before)
      .map((number) =>
        note('unknownFile', segmentPath(directory, number), 'a compaction left it behind'),
      )
  }
  const outcome = behind === null ? '' : '; the log behind it is whole, and nothing is lost by it'
  return stops.map(({ damage: { path, offset, reason }, number }) =>
    number === null
      ? damage('missing', path, `${reason}${outcome}`)
      : damage('corrupt', path, `${reason}${outcome}`, offset),
  )
}

/** Torn, or damage, where more was promised than is there. */
function tailFindings({ segments, window, replay }: SegmentRun, found: WatermarkFound): Finding[] {
  const tail = segments.at(-1)
  if (tail === undefined || window === null) return []
  const { path, end } = tail
  const bytes = endOfContent(window, end) - end
  if (found.state !== 'intact' && replay.isContinued) {
    return [damage('missing', path, 'the log went on in another segment, or was about to', end)]
  }
  if (bytes <= 0) return []
  const promised = found.slot?.position ?? noEntry
  if (isBehind(promised, replay.state.last)) {
    return [damage('corrupt', path, `${bytes} bytes that were promised do not read back`, end)]
  }
  const message = `${bytes} bytes of a write that was never acknowledged; the next start cuts them off`
  return [{ ...note('tornTail', path, message), offset: end }]
}

function olderFindings(directory: string, written: HardState, newer: HardState): Finding[] {
  if (written.term === newer.term && written.vote === newer.vote) return []
  const message = `term ${written.term} of the log is older than its copy, term ${newer.term}, or lacks its vote; the copy counts`
  return [note('hardStateOlder', watermarkPath(directory), message)]
}

function lossFinding(directory: string, { last }: LogState, promised: EntryId): Finding {
  const message = `the log ends at entry ${last.index} of term ${last.term}, and entry ${promised.index} of term ${promised.term} was promised`
  return damage('behindWatermark', directory, message)
}
