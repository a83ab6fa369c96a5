import { WalAnchor, WalCut, WalHardState, WalInstall, WatermarkSlot } from '@tesela/protos/storage'
import type { EntryId } from '@tesela/raft'

/** What one record of the write-ahead log says, as far as safety is concerned. */
export type WalRecord =
  | {
      readonly kind: 'hardState'
      readonly term: number
      readonly vote: string | null
      readonly commit: number
    }
  | {
      /**
       * An entry; or the place of a snapshot that a restart begins from, that takes the place of the log, or that the log
       * begins behind.
       */
      readonly kind: 'entry' | 'anchor' | 'install' | 'cut'
      readonly term: number
      readonly index: number
    }

const HEADER_BYTES = 16
/** Records stand behind the header of a segment. */
export const SEGMENT_HEADER_BYTES = 512

type Reader = (payload: Uint8Array) => WalRecord

const entry: Reader = (payload) => {
  const prefix = new DataView(payload.buffer, payload.byteOffset, 2 * 8)
  const [term, index] = [prefix.getBigUint64(0, true), prefix.getBigUint64(8, true)]
  return { kind: 'entry', term: Number(term), index: Number(index) }
}

/** By the numbers of their types. A seal says nothing that matters here. */
const readers: readonly (Reader | undefined)[] = [
  undefined,
  (payload) => {
    const { term, vote, commit } = WalHardState.decode(payload)
    return { kind: 'hardState', term, vote: vote ?? null, commit }
  },
  entry,
  entry,
  undefined,
  (payload) => placed('anchor', WalAnchor.decode(payload)),
  (payload) => placed('install', WalInstall.decode(payload).anchor),
  (payload) => placed('cut', WalCut.decode(payload)),
]

function placed(kind: 'anchor' | 'install' | 'cut', at: EntryId | undefined): WalRecord {
  return { kind, term: at?.term ?? 0, index: at?.index ?? 0 }
}

/** One record in what is written to a segment. */
export interface WalPlace {
  /** From the first record on, bytes. */
  readonly offset: number
  /** Every byte of the segment below was durable when it was written. */
  readonly vouched: number
  /** Null: it says nothing that matters here. */
  readonly record: WalRecord | null
}

/**
 * Reads the records in what is written to a segment, by the layout that the store documents (FORMAT.md) and without
 * its code: what the simulator believes to be on a disk does not rest on what the store says about it.
 * Zeros, and what is behind them, are none.
 */
export function walPlaces(bytes: Uint8Array): readonly WalPlace[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const places: WalPlace[] = []
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    const length = view.getUint32(at + 4, true)
    const type = bytes[at + 12] ?? 0
    const payload = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length)
    if (type === 0 || payload.length < length) break
    const vouched = view.getUint32(at + 8, true)
    places.push({ offset: at, vouched, record: readers[type]?.(payload) ?? null })
    at += Math.ceil((HEADER_BYTES + length) / 8) * 8
  }
  return places
}

export function walRecords(bytes: Uint8Array): readonly WalRecord[] {
  return walPlaces(bytes).flatMap(({ record }) => record ?? [])
}

/** A copy of term and vote, as it stands in the watermark file, and how far that says that this replica has promised. */
export interface WatermarkCopy {
  readonly term: number
  readonly vote: string | null
  readonly position: EntryId
}

const SLOT_HEADER_BYTES = 20

/** Reads what is written to a slot of the watermark file, without the store's code, too. */
export function watermarkCopy(bytes: Uint8Array): WatermarkCopy {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(16, true)
  const payload = bytes.subarray(SLOT_HEADER_BYTES, SLOT_HEADER_BYTES + length)
  const { term, index, currentTerm, vote } = WatermarkSlot.decode(payload)
  return { term: currentTerm, vote: vote ?? null, position: { term, index } }
}
