import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeLock } from '../../process/directory-lock.ts'
import { initialise } from '../../process/initialise.ts'
import { runInProcess } from '../testing/run-in-process.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tesela-doctor-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const doctor = (data: string, ...options: readonly string[]) =>
  runInProcess({}, ['--data', data, 'doctor', ...options])

test('a peer that is not started yet is told to be', async () => {
  const data = join(root, 'fresh')
  await initialise(data, {})
  expect(await doctor(data)).toEqual({
    code: 1,
    stdout: `No daemon runs on ${data}. Start it: \`tesela start\`.\n`,
    stderr: '',
  })
})

test.each([
  ['config.json', '{"electionTimeout":"soon"}', /^config\.json: electionTimeout is wrong/],
  ['identity.key', 'no key', /identity\.key holds no private key: restore it/],
  ['FORMAT', '{"format":1', /FORMAT is not JSON; restore it from a backup/],
  ['FORMAT', '{"format":9}', /FORMAT names format 9.*; start the version of Tesela that wrote it$/],
  ['GROUP', 'g\n', /GROUP names no group and incarnation; restore it from a backup/],
])('a peer whose %s lets no daemon start is told why', async (file, content, remedy) => {
  const data = await mkdtemp(join(root, 'refused-'))
  await initialise(data, {})
  await writeFile(join(data, file), content)
  const { code, stdout } = await doctor(data, '--json')
  expect([code, JSON.parse(stdout).complaints]).toEqual([
    1,
    [
      { what: '`tesela start` is refused', remedy: expect.stringMatching(remedy) },
      expect.objectContaining({ what: `no daemon runs on ${data}` }),
    ],
  ])
})

test('a directory that somebody holds who does not answer is told from one that nobody holds', async () => {
  const data = join(root, 'silent')
  await initialise(data, {})
  const lock = await takeLock(data)
  try {
    const { code, stdout } = await doctor(data, '--json')
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      {
        ready: false,
        complaints: [
          {
            what: `pid ${process.pid} holds ${data}, and no daemon answers there`,
            remedy: expect.stringContaining('`tesela logs`'),
          },
        ],
        remarks: [],
      },
    ])
  } finally {
    await lock.release()
  }
})

test('a directory that holds no peer is no diagnosis', async () => {
  const { code, stdout, stderr } = await doctor(join(root, 'nowhere'))
  expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('init')])
})
