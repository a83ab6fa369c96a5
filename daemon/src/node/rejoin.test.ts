import { readdir, rename, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { readGroupMeta } from '@tesela/storage'
import { afterEach, expect, it } from 'vitest'
import type { Settings } from '../config/settings.ts'
import { createNodeDisk } from '../disk/index.ts'
import { readFormat } from '../process/format-file.ts'
import {
  closeNodes,
  command,
  get,
  makeMap,
  newNode,
  options,
  type Started,
  set,
  write,
} from './node.fixture.ts'
import type { Node } from './start-node.ts'

afterEach(closeNodes)

const silently = () => {}
const terms = { role: 'voter', readOnly: false, ttlMs: 60_000, uses: 1 } as const

/** Three voters with one write, the last of which is the one to lose something. */
async function threeVoters(changed: Partial<Settings> = {}) {
  const [first, second, third] = [
    await newNode(changed),
    await newNode(changed),
    await newNode(changed),
  ]
  await first.node.service.createGroup('demo', options())
  for (const joiner of [second, third]) await joinThrough(joiner.node, first.node)
  await write(first.node, makeMap('m'))
  await write(first.node, command({ collection: 'm', map: { set: set('k', 'kept') } }))
  const { group } = await third.node.service.status('')
  const before = group ?? never('third is in no group')
  return { first, second, third, before, directory: join(third.dataDirectory, 'groups', before.id) }
}

/** A group of one: what somebody lost shows before anybody else is asked. */
async function alone() {
  const only = await newNode()
  const { group } = await only.node.service.createGroup('demo', options())
  await write(only.node, makeMap('m'))
  return { only, id: group, directory: join(only.dataDirectory, 'groups', group) }
}

async function joinThrough(joiner: Node, through: Node): Promise<void> {
  const { invite } = await through.service.invite('', terms, options())
  await joiner.service.join({ invite, address: null, noWait: false }, silently, options())
}

/** With the watermark, which would tell what was promised. */
async function loseLog(directory: string): Promise<void> {
  await rm(join(directory, 'wal'), { recursive: true })
  await rm(join(directory, 'watermark'))
}

function never(what: string): never {
  throw new Error(what)
}

async function membersOf(node: Node): Promise<string[]> {
  return ((await node.service.status('')).group?.members ?? []).map(({ replica }) => replica).sort()
}

async function expectLost({ node }: Started, reason: RegExp): Promise<void> {
  const { group } = await node.service.status('')
  expect(group).toMatchObject({
    role: 'lost',
    health: 'halted(hard_state_lost: join again with an invite)',
    advice: expect.stringMatching(reason),
    members: [],
  })
  const refusal = { code: 'hard_state_lost', message: expect.stringContaining('tesela invite') }
  await expect(write(node, makeMap('x'))).rejects.toMatchObject(refusal)
  await expect(node.service.createGroup('other', options())).rejects.toMatchObject(refusal)
}

it('a peer whose log is gone starts without its group, joins again as another replica, and takes its own place', async () => {
  const { first, second, third, before, directory } = await threeVoters()
  await third.node.close(0)
  await loseLog(directory)
  await third.restart()
  await expectLost(third, /no log in .*wal/)
  expect(await membersOf(first.node)).toContain(before.replica)

  await joinThrough(third.node, second.node)
  const { group } = await third.node.service.status('')
  expect(group).toMatchObject({ health: 'ok', advice: null, id: before.id })
  expect(group?.replica).not.toBe(before.replica)
  expect(group?.incarnation).toBe((await readFormat(third.dataDirectory)).incarnation)
  const members = await membersOf(first.node)
  expect(members).toHaveLength(3)
  expect(members).toContain(group?.replica)
  expect(members).not.toContain(before.replica)
  expect(await get(third.node, 'k')).toBe('kept')
  // Nothing was deleted.
  expect(await readdir(join(third.dataDirectory, 'damaged', `1-${before.id}`))).toContain('meta')
  expect((await third.node.service.status('')).damagedFiles).toBe(1)

  await first.node.close(0)
  await write(third.node, command({ collection: 'm', map: { set: set('k', 'again') } }))
  expect(await get(second.node, 'k')).toBe('again')
  // It is a member like any other from now on, and can be lost like any other.
  await third.restart()
  expect((await third.node.service.status('')).group).toMatchObject({ replica: group?.replica })
})

it.each([
  ['the directory of all groups', '..', /is missing/],
  ['the directory of its group', '.', /is missing/],
  ['the file that says who it is', 'meta', /meta is missing/],
  ['the secret of the group', 'secret', /secret is missing/],
])('a peer that lost %s is not taken for a new one', async (_what, name, reason) => {
  const { only, directory } = await alone()
  const before = (await only.node.service.status('')).group
  await only.node.close(0)
  const path = join(directory, name)
  const away = join(only.dataDirectory, 'away')
  await rename(path, away)
  await only.restart()
  await expectLost(only, reason)
  // Whoever has it still may put it back: then nothing was lost.
  await rename(away, path)
  await only.restart()
  expect((await only.node.service.status('')).group?.replica).toBe(before?.replica)
  expect(await get(only.node, 'k')).toBeUndefined()
})

it('a peer whose log is damaged, and nothing says what it had promised, does not go on from what is left', async () => {
  const { only, directory } = await alone()
  await only.node.close(0)
  const [segment = ''] = await readdir(join(directory, 'wal'))
  await truncate(join(directory, 'wal', segment), 20)
  await rm(join(directory, 'watermark'))
  await only.restart()
  await expectLost(only, /wal/)
})

it('asks as who it is already when a join failed, and as another one for every log that it loses', async () => {
  const { first, third, before, directory } = await threeVoters()
  const incarnation = async () => (await readFormat(third.dataDirectory)).incarnation
  await third.node.close(0)
  await rm(directory, { recursive: true })
  await third.restart()
  const { invite } = await first.node.service.invite('', terms, options())
  await first.node.service.revokeInvite('', invite, options())
  const command = { invite, address: null, noWait: false }
  const inVain = () => third.node.service.join(command, silently, options())
  await expect(inVain()).rejects.toMatchObject({ code: 'invite_refused' })
  const second = await incarnation()
  expect(second).not.toBe(before.incarnation)
  await expect(inVain()).rejects.toMatchObject({ code: 'invite_refused' })
  await third.restart()
  await expectLost(third, /is missing/)
  await joinThrough(third.node, first.node)
  expect(await incarnation()).toBe(second)

  await third.node.close(0)
  await loseLog(directory)
  await third.restart()
  await joinThrough(third.node, first.node)
  expect(await incarnation()).not.toBe(second)
  expect(await membersOf(first.node)).toHaveLength(3)
})

it.each(['third', 'first'] as const)(
  'a %s peer that lost its whole log, and knows its term and vote, gets it from the others',
  async (which) => {
    const peers = await threeVoters()
    const { [which]: loser, second, before } = peers
    const directory = join(loser.dataDirectory, 'groups', before.id)
    await expect.poll(() => keptMembers(directory), { timeout: 15_000 }).toHaveLength(3)
    await loser.node.close(0)
    await rm(join(directory, 'wal'), { recursive: true })
    await loser.restart()
    expect(await get(loser.node, 'k')).toBe('kept')
    const { group } = await loser.node.service.status('')
    expect(group?.members).toHaveLength(3)
    expect(group?.health).toBe('ok')
    await write(second.node, command({ collection: 'm', map: { set: set('k', 'again') } }))
    expect(await get(loser.node, 'k')).toBe('again')
  },
)

async function keptMembers(directory: string): Promise<readonly Uint8Array[]> {
  return (await readGroupMeta(createNodeDisk(), directory)).members
}

it('a peer whose snapshot is damaged lets the members in, and gets another one from them', async () => {
  const { first, third, before, directory } = await threeVoters({
    snapshotEvery: 20,
    keptLogBytes: 1,
  })
  const snapshots = join(directory, 'snapshots')
  const finished = async () =>
    (await readdir(snapshots).catch(() => [])).filter((name) => name !== 'staging')
  for (let count = 0; count < 60; count += 1) {
    await write(first.node, command({ collection: 'm', map: { set: set(`k${count}`, 'kept') } }))
  }
  await expect.poll(finished, { timeout: 15_000 }).toHaveLength(1)
  // A start deletes what the log does not name.
  await third.restart()
  await third.node.close(0)
  // Beside the one that the log names by then there may be another, which a start deletes.
  const names = await finished()
  for (const name of names) await rm(join(snapshots, name, 'manifest'))
  await third.restart()
  expect(await get(third.node, 'k0')).toBe('kept')
  expect((await third.node.service.status('')).group).toMatchObject({
    replica: before.replica,
    health: 'ok',
  })
  const [kept, ...more] = await readdir(join(directory, 'damaged'))
  expect(names.map((name) => `1-snapshot-${name}`)).toContain(kept)
  expect(more).toEqual([])
})

it('a peer that has to join again is refused the invite of another group, and a healthy one any', async () => {
  const { only, id, directory } = await alone()
  const other = await newNode()
  const { invite } = await other.node.service.createGroup('other', options())
  const command = { invite, address: null, noWait: true }
  const tryJoin = () => only.node.service.join(command, silently, options())
  await expect(tryJoin()).rejects.toMatchObject({ code: 'group_exists' })
  await only.node.close(0)
  await loseLog(directory)
  await only.restart()
  await expect(tryJoin()).rejects.toMatchObject({
    code: 'group_exists',
    message: expect.stringContaining(id),
  })
  expect(await readdir(only.dataDirectory)).not.toContain('damaged')
})
