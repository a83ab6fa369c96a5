import { constants, open as openDescriptor } from 'node:fs'
import { access, link, mkdir, open, readdir, rename, rmdir, statfs, unlink } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import type { Disk } from '@tesela/storage'
import { codeOf } from './errors.ts'
import { createNodeFile, named } from './node-file.ts'

const openAsync = promisify(openDescriptor)

/** What a group keeps is nobody else's business. */
const FILE_MODE = 0o600
const DIRECTORY_MODE = 0o700

/** The file system, through Node. */
export function createNodeDisk(): Disk {
  return {
    open: (path, mode) =>
      named('open', path, async () => {
        const create = mode === 'create' ? constants.O_CREAT | constants.O_EXCL : 0
        return createNodeFile(path, await openAsync(path, constants.O_RDWR | create, FILE_MODE))
      }),
    rename: (from, to) => named('rename', from, () => rename(from, to)),
    link: (from, to) => named('link', from, () => link(from, to)),
    unlink: (path) => named('unlink', path, () => unlink(path)),
    makeDirectory: (path) => named('make directory', path, () => makeDirectory(path)),
    removeDirectory: (path) => named('remove directory', path, () => rmdir(path)),
    syncDirectory: (path) => named('sync directory', path, () => syncDirectory(path)),
    list: (path) => named('list', path, () => list(path)),
    exists: (path) => named('access', path, () => exists(path)),
    freeBytes: (directory) => named('statfs', directory, () => freeBytes(directory)),
  }
}

/** Also syncs every directory that got a new name in it, now or in an attempt that a crash cut short. */
async function makeDirectory(path: string): Promise<void> {
  const full = resolve(path)
  const first = await mkdir(full, { recursive: true, mode: DIRECTORY_MODE })
  if (first === undefined) {
    await syncDirectory(dirname(full))
    return
  }
  const made = relative(dirname(first), full).split(sep)
  let parent = dirname(first)
  for (const name of made) {
    await syncDirectory(parent)
    parent = resolve(parent, name)
  }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What is reserved for the superuser is not ours to fill. */
async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory)
  return bavail * bsize
}

async function list(path: string): Promise<readonly string[]> {
  try {
    return (await readdir(path)).sort()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}
