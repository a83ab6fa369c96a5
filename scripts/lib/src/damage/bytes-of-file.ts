import { open, readFile, truncate } from 'node:fs/promises'

/** Where in what was written of a file: the zeros behind it do not count. */
export type Place = 'at the beginning' | 'in the middle' | 'at the end'

/** Flips one bit. */
export async function flipBit(path: string, place: Place): Promise<void> {
  const bytes = await readFile(path)
  const used = usedBytes(bytes)
  const at = {
    'at the beginning': Math.min(9, used - 1),
    'in the middle': Math.floor(used / 2),
    'at the end': used - 1,
  }[place]
  await overwrite(path, at, Uint8Array.of((bytes[at] ?? 0) ^ (1 << (at % 7))))
}

/** Cuts a file in the middle of what was written. */
export async function cutInTheMiddle(path: string): Promise<void> {
  await truncate(path, Math.floor(usedBytes(await readFile(path)) / 2))
}

/** Cuts a segment of the log between two records: what is left is as valid as it was. */
export async function cutBehindRecord(path: string): Promise<void> {
  await truncate(path, middleBoundary(await readFile(path)))
}

/** What a disk does that forgets the newest writes: a segment of the same length, zeros from a record's end on. */
export async function forgetBehindRecord(path: string): Promise<void> {
  const bytes = await readFile(path)
  const boundary = middleBoundary(bytes)
  await overwrite(path, boundary, new Uint8Array(usedBytes(bytes) - boundary))
}

async function overwrite(path: string, position: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.write(bytes, 0, bytes.length, position)
  } finally {
    await file.close()
  }
}

function usedBytes(bytes: Uint8Array): number {
  return bytes.findLastIndex((byte) => byte !== 0) + 1
}

const segmentHeader = 512
const recordHeader = 16

/** The end of the record in the middle of a segment (packages/storage/FORMAT.md). */
function middleBoundary(bytes: Buffer): number {
  const used = usedBytes(bytes)
  let at = segmentHeader
  while (at < Math.floor((segmentHeader + used) / 2)) {
    at += recordHeader + Math.ceil(bytes.readUInt32LE(at + 4) / 8) * 8
  }
  return Math.min(at, used)
}
