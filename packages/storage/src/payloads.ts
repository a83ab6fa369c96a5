import { WalHardState } from '@tesela/protos/storage'
import type { Entry, HardState } from '@tesela/raft'
import { getInteger, setInteger } from './integers.ts'
import type { LogRecord } from './record.ts'
import { MAX_PAYLOAD_BYTES, recordBytes, recordType } from './record.ts'

/** Term and index stand before an entry's data, each a u64. */
export const ENTRY_PREFIX_BYTES = 16
/** A longer one could not be read back. */
export const MAX_ENTRY_DATA_BYTES = MAX_PAYLOAD_BYTES - ENTRY_PREFIX_BYTES
/** Longer than any replica id makes it; its copy fits in a slot of the watermark file. */
const MAX_HARD_STATE_BYTES = 2048

/** Bytes that the entry's record takes. */
export function entryRecordBytes(entry: Entry): number {
  return recordBytes(ENTRY_PREFIX_BYTES + entry.data.length)
}

export function encodeEntryPrefix(entry: Entry, view: DataView, at: number): void {
  setInteger(view, at, entry.term)
  setInteger(view, at + 8, entry.index)
}

/** Null: not an entry, or not one that was ever written. The data is a view into the record. */
export function decodeEntry(record: LogRecord): Entry | null {
  const { payload, type } = record
  if (type !== recordType.normalEntry && type !== recordType.confEntry) return null
  if (payload.length < ENTRY_PREFIX_BYTES) return null
  const view = new DataView(payload.buffer, payload.byteOffset, ENTRY_PREFIX_BYTES)
  const term = getInteger(view, 0)
  const index = getInteger(view, 8)
  if (!isPositive(term) || !isPositive(index)) return null
  const data = payload.subarray(ENTRY_PREFIX_BYTES)
  return { term, index, type: type === recordType.confEntry ? 'conf' : 'normal', data }
}

export function encodeHardState(state: HardState): Uint8Array {
  const { term, commit, vote } = state
  const payload = WalHardState.encode(vote === null ? { term, commit } : { term, commit, vote })
  if (payload.length > MAX_HARD_STATE_BYTES) throw new RangeError('the vote is too long')
  return payload
}

/** Null: not one that was ever written. */
export function decodeHardState(payload: Uint8Array): HardState | null {
  if (payload.length > MAX_HARD_STATE_BYTES) return null
  try {
    const { term, vote, commit } = WalHardState.decode(payload)
    if (!Number.isSafeInteger(term) || !Number.isSafeInteger(commit)) return null
    return { term, vote: vote ?? null, commit }
  } catch {
    // The codec's own words add nothing to the place, which the caller names.
    return null
  }
}

function isPositive(value: number): boolean {
  return value >= 1 && Number.isSafeInteger(value)
}
