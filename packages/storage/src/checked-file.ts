import { crc32 } from 'node:zlib'
import type { Disk, DiskFile } from './disk.ts'
import { FormatUnknownError, GroupFileDamagedError, GroupFileMissingError } from './errors.ts'
import { becomes, replaceFile } from './replace-file.ts'

/** What a checked file holds: one taken for another is damage. */
export const fileKind = { meta: 1, secret: 2, snapshotManifest: 3, divergence: 4 } as const
export type FileKind = (typeof fileKind)[keyof typeof fileKind]

const MAGIC = new TextEncoder().encode('TESELAGF')
const FORMAT = 1
/** Before what a file holds. */
export const CHECKED_HEADER_BYTES = 24
/** A larger file is refused before it is read. A manifest has 32 bytes for every 4 096 leaves. */
const maxBytes: Readonly<Record<FileKind, number>> = {
  [fileKind.meta]: 1024 * 1024,
  [fileKind.secret]: 1024 * 1024,
  [fileKind.divergence]: 1024 * 1024,
  [fileKind.snapshotManifest]: 16 * 1024 * 1024,
}

/** Replaces the file as a whole: after a crash there is the old one or the new one. Durable when it resolves. */
export async function writeCheckedFile(
  disk: Disk,
  directory: string,
  name: string,
  kind: FileKind,
  payload: Uint8Array,
): Promise<void> {
  await replaceFile(disk, `${directory}/${name}`, contentOf(name, kind, payload))
}

/** The same in a file that is there, whose room it takes: one with as many bytes finds it on a full disk, too. */
export async function writeCheckedFileOver(
  disk: Disk,
  directory: string,
  reserve: string,
  name: string,
  kind: FileKind,
  payload: Uint8Array,
): Promise<void> {
  const file = await disk.open(`${directory}/${reserve}`, 'existing')
  try {
    await file.truncate(CHECKED_HEADER_BYTES + payload.length)
  } catch (error) {
    await file.close()
    throw error
  }
  await becomes(disk, `${directory}/${name}`, file, contentOf(name, kind, payload))
}

function contentOf(
  name: string,
  kind: FileKind,
  payload: Uint8Array,
): (file: DiskFile) => Promise<void> {
  return async (file) => {
    if (CHECKED_HEADER_BYTES + payload.length > maxBytes[kind]) {
      throw new RangeError(`${name} would have ${payload.length} bytes`)
    }
    await file.writeAt(0, [encodeHeader(kind, payload), payload])
  }
}

/** @throws GroupFileMissingError, GroupFileDamagedError, FormatUnknownError */
export async function readCheckedFile(
  disk: Disk,
  directory: string,
  name: string,
  kind: FileKind,
): Promise<Uint8Array> {
  const path = `${directory}/${name}`
  if (!(await disk.exists(path))) throw new GroupFileMissingError(path)
  const file = await disk.open(path, 'existing')
  try {
    return decode(path, kind, await readAll(file, maxBytes[kind]))
  } finally {
    await file.close()
  }
}

async function readAll(file: DiskFile, limit: number): Promise<Uint8Array> {
  const size = await file.size()
  if (size > limit) throw new GroupFileDamagedError(file.path, `it has ${size} bytes`)
  return file.readAt(0, size)
}

function encodeHeader(kind: FileKind, payload: Uint8Array): Uint8Array {
  const header = new Uint8Array(CHECKED_HEADER_BYTES)
  const view = new DataView(header.buffer)
  header.set(MAGIC)
  view.setUint32(12, FORMAT, true)
  view.setUint32(16, kind, true)
  view.setUint32(20, payload.length, true)
  view.setUint32(8, crc32(payload, crc32(header.subarray(12))), true)
  return header
}

function decode(path: string, kind: FileKind, bytes: Uint8Array): Uint8Array {
  const damaged = (reason: string) => new GroupFileDamagedError(path, reason)
  if (bytes.length < CHECKED_HEADER_BYTES) throw damaged(`it has only ${bytes.length} bytes`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) throw damaged('its first bytes are wrong')
  if (view.getUint32(8, true) !== crc32(bytes.subarray(12))) throw damaged('its checksum is wrong')
  const format = view.getUint32(12, true)
  if (format !== FORMAT) throw new FormatUnknownError(path, format)
  if (view.getUint32(16, true) !== kind) throw damaged('it is another file')
  if (view.getUint32(20, true) !== bytes.length - CHECKED_HEADER_BYTES) {
    throw damaged('its length is wrong')
  }
  return bytes.subarray(CHECKED_HEADER_BYTES)
}
