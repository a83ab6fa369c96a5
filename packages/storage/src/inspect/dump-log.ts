import type { Entry, EntryId, HardState } from '@tesela/raft'
import type { Anchor, Cut } from '../anchor-payloads.ts'
import { decodeAnchor, decodeCut, decodeInstall } from '../anchor-payloads.ts'
import type { Disk } from '../disk.ts'
import { endOfContent } from '../find-voucher.ts'
import type { LoadedSegment } from '../load-segment.ts'
import { loadSegment } from '../load-segment.ts'
import { decodeEntry, decodeHardState } from '../payloads.ts'
import type { LogRecord, SegmentWindow } from '../record.ts'
import { RECORD_ALIGNMENT, recordAt, recordType } from '../record.ts'
import { listSegments } from '../segment-file.ts'
import { SEGMENT_HEADER_BYTES } from '../segment-header.ts'

/** What a record says. */
export type DumpedContent =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'hardState'; readonly hardState: HardState }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  | { readonly kind: 'install'; readonly install: Anchor & Cut }
  | { readonly kind: 'cut'; readonly cut: Cut }
  | { readonly kind: 'seal' | 'continued' }

/** One thing that stands in a segment, in the order of the segments and of the bytes. */
export type DumpedRecord = {
  readonly segment: number
  /** Bytes from the start of the file. */
  readonly offset: number
  readonly bytes: number
} & (
  | DumpedContent
  | { readonly kind: 'header'; readonly firstSequence: number; readonly last: EntryId }
  /** What is no record: of a header, a length, or bytes up to the next record or the end. */
  | { readonly kind: 'unreadable'; readonly reason: string }
)

/** Reads only, and goes on behind what does not read back. One segment at a time in memory. @throws FormatUnknownError */
export async function* dumpLog(disk: Disk, directory: string): AsyncGenerator<DumpedRecord> {
  for (const number of await listSegments(disk, directory)) {
    const segment = await loadSegment(disk, directory, number)
    yield* headOf(segment)
    yield* recordsOf(segment.window)
  }
}

function* headOf({ number, header, damage }: LoadedSegment): Generator<DumpedRecord> {
  if (header !== null) {
    const { firstSequence, last } = header
    const place = { segment: number, offset: 0, bytes: SEGMENT_HEADER_BYTES }
    yield { ...place, kind: 'header', firstSequence, last }
  }
  if (damage === null) return
  const { offset, reason } = damage
  yield { segment: number, offset, bytes: 0, kind: 'unreadable', reason }
}

function* recordsOf(window: SegmentWindow): Generator<DumpedRecord> {
  const { segment } = window
  let at = SEGMENT_HEADER_BYTES
  const end = endOfContent(window, at)
  while (at < end) {
    const record = recordAt(window, at)
    if (record !== null) {
      const place = { segment, offset: at, bytes: record.end - at }
      yield { ...place, ...contentOf(record) }
      at = record.end
      continue
    }
    let next = at + RECORD_ALIGNMENT
    while (next < end && recordAt(window, next) === null) next += RECORD_ALIGNMENT
    const reason = 'the checksum is wrong, or there is no record'
    yield { segment, offset: at, bytes: next - at, kind: 'unreadable', reason }
    at = next
  }
}

type Read = DumpedContent | { readonly kind: 'unreadable'; readonly reason: string }

function contentOf(record: LogRecord): Read {
  return (
    read(record) ?? { kind: 'unreadable', reason: 'the checksum holds, but it does not decode' }
  )
}

function read(record: LogRecord): DumpedContent | null {
  const { type, payload } = record
  switch (type) {
    case recordType.seal:
      return { kind: 'seal' }
    case recordType.continued:
      return { kind: 'continued' }
    case recordType.hardState: {
      const hardState = decodeHardState(payload)
      return hardState && { kind: 'hardState', hardState }
    }
    case recordType.anchor: {
      const anchor = decodeAnchor(payload)
      return anchor && { kind: 'anchor', anchor }
    }
    case recordType.install: {
      const install = decodeInstall(payload)
      return install && { kind: 'install', install }
    }
    case recordType.cut: {
      const cut = decodeCut(payload)
      return cut && { kind: 'cut', cut }
    }
    default: {
      const entry = decodeEntry(record)
      return entry && { kind: 'entry', entry }
    }
  }
}
