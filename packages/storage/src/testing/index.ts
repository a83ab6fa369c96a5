/** Disks that misbehave, and the contract that every disk keeps. */
export type { DiskCase } from './disk-contract.ts'
export { diskContract } from './disk-contract.ts'
export type { Failure } from './failing-disk.ts'
export { createFailOnceDisk } from './failing-disk.ts'
export type { DiskOperation, JournalEntry, VolatileDisk } from './volatile-disk.ts'
export { createVolatileDisk } from './volatile-disk.ts'
export type { CrashPolicy } from './volatile-file.ts'
