import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runInProcess } from '../cli/testing/run-in-process.ts'
import { initialise } from '../process/initialise.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tesela-verify-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const verify = (data: string, ...options: readonly string[]) =>
  runInProcess({}, ['--data', data, 'verify', ...options])

async function peer(): Promise<string> {
  const data = await mkdtemp(join(root, 'peer-'))
  await initialise(data, {})
  await mkdir(join(data, 'groups'))
  return data
}

test.each([
  ['identity.key', null, 'missing', 'it is missing'],
  ['identity.key', 'no key', 'corrupt', 'it holds no private key'],
  ['FORMAT', null, 'missing', 'it is missing'],
  ['FORMAT', '{"format":1', 'corrupt', 'it is not JSON'],
  ['FORMAT', '{"format":9}', 'unknownFormat', 'it names format 9, and this version reads 1'],
  ['GROUP', 'g\n', 'corrupt', 'it names no group and incarnation'],
])('finds that %s is %j, with which no daemon starts', async (name, content, kind, what) => {
  const data = await peer()
  const file = join(data, name)
  if (content === null) await rm(file)
  else await writeFile(file, content)
  const message = `${what}: \`tesela start\` is refused`
  const { code, stdout } = await verify(data, '--json')
  expect([code, JSON.parse(stdout)]).toEqual([
    1,
    {
      data,
      ok: false,
      groups: [],
      findings: [{ kind, isDamage: true, file, offset: null, message }],
    },
  ])
})

test('finds nothing where they are as they were made', async () => {
  const data = await peer()
  expect(await verify(data)).toEqual({
    code: 0,
    stdout: `${data} holds no group.\nNothing that matters is wrong.\n`,
    stderr: '',
  })
})

test('tells what crashes left of their writes, which is no damage, and leaves it there', async () => {
  const data = await peer()
  const files = ['FORMAT', 'identity.key', 'GROUP'].map((name) => join(data, `${name}.new`))
  for (const file of files) await writeFile(file, 'torn')
  const { code, stdout } = await verify(data, '--json')
  const message = 'a crash cut its write short: the next start deletes it'
  expect([code, JSON.parse(stdout)]).toEqual([
    0,
    {
      data,
      ok: true,
      groups: [],
      findings: files.map((file) => ({
        ...{ kind: 'unfinished', isDamage: false, offset: null },
        ...{ file, message },
      })),
    },
  ])
  expect(await readdir(data)).toEqual(expect.arrayContaining(files.map((file) => basename(file))))
})

test('a directory that holds no peer is refused, and nothing is made in it', async () => {
  const data = await mkdtemp(join(root, 'nobody-'))
  expect(await verify(data, '--json')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('"code":"not_initialised"'),
  })
  expect(await readdir(data)).toEqual([])
})
