import type { EntryId, HardState } from '@tesela/raft'
import type { Anchor, Cut } from './anchor-payloads.ts'
import { decodeAnchor, decodeCut, decodeInstall } from './anchor-payloads.ts'
import type { Disk } from './disk.ts'
import { furthest, noEntry } from './entry-order.ts'
import { loadSegment } from './load-segment.ts'
import type { LogState } from './log-state.ts'
import { emptyLog } from './log-state.ts'
import { decodeEntry, decodeHardState } from './payloads.ts'
import type { LogRecord, SegmentWindow } from './record.ts'
import { checksumHolds, frameAt, RECORD_ALIGNMENT, recordType } from './record.ts'
import type { ReplayedSegment, Stop } from './replay-segments.ts'
import { SEGMENT_HEADER_BYTES } from './segment-header.ts'

/** Bytes that may be checksummed in search of records, as a multiple of the bytes searched. */
const BUDGET_FACTOR = 16

/** What single records behind a damaged place still say: they follow from nothing, but each of them was written. */
export type Salvage = Pick<LogState, 'anchor' | 'cut' | 'hardState'> & {
  /**
   * The furthest entry that was written. That of a last write that was never acknowledged may be among them: too much
   * counts as promised then, which costs a vote until somebody has it; too little would cost what was acknowledged.
   */
  readonly promised: EntryId
}

export interface SalvageFrom {
  readonly number: number
  /** Bytes from the start of the file. */
  readonly offset: number
}

/** Looks for records in these segments, from a place in each on. */
export async function salvageRecords(
  disk: Disk,
  directory: string,
  places: readonly SalvageFrom[],
): Promise<Salvage> {
  let { anchor, cut, hardState }: Pick<LogState, 'anchor' | 'cut' | 'hardState'> = emptyLog
  let promised = noEntry
  for (const { number, offset } of places) {
    const { header, window } = await loadSegment(disk, directory, number)
    if (header !== null) promised = furthest(promised, header.last)
    for (const record of recordsIn(window, Math.max(offset, SEGMENT_HEADER_BYTES))) {
      const entry = decodeEntry(record)
      if (entry !== null) promised = furthest(promised, { term: entry.term, index: entry.index })
      hardState = newerHardState(hardState, hardStateOf(record))
      anchor = newerAnchor(anchor, anchorOf(record))
      cut = newerCut(cut, cutOf(record))
    }
  }
  return { anchor, cut, hardState, promised: furthest(promised, anchor?.snapshot ?? noEntry) }
}

/** Where it looks: behind the last record that counts. */
export function placesBehind(
  numbers: readonly number[],
  segments: readonly ReplayedSegment[],
  stop: Stop,
): readonly SalvageFrom[] {
  const from = stop.number === null ? stop.before : numbers.indexOf(stop.number)
  return numbers.slice(from).map((number) => {
    const offset = segments.find((each) => each.number === number)?.end ?? SEGMENT_HEADER_BYTES
    return { number, offset }
  })
}

/** Of two that were both written: terms rise, and a vote of a term is not taken back. */
export function newerHardState(one: HardState, other: HardState | null): HardState {
  if (other === null || other.term < one.term) return one
  if (other.term > one.term) return other
  return { ...one, vote: one.vote ?? other.vote, commit: Math.max(one.commit, other.commit) }
}

export function newerAnchor(one: Anchor | null, other: Anchor | null): Anchor | null {
  return (other?.snapshot.index ?? 0) > (one?.snapshot.index ?? 0) ? other : one
}

export function newerCut(one: Cut, other: Cut | null): Cut {
  return other !== null && other.boundary.index > one.boundary.index ? other : one
}

function hardStateOf({ type, payload }: LogRecord): HardState | null {
  return type === recordType.hardState ? decodeHardState(payload) : null
}

function anchorOf({ type, payload }: LogRecord): Anchor | null {
  if (type === recordType.anchor) return decodeAnchor(payload)
  return type === recordType.install ? decodeInstall(payload) : null
}

function cutOf({ type, payload }: LogRecord): Cut | null {
  if (type === recordType.cut) return decodeCut(payload)
  return type === recordType.install ? decodeInstall(payload) : null
}

/** Every valid record, in order, wherever one may begin; not all of them where too many bytes look like one. */
function recordsIn(window: SegmentWindow, offset: number): readonly LogRecord[] {
  const records: LogRecord[] = []
  let budget = BUDGET_FACTOR * window.bytes.length
  for (let at = offset; at < window.bytes.length && budget >= 0; ) {
    const record = frameAt(window, at)
    if (record === null) at += RECORD_ALIGNMENT
    else {
      budget -= record.end - record.offset
      const holds = checksumHolds(window, record)
      if (holds) records.push(record)
      at = holds ? record.end : at + RECORD_ALIGNMENT
    }
  }
  return records
}
