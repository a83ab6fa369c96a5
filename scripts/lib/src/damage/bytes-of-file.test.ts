import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cutBehindRecord, cutInTheMiddle, flipBit, forgetBehindRecord } from './bytes-of-file.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tesela-bytes-'))
  path = join(folder, 'file')
})
afterEach(() => rm(folder, { recursive: true }))

/** A segment with records of these payloads, and zeros behind. */
function segment(...payloads: readonly number[]): Buffer {
  const bytes = Buffer.alloc(1024)
  bytes.fill(1, 0, 8)
  let at = 512
  for (const length of payloads) {
    bytes.writeUInt32LE(length, at + 4)
    bytes.fill(7, at + 16, at + 16 + length)
    at += 16 + Math.ceil(length / 8) * 8
  }
  return bytes
}

test.each([
  ['at the beginning', 9],
  ['in the middle', 10],
  ['at the end', 19],
] as const)('flips one bit %s', async (place, at) => {
  const bytes = Buffer.concat([Buffer.alloc(20, 0xff), Buffer.alloc(20)])
  await writeFile(path, bytes)
  await flipBit(path, place)
  const after = await readFile(path)
  expect([...after.keys()].filter((index) => after[index] !== bytes[index])).toEqual([at])
  const changed = (after[at] ?? 0) ^ (bytes[at] ?? 0)
  expect(changed & (changed - 1)).toBe(0)
})

test('cuts in the middle of what is not zero', async () => {
  await writeFile(path, Buffer.concat([Buffer.alloc(20, 1), Buffer.alloc(20)]))
  await cutInTheMiddle(path)
  expect(await readFile(path)).toHaveLength(10)
})

test('cuts behind a record, or forgets what is behind it', async () => {
  const bytes = segment(20, 20, 20, 20)
  await writeFile(path, bytes)
  await forgetBehindRecord(path)
  expect(await readFile(path)).toEqual(segment(20, 20))
  await writeFile(path, bytes)
  await cutBehindRecord(path)
  expect(await readFile(path)).toEqual(bytes.subarray(0, 512 + 2 * 40))
})
