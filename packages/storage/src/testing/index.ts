/** Disks that misbehave, and the contract that every disk keeps. */
export type { Failure } from './failing-disk.ts'
export { createFailOnceDisk } from './failing-disk.ts'
export type { SeededRandom } from './random.ts'
export { createSeededRandom } from './random.ts'
export type { DiskOperation, JournalEntry, VolatileDisk } from './volatile-disk.ts'
export { createVolatileDisk } from './volatile-disk.ts'
export type { CrashPolicy } from './volatile-file.ts'
