import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIdentity } from '@tesela/network'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resolveSettings } from '../../config/resolve.ts'
import { markGroup } from '../../node/group-mark.ts'
import { startNode } from '../../node/start-node.ts'
import { takeLock } from '../../process/directory-lock.ts'
import { readIdentity } from '../../process/identity-file.ts'
import { initialise } from '../../process/initialise.ts'
import type { Complaint } from '../doctor/diagnosis.ts'
import { runInProcess } from '../testing/run-in-process.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tesela-doctor-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const doctor = (data: string, ...options: readonly string[]) =>
  runInProcess({}, ['--data', data, 'doctor', ...options])

function nodeOptions(dataDirectory: string, identity: Uint8Array, incarnation: string) {
  const flags = { listen: ['/ip4/127.0.0.1/tcp/0'] }
  const { settings } = resolveSettings({ flags, environment: {}, file: null })
  const logger = { debug() {}, info() {}, warn() {}, error() {} }
  return { dataDirectory, identity, incarnation, settings, logger, version: 'test' }
}

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

test.each([
  [
    'a directory of another group than GROUP says',
    'ga',
    ['gb'],
    /GROUP says that this peer is a member of group ga, but .*groups holds gb: put back what was there, or make a new peer in another data directory$/,
  ],
  [
    'directories of several groups',
    'gb',
    ['gb', 'ga'],
    /groups holds several groups \(ga, gb\), and this version keeps one; move all but gb out of it$/,
  ],
  [
    'directories of several groups, and no GROUP',
    null,
    ['ga', 'gb'],
    /move all but that which this peer is a member of out of it$/,
  ],
  ['a group that a start gives its place', 'gb', ['ga', 'gb.adopted'], null],
])('of %s it says what the start would say', async (_what, mark, groups, remedy) => {
  const data = await mkdtemp(join(root, 'groups-'))
  const { incarnation } = await initialise(data, {})
  if (mark !== null) await markGroup(data, { id: mark, incarnation })
  for (const group of groups) await mkdir(join(data, 'groups', group), { recursive: true })
  const { stdout } = await doctor(data, '--json')
  const { complaints } = JSON.parse(stdout)
  const refused = complaints.filter(({ what }: Complaint) => what === '`tesela start` is refused')
  if (remedy === null) {
    expect(refused).toEqual([])
    return
  }
  expect(refused).toEqual([{ what: expect.anything(), remedy: expect.stringMatching(remedy) }])
  expect(complaints.indexOf(refused[0])).toBe(0)
  const before = await readdir(data, { recursive: true })
  const started = startNode(nodeOptions(data, await readIdentity(data), incarnation))
  await expect(started).rejects.toThrow(refused[0].remedy)
  expect(await readdir(data, { recursive: true })).toEqual(before)
})

test('of a group of another peer than the identity it says what the start says', async () => {
  const data = join(root, 'another')
  const { incarnation } = await initialise(data, {})
  const start = async () => startNode(nodeOptions(data, await readIdentity(data), incarnation))
  const node = await start()
  const deadline = { deadlineMs: 15_000, signal: new AbortController().signal }
  const { group } = await node.service.createGroup('demo', deadline)
  const { peerId } = await node.service.status('')
  await node.close(0)
  const refusals = async () => {
    const { complaints } = JSON.parse((await doctor(data, '--json')).stdout)
    return complaints.filter(({ what }: Complaint) => what === '`tesela start` is refused')
  }
  expect(await refusals()).toEqual([])
  const { keyBytes, peerId: other } = await createIdentity()
  await writeFile(join(data, 'identity.key'), keyBytes)
  const place = join(data, 'groups', group)
  const [refused, ...more] = await refusals()
  expect([refused, more]).toEqual([
    {
      what: expect.anything(),
      remedy: `${place} belongs to peer ${peerId}, but the identity here is that of ${other}: put the identity.key of that peer back; where the directory was copied from another peer, or that key is lost, move it out, start, and join with an invite`,
    },
    [],
  ])
  await expect(start()).rejects.toThrow(refused.remedy)
  // Of one that is restored or recovered, and gets its place at the start.
  await rename(place, `${place}.adopted`)
  expect(await refusals()).toEqual([
    { ...refused, remedy: refused.remedy.replace(place, `${place}.adopted`) },
  ])
  await writeFile(join(data, 'identity.key'), 'no key')
  expect(await refusals()).toEqual([
    { ...refused, remedy: expect.stringMatching(/identity\.key holds no private key/) },
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
