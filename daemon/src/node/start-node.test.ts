import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { createIdentity } from '@tesela/network'
import { Query } from '@tesela/protos/collections'
import { afterEach, describe, expect, it } from 'vitest'
import type { ReadRequest } from '../service.ts'
import { closeNodes, command, get, newNode, options, set, write } from './node.fixture.ts'
import type { Node } from './start-node.ts'

afterEach(closeNodes)

describe('a node', () => {
  it('founds a group, keeps a map, and has it again after a restart', async () => {
    const { node, restart, dataDirectory } = await newNode()
    const { group } = await node.service.createGroup('demo', options())
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
    // As a crash leaves it of a write that may never be made again.
    const ofGroup = join('groups', group, 'diverged.new')
    const unfinished = ['FORMAT.new', 'GROUP.new', 'identity.key.new', ofGroup]
    for (const name of unfinished) await writeFile(join(dataDirectory, name), '')
    const again = await restart()
    expect(await get(again, 'k')).toBe('v')
    for (const name of unfinished) {
      await expect(stat(join(dataDirectory, name)), name).rejects.toMatchObject({ code: 'ENOENT' })
    }
  })

  it('deletes nothing of a directory where its start is refused, nor what no crash left', async () => {
    const { restart, dataDirectory } = await newNode()
    const draft = join(dataDirectory, 'identity.key.new')
    await writeFile(draft, '')
    await expect(restart(new Uint8Array(3))).rejects.toMatchObject({ code: 'storage_damaged' })
    expect((await stat(draft)).isFile()).toBe(true)
    const directory = join(dataDirectory, 'GROUP.new')
    await mkdir(directory)
    await restart()
    await expect(stat(draft)).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await stat(directory)).isDirectory()).toBe(true)
  })

  it('has segments of the size that was set from the first one on, founding and joining', async () => {
    const segmentBytes = 32_768
    const founder = await newNode({ segmentBytes })
    const joiner = await newNode({ segmentBytes })
    const { group, invite } = await founder.node.service.createGroup('demo', options())
    await joiner.node.service.join(
      { invite, address: null, noWait: false },
      () => undefined,
      options(),
    )
    for (const { dataDirectory } of [founder, joiner]) {
      const first = await stat(join(dataDirectory, 'groups', group, 'wal', '00000001.wal'))
      expect(first.size).toBe(segmentBytes)
    }
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
    // The next mark may be set at any time.
    const sealedOf = async (node: Node) => {
      let mark: Awaited<ReturnType<typeof markOf>>
      const look = async () => {
        mark = await markOf(node)
        return mark
      }
      await expect.poll(look, { timeout: 10_000 }).toMatchObject({ sealed: true })
      return mark
    }
    for (const node of [first, second]) {
      const mark = await sealedOf(node)
      for (const each of [first, second]) {
        const rootOf = async () => {
          const { root } = await each.service.stateRoots('', mark?.anchor ?? null, options())
          return Buffer.from(root).toString('hex')
        }
        await expect.poll(rootOf, { timeout: 10_000 }).toBe(mark?.root)
      }
    }
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
    // Its own deadline may be too late: who is the only voter leads at once.
    const gaveUp = { ...options(), signal: AbortSignal.abort() }
    const made = node.service.createGroup('demo', gaveUp)
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
