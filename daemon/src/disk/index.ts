/** The disk and the lock of the process: the file system behind `packages/storage`. */
export { lockDataDirectory } from './data-directory-lock.ts'
export { createNodeDisk } from './node-disk.ts'
