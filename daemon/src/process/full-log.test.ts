import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlace, tesela, until } from './binary.fixture.ts'

// These run the built executable: `tsc -b` first.
let place: Awaited<ReturnType<typeof createPlace>>
beforeAll(async () => {
  place = await createPlace()
})
afterAll(() => place.remove())

const launcher = fileURLToPath(new URL('../../bin/tesela.mjs', import.meta.url))

test('a daemon whose log finds no space goes on without it', async () => {
  const path = await place.peer('full-log')
  const full = await open('/dev/full', 'w')
  const child = spawn(process.execPath, [launcher, '--data', path, 'run', '--log-level', 'trace'], {
    stdio: ['ignore', 'ignore', full.fd],
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  await full.close()
  await until(async () => (await tesela(['--data', path, 'status'])).code === 0, 'it answers')
  expect((await tesela(['--data', path, 'group', 'create', 'demo'])).code).toBe(0)
  expect((await tesela(['--data', path, 'stop'])).code).toBe(0)
  expect(await ended).toBe(0)
})
