import { mkdtemp, rename, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIdentity } from '@tesela/network'
import { Answer, Command, OpenSession, Query, Result } from '@tesela/protos/collections'
import { afterEach, describe, expect, it } from 'vitest'
import { resolveSettings } from '../config/resolve.ts'
import type { Settings } from '../config/settings.ts'
import type { ReadRequest, WriteEntry } from '../service.ts'
import { type Node, startNode } from './start-node.ts'

const settings = resolveSettings({
  flags: {
    listen: ['/ip4/127.0.0.1/tcp/0'],
    electionTimeout: '300ms',
    heartbeatInterval: '50ms',
  },
  environment: {},
  file: null,
}).settings
const silent = { debug() {}, info() {}, warn() {}, error() {} }
const options = () => ({ deadlineMs: 15_000, signal: new AbortController().signal })

const nodes: Node[] = []
const directories: string[] = []

afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.close(0)))
  await Promise.all(directories.splice(0).map((path) => rm(path, { recursive: true })))
})

interface Started {
  readonly node: Node
  readonly dataDirectory: string
  restart(otherIdentity?: Uint8Array): Promise<Node>
}

async function newNode(changed: Partial<Settings> = {}): Promise<Started> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'tesela-node-'))
  directories.push(dataDirectory)
  const { keyBytes } = await createIdentity()
  const incarnation = Buffer.from(keyBytes.slice(8, 16)).toString('hex')
  const start = async (identity = keyBytes) => {
    const node = await startNode({
      dataDirectory,
      identity,
      incarnation,
      settings: { ...settings, ...changed },
      logger: silent,
      version: 'test',
    })
    nodes.push(node)
    return node
  }
  const node = await start()
  return {
    node,
    dataDirectory,
    async restart(otherIdentity) {
      await node.close(0)
      nodes.splice(nodes.indexOf(node), 1)
      return start(otherIdentity)
    },
  }
}

const sessionKey = new Uint8Array(16).fill(9)
let sequence = 0
function command(fields: Partial<Command>): WriteEntry {
  sequence += 1
  return { kind: 'command', body: Command.encode({ sessionKey, sequence, ...fields }) }
}
const openSession: WriteEntry = { kind: 'openSession', body: OpenSession.encode({ sessionKey }) }
const text = (value: string) => new TextEncoder().encode(value)

async function write(node: Node, entry: WriteEntry): Promise<Result> {
  const [, written] = await node.service.write('', [openSession, entry], options())
  return Result.decode(written?.result ?? new Uint8Array())
}

async function get(node: Node, key: string): Promise<string | undefined> {
  const query = Query.encode({ collection: 'm', mapGet: { keys: [text(key)], keysOnly: false } })
  const request = {
    query,
    consistency: 'linearizable',
    atLeast: 0,
    pinned: null,
    pin: false,
  } as const
  const { answer } = await node.service.read('', request, options())
  const value = Answer.decode(answer).entries?.entries[0]?.value
  return value && new TextDecoder().decode(value)
}

