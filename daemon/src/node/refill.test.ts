import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readGroupMeta } from '@tesela/storage'
import { afterEach, expect, it, vi } from 'vitest'
import { createNodeDisk } from '../disk/index.ts'
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

const terms = { role: 'voter', readOnly: false, ttlMs: 60_000, uses: 1 } as const

async function joinThrough(joiner: Node, through: Node): Promise<void> {
  const { invite } = await through.service.invite('', terms, options())
  await joiner.service.join({ invite, address: null, noWait: false }, () => {}, options())
}

const groupOf = async ({ node }: Started) => (await node.service.status('')).group

it('the founder of a group loses its whole log, finds the others by what it noted, and gets it back', async () => {
  const founder = await newNode()
  const others = [await newNode(), await newNode()]
  const { group: id } = await founder.node.service.createGroup('demo', options())
  for (const { node } of others) await joinThrough(node, founder.node)
  await write(founder.node, makeMap('m'))
  await write(founder.node, command({ collection: 'm', map: { set: set('k', 'kept') } }))
  const directory = join(founder.dataDirectory, 'groups', id)
  const noted = async () => (await readGroupMeta(createNodeDisk(), directory)).members.length
  await vi.waitFor(async () => expect(await noted()).toBe(3), { timeout: 10_000 })
  const before = await groupOf(founder)
  await founder.node.close(0)
  await rm(join(directory, 'wal'), { recursive: true })
  await founder.restart()
  expect(await groupOf(founder)).toMatchObject({ replica: before?.replica })
  await vi.waitFor(
    async () => {
      const group = await groupOf(founder)
      expect(group).toMatchObject({ health: 'ok', advice: null })
      expect(group?.applied).toBeGreaterThanOrEqual(before?.applied ?? 0)
    },
    { timeout: 10_000 },
  )
  expect(await get(founder.node, 'k')).toBe('kept')
  // It counts again: with it there is a majority.
  await others[0]?.node.close(0)
  await write(founder.node, command({ collection: 'm', map: { set: set('k', 'again') } }))
  expect(await get(founder.node, 'k')).toBe('again')
  expect(await readdir(join(directory, 'wal'))).not.toEqual([])
})

it('a lone peer that lost what it had promised halts, and names the way out', async () => {
  const only = await newNode()
  const { group: id } = await only.node.service.createGroup('demo', options())
  await write(only.node, makeMap('m'))
  await only.node.close(0)
  await rm(join(only.dataDirectory, 'groups', id, 'wal'), { recursive: true })
  await only.restart()
  await vi.waitFor(async () => {
    expect(await groupOf(only)).toMatchObject({
      health: expect.stringMatching(/^halted\(/),
      advice: expect.stringContaining('tesela recover --force-new-group'),
    })
  })
  await expect(get(only.node, 'k')).rejects.toMatchObject({ code: 'halted' })
})
