import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlace, tesela } from '../process/binary.fixture.ts'

// Runs built code: `tsc -b` first.
const root = fileURLToPath(new URL('../../../', import.meta.url))
let place: Awaited<ReturnType<typeof createPlace>>
let data: string

beforeAll(async () => {
  place = await createPlace()
  data = await place.peer('peer')
  expect(await tesela(['--data', data, 'start'])).toMatchObject({ code: 0 })
  expect(await tesela(['--data', data, 'group', 'create'])).toMatchObject({ code: 0 })
})
afterAll(() => place.remove())

test('the program of the README runs as it is written', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const [, program = ''] = /```ts\n(.*?)```/s.exec(readme) ?? []
  const { promise, resolve } = Promise.withResolvers<{ stdout: string; stderr: string }>()
  execFile(
    process.execPath,
    ['--input-type=module-typescript', '--eval', program],
    { cwd: join(root, 'daemon'), env: { ...process.env, TESELA_DATA: data } },
    (_error, stdout, stderr) => resolve({ stdout, stderr }),
  )
  expect(await promise).toEqual({ stdout: 'o-1 12\n', stderr: '' })
})
