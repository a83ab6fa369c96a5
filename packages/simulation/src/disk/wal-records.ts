import { WalHardState, WatermarkSlot } from '@tesela/protos/storage'

/** What one record of the write-ahead log says, as far as safety is concerned. */
export type WalRecord =
  | {
      readonly kind: 'hardState'
      readonly term: number
      readonly vote: string | null
      readonly commit: number
    }
  | { readonly kind: 'entry'; readonly term: number; readonly index: number }

const HEADER_BYTES = 16
const HARD_STATE = 1
const NORMAL_ENTRY = 2
const CONF_ENTRY = 3

/**
 * Reads the records in what is written to a segment, by the layout that the store documents (FORMAT.md) and without
 * its code: what the simulator believes to be on a disk does not rest on what the store says about it.
 * Zeros, and what is behind them, are none.
 */
export function walRecords(bytes: Uint8Array): readonly WalRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const records: WalRecord[] = []
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    const length = view.getUint32(at + 4, true)
    const type = bytes[at + 12] ?? 0
    const payload = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length)
    if (type === 0 || payload.length < length) break
    if (type === HARD_STATE) {
      const { term, vote, commit } = WalHardState.decode(payload)
      records.push({ kind: 'hardState', term, vote: vote ?? null, commit })
    } else if (type === NORMAL_ENTRY || type === CONF_ENTRY) {
      const prefix = new DataView(payload.buffer, payload.byteOffset, 2 * 8)
      records.push({
        kind: 'entry',
        term: Number(prefix.getBigUint64(0, true)),
        index: Number(prefix.getBigUint64(8, true)),
      })
    }
    at += Math.ceil((HEADER_BYTES + length) / 8) * 8
  }
  return records
}

/** A copy of term and vote, as it stands in the watermark file. */
export interface WatermarkCopy {
  readonly term: number
  readonly vote: string | null
}

const SLOT_HEADER_BYTES = 20

/** Reads what is written to a slot of the watermark file, without the store's code, too. */
export function watermarkCopy(bytes: Uint8Array): WatermarkCopy {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(16, true)
  const payload = bytes.subarray(SLOT_HEADER_BYTES, SLOT_HEADER_BYTES + length)
  const { currentTerm, vote } = WatermarkSlot.decode(payload)
  return { term: currentTerm, vote: vote ?? null }
}
