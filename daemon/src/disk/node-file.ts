import { close, constants, fdatasync, fstat, ftruncate, open, read, writev } from 'node:fs'
import { promisify } from 'node:util'
import type { DiskFile } from '@tesela/storage'
import { DiskError } from './errors.ts'

// Plain descriptors: a FileHandle costs an object and two promises more per call.
const fdatasyncAsync = promisify(fdatasync)
const fstatAsync = promisify(fstat)
const ftruncateAsync = promisify(ftruncate)
const readAsync = promisify(read)
const writevAsync = promisify(writev)
const closeAsync = promisify(close)
const openAsync = promisify(open)

/** Elsewhere O_DSYNC is not there, or leaves in the drive's own cache what `fdatasync` of Node brings to its platter. */
const canWriteDurably = process.platform === 'linux'

/** A file by its descriptor, which `close` gives back. */
export function createNodeFile(path: string, descriptor: number): DiskFile {
  /** Of the same file: what is written through it is durable when the call returns. */
  let durable: Promise<number> | null = null
  const writeDurably = (position: number, chunks: readonly Uint8Array[]) =>
    named('write', path, async () => {
      durable ??= openDurable(path, descriptor)
      await writeFully(await durable, position, chunks)
    })
  return {
    path,
    size: () => named('stat', path, async () => (await fstatAsync(descriptor)).size),
    readAt: (position, length) =>
      named('read', path, () => readFully(descriptor, position, length)),
    writeAt: (position, chunks) =>
      named('write', path, () => writeFully(descriptor, position, chunks)),
    datasync: () => named('datasync', path, () => fdatasyncAsync(descriptor)),
    truncate: (length) => named('truncate', path, () => ftruncateAsync(descriptor, length)),
    close: () =>
      named('close', path, async () => {
        // Who wrote was told why there is none.
        const opened = (await durable?.catch(() => null)) ?? null
        try {
          if (opened !== null) await closeAsync(opened)
        } finally {
          await closeAsync(descriptor)
        }
      }),
    ...(canWriteDurably ? { writeDurably } : {}),
  }
}

/** A write through the first descriptor is not durable at once, so that zeros and snapshots are not written at the pace of syncs. */
async function openDurable(path: string, descriptor: number): Promise<number> {
  const opened = await openAsync(path, constants.O_WRONLY | constants.O_DSYNC)
  const [one, other] = await Promise.all([fstatAsync(descriptor), fstatAsync(opened)])
  if (one.ino === other.ino && one.dev === other.dev) return opened
  await closeAsync(opened)
  throw new Error('the name stands for another file by now')
}

/** Says in the error what failed and where: errors of descriptors carry no path. */
export async function named<T>(operation: string, path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (cause) {
    throw new DiskError(operation, path, cause)
  }
}

async function readFully(
  descriptor: number,
  position: number,
  length: number,
): Promise<Uint8Array> {
  // Not from Node's pool: what is read may be kept for long.
  const buffer = Buffer.allocUnsafeSlow(length)
  let filled = 0
  while (filled < length) {
    const at = position + filled
    const { bytesRead } = await readAsync(descriptor, buffer, filled, length - filled, at)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/** The kernel may take less than it is given: goes on where it stopped, until it has taken everything. */
async function writeFully(
  descriptor: number,
  position: number,
  chunks: readonly Uint8Array[],
): Promise<void> {
  let left = chunks.filter((chunk) => chunk.length > 0)
  let at = position
  while (left.length > 0) {
    const { bytesWritten } = await writevAsync(descriptor, left, at)
    if (bytesWritten === 0) throw new Error('the file takes no more bytes')
    at += bytesWritten
    left = withoutFirst(left, bytesWritten)
  }
}

/** What is left of the chunks without their first bytes. */
export function withoutFirst(chunks: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let skip = bytes
  let first = 0
  for (const chunk of chunks) {
    if (skip < chunk.length) break
    skip -= chunk.length
    first++
  }
  const [partial, ...rest] = chunks.slice(first)
  return partial === undefined ? [] : [partial.subarray(skip), ...rest]
}
