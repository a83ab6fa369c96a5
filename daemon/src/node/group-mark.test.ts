import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFormat, writeFormat } from '../process/format-file.ts'
import { markGroup, readMark } from './group-mark.ts'
import { createIncarnation } from './incarnation.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tesela-mark-'))
})
afterAll(() => rm(directory, { recursive: true }))

test('a life is begun durably, and not again before a member has had it', async () => {
  const first = '0123456789abcdef'
  await writeFormat(directory, first)
  const incarnation = createIncarnation(directory, first)
  expect(await readMark(directory)).toBeNull()
  await markGroup(directory, { id: 'g', incarnation: first })
  await incarnation.renew()
  const second = incarnation.text
  expect(second).not.toBe(first)
  expect(Buffer.from(incarnation.bytes).toString('hex')).toBe(second)
  expect((await readFormat(directory)).incarnation).toBe(second)

  await incarnation.renew()
  // As a process that was started since.
  const again = createIncarnation(directory, second)
  await again.renew()
  expect([incarnation.text, again.text]).toEqual([second, second])

  await markGroup(directory, { id: 'g', incarnation: second })
  await again.renew()
  expect(again.text).not.toBe(second)
})

test('a mark that does not read is no absent one', async () => {
  for (const text of ['', 'g\n', 'g 0123456789abcde', 'g 0123456789abcdef']) {
    await writeFile(join(directory, 'GROUP'), text)
    await expect(readMark(directory)).rejects.toMatchObject({ code: 'storage_damaged' })
  }
})
