import type { EntryId, HardState } from '@tesela/raft'
import type { Anchor, Cut } from './anchor-payloads.ts'
import { encodeAnchor, encodeCut } from './anchor-payloads.ts'
import { noEntry } from './entry-order.ts'
import { encodeHardState } from './payloads.ts'
import type { RecordType } from './record.ts'
import { recordType } from './record.ts'

/** What a log says beside its entries, and where it ends. */
export interface LogState {
  readonly hardState: HardState
  /** Null: a restart begins from nothing. */
  readonly anchor: Anchor | null
  readonly cut: Cut
  /** The boundary of an empty log. */
  readonly last: EntryId
}

export const emptyLog: LogState = {
  hardState: { term: 0, vote: null, commit: 0 },
  anchor: null,
  cut: { boundary: noEntry, position: new Uint8Array(0) },
  last: noEntry,
}

/** A record that has no place yet. */
export interface RecordContent {
  readonly type: RecordType
  readonly payload: Uint8Array
}

/**
 * What a segment says first, so that all segments before it may go: what the records up to here come to, but for the
 * entries.
 */
export function prologueOf({ hardState, anchor, cut }: LogState): readonly RecordContent[] {
  const records: RecordContent[] = [
    { type: recordType.hardState, payload: encodeHardState(hardState) },
  ]
  if (anchor !== null) records.push({ type: recordType.anchor, payload: encodeAnchor(anchor) })
  if (cut.boundary.index > 0) records.push({ type: recordType.cut, payload: encodeCut(cut) })
  return records
}
