/** The disk and the lock of the process: the file system behind `packages/storage`. */
export { type DataDirectoryLock, lockDataDirectory } from './data-directory-lock.ts'
export { DataDirectoryInUseError } from './errors.ts'
export { createNodeDisk } from './node-disk.ts'