describe('a node', () => {
  it('founds a group, keeps a map, and has it again after a restart', async () => {
    const { node, restart } = await newNode()
    await node.service.createGroup('demo', options())
    expect(
      (
        await write(
          node,
          command({
            collection: 'm',
            create: {
              kind: 'map',
              options: { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0 },
            },
          }),
        )
      ).created?.fresh,
    ).toBe(true)
    expect(
      (await write(node, command({ collection: 'm', map: { set: set('k', 'v') } }))).mapSet
        ?.applied,
    ).toBe(true)
    expect(await get(node, 'k')).toBe('v')
    const again = await restart()
    expect(await get(again, 'k')).toBe('v')
  })

  it('is joined by others through an invite, and each reads what another wrote', async () => {
    const { node: first } = await newNode()
    const { node: second } = await newNode()
    const { node: observer } = await newNode()
    await first.service.createGroup('demo', options())
    const voter = { role: 'voter', readOnly: false, ttlMs: 60_000, uses: 1 } as const
    const { invite } = await first.service.invite('', voter, options())
    const phases: string[] = []
    await second.service.join(
      { invite, address: null, noWait: false },
      (step) => phases.push(step.phase),
      options(),
    )
    expect(phases.at(0)).toBe('dialling')
    expect(phases.at(-1)).toBe('online')

    await write(
      second,
      command({
        collection: 'm',
        create: {
          kind: 'map',
          options: { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0 },
        },
      }),
    )
    await write(second, command({ collection: 'm', map: { set: set('from', 'second') } }))
    expect(await get(first, 'from')).toBe('second')

    const watching = await second.service.invite('', { ...voter, role: 'observer' }, options())
    await observer.service.join(
      { invite: watching.invite, address: null, noWait: false },
      () => {},
      options(),
    )
    expect(await get(observer, 'from')).toBe('second')
    const status = await first.service.status('')
    expect(status.group?.members.map(({ role }) => role).sort()).toEqual([
      'observer',
      'voter',
      'voter',
    ])
    expect(status.group?.canLose).toBe(0)
  })

  it('compares its state with the others, and tells what it compares', async () => {
    const { node: first } = await newNode({ markEvery: 10 })
    const { node: second } = await newNode({ markEvery: 10 })
    const { invite } = await first.service.createGroup('demo', options())
    await second.service.join({ invite, address: null, noWait: false }, () => {}, options())
    const map = { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0 }
    await write(first, command({ collection: 'm', create: { kind: 'map', options: map } }))
    for (let count = 0; count < 12; count++) {
      await write(first, command({ collection: 'm', map: { set: set(`k${count}`, 'v') } }))
    }
    const markOf = async (node: Node) => (await node.service.status('')).group?.lastMark
    await expect.poll(() => markOf(first), { timeout: 10_000 }).toMatchObject({ sealed: true })
    await expect.poll(() => markOf(second), { timeout: 10_000 }).toMatchObject({ sealed: true })
    await expect.poll(() => markOf(second)).toEqual(await markOf(first))

    const mark = await markOf(first)
    const marked = await first.service.stateRoots('', mark?.anchor ?? null, options())
    expect(Buffer.from(marked.root).toString('hex')).toBe(mark?.root)
    // Entries of the leader's own (marks, members) may be applied by one and not yet by the other.
    const both = async () =>
      Promise.all([first, second].map((node) => node.service.stateRoots('', null, options())))
    const apart = ([ours, theirs]: Awaited<ReturnType<typeof both>>) =>
      (ours?.revision ?? -1) - (theirs?.revision ?? -2)
    let roots: Awaited<ReturnType<typeof both>> = []
    const settle = async () => {
      roots = await both()
      return apart(roots)
    }
    await expect.poll(settle, { timeout: 10_000 }).toBe(0)
    expect(roots[1]).toEqual(roots[0])
    expect(roots[0]?.collections.map(({ name }) => name)).toEqual(['m'])
    await expect(first.service.stateRoots('', 1, options())).rejects.toMatchObject({
      code: 'compacted',
    })
  })

  it('refuses a spent invite, and stays without a group', async () => {
    const { node: first } = await newNode()
    const { node: second } = await newNode()
    const { node: third } = await newNode()
    const { invite } = await first.service.createGroup('demo', options())
    await second.service.join({ invite, address: null, noWait: true }, () => {}, options())
    await expect(
      third.service.join({ invite, address: null, noWait: true }, () => {}, options()),
    ).rejects.toMatchObject({ code: 'invite_refused' })
    expect((await third.service.status('')).group).toBeNull()
  })

  it('joins by a spent invite when it was admitted by it and crashed before it kept that', async () => {
    const { node: first } = await newNode()
    const { node: second, dataDirectory, restart } = await newNode()
    const { node: third } = await newNode()
    const { invite } = await first.service.createGroup('demo', options())
    const command = { invite, address: null, noWait: true }
    await second.service.join(command, () => {}, options())
    await second.close(0)
    // What a crash leaves that comes before the directory of the group.
    await rm(join(dataDirectory, 'groups'), { recursive: true })
    await rm(join(dataDirectory, 'GROUP'))
    const again = await restart()
    await again.service.join({ ...command, noWait: false }, () => {}, options())
    expect((await first.service.status('')).group?.members).toHaveLength(2)
    await expect(third.service.join(command, () => {}, options())).rejects.toMatchObject({
      code: 'invite_refused',
    })
  })

  it('says of a join that nobody answered in time that it may yet be admitted', async () => {
    const { node } = await newNode()
    const { node: away } = await newNode()
    const { invite } = await away.service.createGroup('demo', options())
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const [listening = ''] = (await away.service.status('')).addresses
    const address = listening.replace(/\/tcp\/\d+/, `/tcp/${port}`)
    const join = node.service.join({ invite, address, noWait: true }, () => {}, {
      ...options(),
      deadlineMs: 100,
    })
    await expect(join).rejects.toMatchObject({ code: 'unknown_outcome', outcome: 'unknown' })
    silent.close()
  })

  it('does not call a group unmade that only lacks its first invite', async () => {
    const { node } = await newNode()
    const made = node.service.createGroup('demo', { ...options(), deadlineMs: 0 })
    await expect(made).rejects.toMatchObject({ code: 'unknown_outcome', outcome: 'unknown' })
    expect((await node.service.status('')).group?.name).toBe('demo')
  })

  it('says on every page of a stale walk that it is stale', async () => {
    const { node } = await newNode()
    await node.service.createGroup('demo', options())
    const read = (fields: Pick<ReadRequest, 'consistency' | 'pinned' | 'pin'>) => {
      const query = Query.encode({ collection: '', list: { after: '', limit: 1 } })
      return node.service.read('', { query, atLeast: 0, ...fields }, options())
    }
    const first = await read({ consistency: 'stale', pinned: null, pin: true })
    expect(first.stale).toBe(true)
    const { revision } = first
    const second = await read({ consistency: 'stale', pinned: revision, pin: false })
    expect(second).toMatchObject({ stale: true, revision })
    await read({ consistency: 'linearizable', pinned: null, pin: true })
    const third = await read({ consistency: 'linearizable', pinned: revision, pin: false })
    expect(third.stale).toBe(false)
  })

  it('does not start another peer on the directory of a member', async () => {
    const { node, restart } = await newNode()
    await node.service.createGroup('demo', options())
    const { keyBytes } = await createIdentity()
    await expect(restart(keyBytes)).rejects.toMatchObject({ code: 'storage_damaged' })
    await restart()
  })

  it('says in one line which address is taken, without the words of the transports', async () => {
    const { node } = await newNode()
    const [taken = ''] = (await node.service.status('')).addresses
    const address = taken.replace(/\/p2p\/.*/, '')
    await expect(newNode({ listen: ['/ip4/127.0.0.1/tcp/0', address] })).rejects.toMatchObject({
      code: 'listen_failed',
      outcome: 'not-applied',
      message: `cannot listen on ${address}: the address is in use`,
    })
  })

  it('does not start as if it were new when the directory of its group is gone', async () => {
    const { node, dataDirectory, restart } = await newNode()
    await node.service.createGroup('demo', options())
    const groups = join(dataDirectory, 'groups')
    await rename(groups, `${groups}.away`)
    await expect(restart()).rejects.toMatchObject({
      code: 'storage_damaged',
      message: expect.stringContaining(groups),
    })
    await rename(`${groups}.away`, groups)
    await restart()
  })

  it('names the file of an identity that is no key', async () => {
    const { dataDirectory, restart } = await newNode()
    await expect(restart(new Uint8Array())).rejects.toMatchObject({
      code: 'storage_damaged',
      message: expect.stringContaining(join(dataDirectory, 'identity.key')),
    })
    await restart()
  })

  it('makes no group whose commands are larger than a frame between members', async () => {
    const { node } = await newNode({ maxCommandBytes: 5 * 1_024 * 1_024 })
    await expect(node.service.createGroup('demo', options())).rejects.toMatchObject({
      code: 'invalid_argument',
    })
    expect((await node.service.status('')).group).toBeNull()
  })
})

function set(key: string, value: string) {
  return { key: text(key), value: text(value), ifAbsent: false, returnPrevious: false }
}
