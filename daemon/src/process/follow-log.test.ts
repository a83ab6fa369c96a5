import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FollowOptions, followLog } from './follow-log.ts'

let directory: string
let log: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tesela-log-'))
  log = join(directory, 'daemon.log')
  await writeFile(join(directory, 'FORMAT'), '{"format":1,"incarnation":"0123456789abcdef"}')
})
afterEach(() => rm(directory, { recursive: true }))

const signal = new AbortController().signal
const whole: FollowOptions = { lines: undefined, follow: false, signal }

async function read(options: FollowOptions): Promise<string> {
  let text = ''
  for await (const chunk of followLog(directory, options)) text += Buffer.from(chunk).toString()
  return text
}

test.each([
  [undefined, 'one\ntwo\nthree\n'],
  [2, 'two\nthree\n'],
  [3, 'one\ntwo\nthree\n'],
  [99, 'one\ntwo\nthree\n'],
])('prints the last %s lines', async (lines, expected) => {
  await writeFile(log, 'one\ntwo\nthree\n')
  expect(await read({ ...whole, lines })).toBe(expected)
})

test('finds the last lines of a log of many chunks', async () => {
  await writeFile(
    log,
    `${Array.from({ length: 30_000 }, (_, index) => `line ${index}`).join('\n')}\n`,
  )
  expect(await read({ ...whole, lines: 1 })).toBe('line 29999\n')
})

test('follows what is written, also after the log was cut', async () => {
  await writeFile(log, 'first\n')
  const stop = new AbortController()
  const chunks = followLog(directory, { ...whole, follow: true, signal: stop.signal })
  const next = async () => Buffer.from((await chunks.next()).value ?? []).toString()
  expect(await next()).toBe('first\n')
  await appendFile(log, 'second\n')
  expect(await next()).toBe('second\n')
  const third = next()
  await truncate(log)
  // Shorter than what was read before: that is how the cut is seen.
  await appendFile(log, 'third\n')
  expect(await third).toBe('third\n')
  stop.abort()
  await expect(chunks.next()).rejects.toThrow()
})

test('says that there is no log yet', async () => {
  await expect(read(whole)).rejects.toMatchObject({ code: 'unavailable' })
})
