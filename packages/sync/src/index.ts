export {
  decodeLogPosition,
  encodeLogPosition,
  type LogConfiguration,
  type LogPosition,
} from './log-position.ts'
export {
  createLogRange,
  type LogCut,
  type LogRange,
  type LogRun,
  type RangedEntry,
  type RootedCut,
} from './log-range/log-range.ts'

export { createLeafOrder, type LeafOrder } from './snapshot/leaf-order.ts'
export {
  buildManifest,
  type ManifestParts,
  type SectionManifest,
  type SnapshotManifest,
} from './snapshot/manifest.ts'
export { decodeManifest, encodeManifest, MAX_MANIFEST_BYTES } from './snapshot/manifest-codec.ts'
export {
  decodeSnapshotMessage,
  encodeSnapshotMessage,
  SNAPSHOT_FRAME_BYTES,
  snapshotFrameLimits,
  snapshotMessageOf,
} from './snapshot/message-codec.ts'
export type {
  SnapshotAnswer,
  SnapshotMessage,
  SnapshotRequest,
  SnapshotTarget,
  UnavailableReason,
} from './snapshot/messages.ts'
export type { SnapshotName } from './snapshot/snapshot-name.ts'
export { verifyManifest } from './snapshot/verify-manifest.ts'
