import type { Digest } from '@tesela/merkle'
import type { WalConfiguration } from '@tesela/protos/storage'
import { WalAnchor, WalCut, WalInstall } from '@tesela/protos/storage'
import type { ConfState, EntryId, SnapshotMeta } from '@tesela/raft'
import { MAX_PAYLOAD_BYTES } from './record.ts'

const DIGEST_BYTES = 32

/** The snapshot that a restart begins from. */
export interface Anchor {
  readonly snapshot: SnapshotMeta
  readonly root: Digest
}

/** Where the log begins, and what has to be known there of the log that is gone. */
export interface Cut {
  readonly boundary: EntryId
  /** Encoded LogPosition at the boundary; empty: it stands in the header of the snapshot with this anchor. */
  readonly position: Uint8Array
}

/** @throws RangeError on what could not be read back */
export function encodeAnchor(anchor: Anchor): Uint8Array {
  return withinBounds(WalAnchor.encode(toMessage(anchor)))
}

/** Null: not one that was ever written. */
export function decodeAnchor(payload: Uint8Array): Anchor | null {
  return attempt(() => fromMessage(WalAnchor.decode(payload)))
}

/** @throws RangeError on what could not be read back */
export function encodeInstall(anchor: Anchor, position: Uint8Array): Uint8Array {
  return withinBounds(WalInstall.encode({ anchor: toMessage(anchor), position }))
}

/** Null: not one that was ever written. */
export function decodeInstall(payload: Uint8Array): (Anchor & Cut) | null {
  return attempt(() => {
    const { anchor: message, position } = WalInstall.decode(payload)
    const anchor = message === undefined ? null : fromMessage(message)
    if (anchor === null) return null
    const { term, index } = anchor.snapshot
    return { ...anchor, boundary: { term, index }, position: Uint8Array.from(position) }
  })
}

/** @throws RangeError on what could not be read back */
export function encodeCut({ boundary, position }: Cut): Uint8Array {
  const { term, index } = boundary
  return withinBounds(WalCut.encode({ term, index, position }))
}

/** Null: not one that was ever written. */
export function decodeCut(payload: Uint8Array): Cut | null {
  return attempt(() => {
    const { term, index, position } = WalCut.decode(payload)
    if (!isEntryId({ term, index })) return null
    return { boundary: { term, index }, position: Uint8Array.from(position) }
  })
}

function toMessage({ snapshot, root }: Anchor): WalAnchor {
  const { term, index, conf, confIndex, context } = snapshot
  const bytes = Buffer.from(root, 'latin1')
  if (bytes.length !== DIGEST_BYTES || !isEntryId(snapshot)) {
    throw new RangeError(`a root of ${bytes.length} bytes at entry ${index} of term ${term}`)
  }
  const configuration: WalConfiguration = {
    voters: [...conf.voters],
    votersOutgoing: [...conf.votersOutgoing],
    learners: [...conf.learners],
    learnersNext: [...conf.learnersNext],
    autoLeave: conf.autoLeave,
  }
  return { term, index, configuration, configurationIndex: confIndex, context, root: bytes }
}

function fromMessage(message: WalAnchor): Anchor | null {
  const { term, index, configuration, configurationIndex: confIndex, context, root } = message
  if (!isEntryId({ term, index }) || !Number.isSafeInteger(confIndex)) return null
  if (configuration === undefined || root.length !== DIGEST_BYTES) return null
  const { voters, votersOutgoing, learners, learnersNext, autoLeave } = configuration
  const conf: ConfState = { voters, votersOutgoing, learners, learnersNext, autoLeave }
  const digest = Buffer.from(root.buffer, root.byteOffset, root.length).toString('latin1')
  return {
    snapshot: { term, index, conf, confIndex, context: Uint8Array.from(context) },
    root: digest,
  }
}

function isEntryId({ term, index }: EntryId): boolean {
  return term >= 1 && index >= 1 && Number.isSafeInteger(term) && Number.isSafeInteger(index)
}

function withinBounds(payload: Uint8Array): Uint8Array {
  if (payload.length > MAX_PAYLOAD_BYTES) throw new RangeError(`${payload.length} bytes of payload`)
  return payload
}

function attempt<T>(decode: () => T | null): T | null {
  try {
    return decode()
  } catch {
    // The codec's own words add nothing to the place, which the caller names.
    return null
  }
}
