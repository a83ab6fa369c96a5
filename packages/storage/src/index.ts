export type { Disk, DiskFile } from './disk.ts'
export type { LogStore, LogStoreOptions, LogStoreStats } from './log-store.ts'
