/** The disk and the lock of the process: the file system behind `packages/storage`. */
export type { DataDirectoryLock } from './data-directory-lock.ts'
export { lockDataDirectory } from './data-directory-lock.ts'
export { DataDirectoryInUseError, DiskError } from './errors.ts'
export { createNodeDisk } from './node-disk.ts'
