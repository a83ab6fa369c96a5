import type { Digest } from '@tesela/merkle'
import type { CatchUp } from '../codec/catch-up-codec.ts'
import type { Unavailable } from '../codec/unavailable-codec.ts'
import type { SnapshotName } from './snapshot-name.ts'

/** Every request carries an id of its asker; the answer repeats it. Bounds: `message-codec.ts`. */
export type SnapshotRequest =
  /**
   * To the leader: what to fetch, at or above an anchor. `held`: what is being fetched already. `sealedOnly`: nothing
   * that no majority of the voters reported.
   */
  | {
      readonly type: 'fetchTarget'
      readonly id: number
      readonly atLeast: number
      readonly sealedOnly: boolean
      readonly held: SnapshotName | null
    }
  | {
      readonly type: 'fetchManifest'
      readonly id: number
      readonly snapshot: SnapshotName
      readonly piece: number
    }
  | {
      readonly type: 'fetchDigests'
      readonly id: number
      readonly snapshot: SnapshotName
      readonly section: number
      readonly piece: number
    }
  | {
      readonly type: 'fetchLeaves'
      readonly id: number
      readonly snapshot: SnapshotName
      readonly from: number
      readonly count: number
      readonly maxBytes: number
    }
  | {
      readonly type: 'fetchLeafPart'
      readonly id: number
      readonly snapshot: SnapshotName
      readonly ordinal: number
      readonly offset: number
      readonly maxBytes: number
    }

export type SnapshotAnswer =
  | { readonly type: 'target'; readonly id: number; readonly target: SnapshotTarget }
  | { readonly type: 'manifestPiece'; readonly id: number; readonly data: Uint8Array }
  | { readonly type: 'digests'; readonly id: number; readonly digests: readonly Digest[] }
  /** At least one, at most as many as were asked for. */
  | {
      readonly type: 'leaves'
      readonly id: number
      readonly from: number
      readonly leaves: readonly Uint8Array[]
    }
  /** Of a leaf that is larger than the asked bytes. Full, but the last part. */
  | {
      readonly type: 'leafPart'
      readonly id: number
      readonly ordinal: number
      readonly offset: number
      readonly total: number
      readonly data: Uint8Array
    }
  | Unavailable<UnavailableReason>

/** What travels on /tesela/sync/snapshot/1 for catch-up. Bytes are owned by the message. */
export type SnapshotMessage =
  | SnapshotRequest
  | SnapshotAnswer
  /** From the leader: its log does not reach the receiver any more. */
  | CatchUp
  /** Nothing more of it is fetched by the sender. */
  | { readonly type: 'release'; readonly snapshot: SnapshotName }

/** What the leader names. Trusted as far as the leader is (C2): it binds what everybody else may answer. */
export interface SnapshotTarget extends SnapshotName {
  /** A majority of the voters reported this root. */
  readonly sealed: boolean
  /** The first entry that the leader's log has: at most one behind the anchor, or the two do not join. */
  readonly firstIndex: number
  readonly manifestBytes: number
  /** Of every `MANIFEST_PIECE_BYTES` of the manifest, hashed as leaves. */
  readonly manifestPieces: readonly Digest[]
  /** Over all sections. Hints, for choice and progress. */
  readonly leaves: number
  readonly items: number
  readonly bytes: number
}

/**
 * Why a provider does not serve, said at once. `failed` also stands for reasons of newer versions.
 * Numbers on the wire: `unavailable-reasons.ts`.
 */
export type UnavailableReason =
  | 'unknownAnchor'
  | 'expired'
  | 'syncingItself'
  | 'overloaded'
  | 'notLeader'
  | 'pruned'
  | 'preparing'
  | 'failed'

/** Of a manifest in one answer. */
export const MANIFEST_PIECE_BYTES = 512 * 1024

/** Of leaves in one answer, and of one part of a larger leaf. */
export const LEAVES_BYTES = 1024 * 1024
