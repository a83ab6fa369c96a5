/**
 * The durable side of one replica: a write-ahead log with its hard state, and the small files of a group.
 * Everything goes through a `Disk`, so that the code that ships is the code that runs on a simulated one.
 *
 * @example
 * await createLog(disk, 'wal')
 * const store = await openLogStore(disk, 'wal')
 * await store.persist({ seq: 1, mustSync: true, lowerWatermark: null, raiseWatermark: null, hardState, snapshot: null, entries, after: [] })
 * await store.close()
 */
export { writeAdoptedLog } from './adopted-log.ts'
export type { Backup, BackupLeaf } from './backup/open-backup.ts'
export { openBackup } from './backup/open-backup.ts'
export type { BackupContent, DigestCheck } from './backup/write-backup.ts'
export { writeBackup } from './backup/write-backup.ts'
export { createLog } from './create-log.ts'
export type { DamagedFiles } from './damaged-files.ts'
export { createDamagedFiles } from './damaged-files.ts'
export type { Disk, DiskFile } from './disk.ts'
export type { Divergence } from './divergence-file.ts'
export {
  DiskFullError,
  FormatUnknownError,
  GroupExistsError,
  GroupFileDamagedError,
  GroupFileMissingError,
  HardStateLostError,
  LeafMismatchError,
  LogDamagedError,
  LogMissingError,
  SnapshotClosedError,
  SnapshotDamagedError,
  SnapshotExistsError,
  SnapshotIncompleteError,
  SnapshotMissingError,
  StagingBusyError,
  StorageFailedError,
  StoreClosedError,
} from './errors.ts'
export { writeGenesis } from './genesis.ts'
export type { GroupContent } from './group-directory.ts'
export { createGroupDirectory, listGroups, logDirectory } from './group-directory.ts'
export type { GroupIdentity } from './group-files.ts'
export {
  readGroupMeta,
  readGroupSecret,
  writeGroupMeta,
  writeGroupSecret,
} from './group-files.ts'
export type { DumpedContent, DumpedRecord } from './inspect/dump-log.ts'
export { dumpLog } from './inspect/dump-log.ts'
export type { Finding, FindingKind } from './inspect/finding.ts'
export type { GroupInspection, SnapshotCheck } from './inspect/inspect-group.ts'
export { inspectGroup } from './inspect/inspect-group.ts'
export type { LogInspection } from './inspect/inspect-log.ts'
export { inspectLog } from './inspect/inspect-log.ts'
export { isNoSpace } from './is-no-space.ts'
export type {
  LogStore,
  LogStoreOptions,
  LogStoreStats,
  RecoveredLog,
  RecoveryNote,
} from './log-store.ts'
export { openLogStore } from './open-log-store.ts'
export { createSnapshotStore } from './snapshots/create-snapshot-store.ts'
export type {
  RecordedSnapshot,
  SnapshotId,
  SnapshotStore,
  SnapshotStoreOptions,
  StagedSnapshot,
  StoredSnapshot,
} from './snapshots/snapshot-store.ts'
export { removeUnfinished } from './unfinished-files.ts'
