/**
 * Catch-up: strategies that bring a member to the state of its group, and the formats that they move it in.
 *
 * ```ts
 * const sync = createSnapshotSync()
 * const provider = sync.createProvider({ self, groupId, source, leader, firstIndex, send, requestMark })
 * const session = sync.createSession({ self, groupId, sink, leader, members, … }, { atLeast: firstIndex - 1 })
 * session.start(clock.now())
 * // for every message: provider.receive(from, message) || session.receive(from, message)
 * // every 100 ms, or more often: provider.tick(now); session.tick(now)
 * ```
 */
export {
  LogDivergedError,
  MalformedMessageError,
  ManifestInvalidError,
  NoHonestPeerError,
  SnapshotCrowdedError,
  SnapshotMismatchError,
  StrategyFailedError,
  SyncAbortedError,
  type SyncError,
  SyncInstallError,
  SyncSettingsError,
  SyncStalledError,
} from './errors.ts'
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
export { createLogReplaySync } from './log-replay/log-replay-sync.ts'
export {
  decodeLogMessage,
  encodeLogMessage,
  LOG_FRAME_BYTES,
} from './log-replay/message-codec.ts'
export type { LogAnswer, LogMessage, LogRequest } from './log-replay/messages.ts'
export type {
  LogReplayProviderContext,
  LogReplaySessionContext,
  ReplayableLog,
} from './log-replay/replay-contexts.ts'
export { defaultLogReplaySettings, type LogReplaySettings } from './log-replay/settings.ts'

export {
  createLedSession,
  type LedSession,
  type LedSessionContext,
} from './own/led-session.ts'
export type {
  MessageCodec,
  SnapshotGap,
  SnapshotStrategy,
  StrategyProviderContext,
  StrategySessionContext,
} from './own/snapshot-strategy.ts'
export {
  decodeStrategyFrame,
  encodeStrategyFrame,
  type StrategyFrame,
} from './own/strategy-frame.ts'
export { createLeafCheck, type LeafCheck } from './snapshot/leaf-check.ts'
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
export { defaultSnapshotSyncSettings, type SnapshotSyncSettings } from './snapshot/settings.ts'
export type {
  SnapshotProviderContext,
  SnapshotSessionContext,
} from './snapshot/snapshot-contexts.ts'
export { keyOf, type SnapshotName } from './snapshot/snapshot-name.ts'
export type { SnapshotSink, Staged, VerifiedSnapshot } from './snapshot/snapshot-sink.ts'
export type { ServableSnapshot, SnapshotSource } from './snapshot/snapshot-source.ts'
export { createSnapshotSync } from './snapshot/snapshot-sync.ts'
export { verifyManifest } from './snapshot/verify-manifest.ts'
export type {
  Gap,
  Leader,
  PeerVerdicts,
  StateSync,
  SyncContext,
  SyncFailure,
  SyncOutcome,
  SyncPosition,
  SyncProgress,
  SyncProvider,
  SyncSession,
  SyncSessionContext,
} from './state-sync.ts'
