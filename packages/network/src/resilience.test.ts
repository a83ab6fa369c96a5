import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CuttableWire, cuttableWire } from './cuttable-wire.fixture.ts'
import { connectAll, type TestGroup, type TestMember, testGroup } from './group.fixture.ts'
import { CHANNEL_PROTOCOLS, CHANNELS } from './protocols.ts'
import { type RawPeer, rawPeer } from './raw-peer.fixture.ts'
import type { StandingChannel } from './types.ts'

let group: TestGroup
let raws: RawPeer[] = []
let wire: CuttableWire | undefined
beforeEach(() => {
  group = testGroup()
})
afterEach(async () => {
  await Promise.all(raws.map((peer) => peer.close()))
  raws = []
  await wire?.close()
  wire = undefined
  await group.closeAll()
})

const soon = { timeout: 15_000, interval: 10 }

async function raw(): Promise<RawPeer> {
  const peer = await rawPeer()
  raws.push(peer)
  group.configuration.add(peer.replica)
  return peer
}

async function bothReachable(one: TestMember, two: TestMember): Promise<void> {
  await vi.waitFor(() => {
    expect(one.port.reachable(two.replica)).toBe(true)
    expect(two.port.reachable(one.replica)).toBe(true)
  }, soon)
}

function kinds(member: TestMember, peer: string): string[] {
  return member.told.filter((told) => told.peer === peer).map(({ kind }) => kind)
}

/** The raw peer is admitted by the member, and takes nothing that is sent to it. */
async function admittedRaw(member: TestMember, lacking: readonly StandingChannel[] = []) {
  const peer = await raw()
  await peer.node.unhandle(lacking.map((channel) => CHANNEL_PROTOCOLS[channel]))
  const connection = await peer.dial(member.host)
  await peer.hello(connection, group.groupId, group.secret)
  await vi.waitFor(() => expect(member.port.reachable(peer.replica)).toBe(true), soon)
  return { peer, connection }
}

describe('a connection that dies', () => {
  test('in the middle of a frame is told down once, dialled again and told up again', async () => {
    const [one, two] = [await group.member(), await group.member()]
    // Only one side knows addresses: it is the one that must come back.
    wire = await cuttableWire(two.host.addresses()[0] ?? '')
    one.port.setPeers([{ replica: two.replica, addresses: [wire.address] }])
    await bothReachable(one, two)
    const body = Buffer.alloc(4 * 1024 * 1024, 'x')
    for (let round = 1; round <= 3; round++) {
      await vi.waitFor(() => expect(one.port.send(two.replica, 'append', body)).toBe(true), soon)
      expect(wire.cut()).toBeGreaterThan(0)
      await vi.waitFor(() => {
        expect(kinds(one, two.replica)).toEqual([...Array(round).fill(['up', 'down']).flat(), 'up'])
        expect(kinds(two, one.replica)).toEqual([...Array(round).fill(['up', 'down']).flat(), 'up'])
      }, soon)
    }
    two.frames.length = 0
    expect(one.port.send(two.replica, 'urgent', Buffer.from('again'))).toBe(true)
    await vi.waitFor(() => expect(two.frames.at(-1)?.body).toBe('again'), soon)
  })

  test('while another one of the pair lives is told as an interruption: what was on its way may be lost', async () => {
    const member = await group.member()
    const peer = await raw()
    const first = await peer.dial(member.host)
    await peer.hello(first, group.groupId, group.secret)
    await vi.waitFor(() => expect(member.port.reachable(peer.replica)).toBe(true), soon)
    const second = await peer.dial(member.host)
    expect(second.id).not.toBe(first.id)
    await peer.hello(second, group.groupId, group.secret)
    await vi.waitFor(() => expect(peer.inbound).toHaveLength(2 * CHANNELS.length), soon)
    second.abort(new Error('cut'))
    const open = () => peer.inbound.filter((stream) => stream.status === 'open')
    await vi.waitFor(() => expect(open()).toHaveLength(CHANNELS.length))
    expect(member.port.send(peer.replica, 'urgent', Buffer.from('x'))).toBe(true)
    await vi.waitFor(() => expect(member.interruptions).toEqual([peer.replica]), soon)
    expect(kinds(member, peer.replica)).toEqual(['up'])
    first.abort(new Error('cut'))
    await vi.waitFor(() => expect(kinds(member, peer.replica)).toEqual(['up', 'down']), soon)
  })

  test('two members that dial each other at once are up once each', async () => {
    const members = await Promise.all(Array.from({ length: 2 }, () => group.member()))
    connectAll(members)
    const [one, two] = members
    if (one === undefined || two === undefined) throw new Error('two members were started')
    await bothReachable(one, two)
    expect(kinds(one, two.replica)).toEqual(['up'])
    expect(kinds(two, one.replica)).toEqual(['up'])
  })
})

describe('a peer that lacks a protocol', () => {
  test.each(['log', 'sync'] as const)(
    'of a strategy of catch-up (%s) is up, and nothing is sent to it there',
    async (lacking) => {
      const member = await group.member()
      const { peer, connection } = await admittedRaw(member, [lacking])
      for (const channel of CHANNELS) {
        expect(member.port.send(peer.replica, channel, Buffer.from('x'))).toBe(channel !== lacking)
      }
      expect(peer.inbound).toHaveLength(CHANNELS.length - 1)
      // It is not asked for the stream again: that would end its connection after a while.
      const told = member.log.filter(({ message }) => message === 'a peer lacks a protocol')
      expect(told).toMatchObject([{ fields: { protocol: CHANNEL_PROTOCOLS[lacking] } }])
      expect(connection.status).toBe('open')
    },
  )

  test("of a strategy of a user's own is up, and others that have it are sent to there", async () => {
    const strategies = [{ name: 'own/1', messageBytes: 100, queueBytes: 100 }]
    const member = await group.member({ strategies })
    const peers = [await group.member({ strategies }), await group.member()] as const
    connectAll([member, ...peers])
    for (const peer of peers) await bothReachable(member, peer)
    const [having, lacking] = peers
    const sent = (to: TestMember, length: number) =>
      member.port.send(to.replica, 'sync/own/1', Buffer.alloc(length, 'x'))
    expect(sent(having, 100)).toBe(true)
    // The group's own bytes about a message are not counted.
    expect([sent(having, 164), sent(having, 165)]).toEqual([true, false])
    expect([
      sent(lacking, 100),
      lacking.port.send(member.replica, 'sync/own/1', Buffer.of(1)),
    ]).toEqual([false, false])
    expect(member.port.send(having.replica, 'sync/other/1', Buffer.of(1))).toBe(false)
    await vi.waitFor(() => expect(having.frames).toHaveLength(2), soon)
    expect(having.frames.map(({ channel }) => channel)).toEqual(['sync/own/1', 'sync/own/1'])
    expect(lacking.frames).toEqual([])
  })

  test("of a strategy of a user's own whose streams all die is up, and its connection lives", async () => {
    const strategies = [{ name: 'own/1', messageBytes: 100, queueBytes: 100 }]
    const member = await group.member({ strategies, settings: { reopenBaseMs: 1 } })
    const peer = await raw()
    let opened = 0
    await peer.node.handle('/tesela/sync/own/1', (stream) => {
      opened += 1
      stream.abort(new Error('none of these'))
    })
    const connection = await peer.dial(member.host)
    await peer.hello(connection, group.groupId, group.secret)
    await vi.waitFor(() => expect(member.port.reachable(peer.replica)).toBe(true), soon)
    const givenUp = () =>
      member.log.filter(({ message }) => message.startsWith('a stream of a strategy'))
    await vi.waitFor(() => expect(givenUp()).toHaveLength(1), soon)
    expect([connection.status, member.port.reachable(peer.replica)]).toEqual(['open', true])
    expect(member.port.send(peer.replica, 'sync/own/1', Buffer.of(1))).toBe(false)
    expect(kinds(member, peer.replica)).toEqual(['up'])
    expect(opened).toBe(6)
  })

  test.each(['own', 'Own/1', 'own/0', '../own/1', 'snapshot/1', 'log/1'])(
    'a strategy cannot be called %s',
    async (name) => {
      const strategies = [{ name, messageBytes: 1, queueBytes: 1 }]
      await expect(group.member({ strategies })).rejects.toThrow(RangeError)
    },
  )

  test('of consensus is of no use: its connection is given up', async () => {
    const member = await group.member({ settings: { reopenBaseMs: 1 } })
    const peer = await raw()
    await peer.node.unhandle(CHANNEL_PROTOCOLS.append)
    const connection = await peer.dial(member.host)
    await peer.hello(connection, group.groupId, group.secret)
    await vi.waitFor(() => expect(connection.status).not.toBe('open'), soon)
    expect(member.port.reachable(peer.replica)).toBe(false)
  })
})

describe('a stream that dies while its connection lives', () => {
  test('is opened again without a word', async () => {
    const member = await group.member()
    const { peer } = await admittedRaw(member)
    const opened = peer.inbound.length
    const [stream] = peer.inbound
    stream?.abort(new Error('only this one'))
    await vi.waitFor(() => expect(peer.inbound.length).toBe(opened + 1), soon)
    await vi.waitFor(() => expect(member.port.reachable(peer.replica)).toBe(true), soon)
    expect(kinds(member, peer.replica)).toEqual(['up'])
  })
})

describe('a reader that takes nothing', () => {
  test('makes send answer false instead of growing, and leaves the other channels alone', async () => {
    const member = await group.member({
      settings: {
        queueBytes: {
          urgent: 100_000,
          append: 2_000_000,
          forward: 1_000_000,
          sync: 1_000_000,
          log: 1_000_000,
        },
      },
    })
    const { peer } = await admittedRaw(member)
    const body = Buffer.alloc(100_000)
    let taken = 0
    // The reader's window and the connection take some; then the queue of the channel fills.
    for (let stuck = 0; stuck < 20; ) {
      if (member.port.send(peer.replica, 'append', body)) {
        taken += 1
        stuck = 0
      } else {
        stuck += 1
      }
      await new Promise(setImmediate)
    }
    expect(taken * body.byteLength).toBeLessThan(20_000_000)
    // Told to wait, not cut off: these are the streams that were there from the start.
    expect(peer.inbound.map(({ status }) => status)).toEqual(CHANNELS.map(() => 'open'))
    expect(member.port.counters().unsent).toBeGreaterThanOrEqual(20)
    expect(member.port.send(peer.replica, 'urgent', Buffer.from('heartbeat'))).toBe(true)
    expect(member.port.send(peer.replica, 'forward', Buffer.from('command'))).toBe(true)
    expect(kinds(member, peer.replica)).toEqual(['up'])
  })

  test('a body longer than its channel allows is not sent', async () => {
    const [one, two] = [await group.member(), await group.member()]
    connectAll([one, two])
    await bothReachable(one, two)
    expect(one.port.send(two.replica, 'urgent', Buffer.alloc(64 * 1024 + 1))).toBe(false)
    expect(one.port.send(two.replica, 'urgent', Buffer.alloc(64 * 1024))).toBe(true)
    const largest = 4 * 1024 * 1024 + 256 * 1024 + 64 * 1024
    expect(one.port.send(two.replica, 'append', Buffer.alloc(largest))).toBe(true)
    await vi.waitFor(() => {
      expect(two.frames.map(({ body }) => body.length)).toEqual([64 * 1024, largest])
    }, soon)
  })
})

describe('the same peer again', () => {
  test('with a new boot is told down and up with the new one', async () => {
    const [one, two] = [await group.member(), await group.member()]
    connectAll([one, two])
    await bothReachable(one, two)
    await two.host.close()
    await vi.waitFor(() => expect(kinds(one, two.replica)).toEqual(['up', 'down']), soon)
    const again = await group.member({ as: two })
    expect(again.replica).toBe(two.replica)
    again.port.setPeers([one.peer()])
    await bothReachable(one, again)
    expect(kinds(one, two.replica)).toEqual(['up', 'down', 'up'])
    expect(one.told.at(-1)).toMatchObject({ boot: again.boot })
    expect(again.boot).not.toBe(two.boot)
  })

  test('in two live processes: the newer one is refused with a warning', async () => {
    const [one, two] = [await group.member(), await group.member()]
    two.port.setPeers([one.peer()])
    await bothReachable(one, two)
    const twin = await group.member({ as: two })
    twin.port.setPeers([one.peer()])
    await vi.waitFor(() => {
      expect(one.log.some(({ message }) => message === 'two live processes of one replica')).toBe(
        true,
      )
    }, soon)
    expect(twin.told).toEqual([])
    expect(kinds(one, two.replica)).toEqual(['up'])
    await two.host.close()
    await bothReachable(one, twin)
    expect(one.told.at(-1)).toMatchObject({ kind: 'up', boot: twin.boot })
  })

  test('that went silent is replaced by its newer boot, without waiting for the monitor', async () => {
    // The monitor would notice too: it is told not to look.
    const settings = { monitorIntervalMs: 600_000, pingTimeoutMs: 200 }
    const member = await group.member({ settings })
    const { peer, connection } = await admittedRaw(member)
    await peer.node.unhandle('/ipfs/ping/1.0.0')
    await peer.node.handle('/ipfs/ping/1.0.0', () => undefined)
    const second = await peer.dial(member.host)
    await peer.hello(second, group.groupId, group.secret, randomBytes(8))
    await vi.waitFor(() => expect(connection.status).not.toBe('open'), soon)
    await vi.waitFor(() => {
      expect(kinds(member, peer.replica)).toEqual(['up', 'down', 'up'])
    }, soon)
  })
})

describe('the monitor', () => {
  test('notices a peer that went silent in about two seconds', async () => {
    const member = await group.member()
    const { peer } = await admittedRaw(member)
    await peer.node.unhandle('/ipfs/ping/1.0.0')
    await peer.node.handle('/ipfs/ping/1.0.0', () => undefined)
    const silent = performance.now()
    await vi.waitFor(() => expect(kinds(member, peer.replica)).toEqual(['up', 'down']), soon)
    // The promise is two seconds; the rest is the machine's.
    expect(performance.now() - silent).toBeLessThan(4_000)
  })

  test('does not mind an event loop that stalls for a while, and measures the round trip', async () => {
    const [one, two] = [
      await group.member({ settings: { monitorIntervalMs: 50 } }),
      await group.member({ settings: { monitorIntervalMs: 50 } }),
    ]
    connectAll([one, two])
    await bothReachable(one, two)
    await vi.waitFor(() => expect(one.port.roundTripMs(two.replica)).not.toBeNull(), soon)
    for (let at = 0; at < 5; at++) {
      const until = performance.now() + 200
      while (performance.now() < until);
      await new Promise(setImmediate)
    }
    // Both dialled: what counts is the newest connection, which may have come meanwhile.
    await vi.waitFor(() => expect(one.port.roundTripMs(two.replica)).not.toBeNull(), soon)
    expect(kinds(one, two.replica)).toEqual(['up'])
    expect(kinds(two, one.replica)).toEqual(['up'])
    expect(one.port.roundTripMs('nobody/0')).toBeNull()
  })
})

test('setting the same peers again changes nothing; removing one ends its connections', async () => {
  const members = await Promise.all(Array.from({ length: 3 }, () => group.member()))
  connectAll(members)
  const [one, two, three] = members
  if (one === undefined || two === undefined || three === undefined) throw new Error('three')
  await bothReachable(one, two)
  await bothReachable(one, three)
  for (let at = 0; at < 1_000; at++) one.port.setPeers(members.map((member) => member.peer()))
  expect(one.told.map(({ kind }) => kind)).toEqual(['up', 'up'])
  two.port.setPeers([])
  one.port.setPeers([three.peer()])
  expect(kinds(one, two.replica)).toEqual(['up', 'down'])
  await vi.waitFor(() => expect(kinds(two, one.replica)).toEqual(['up', 'down']), soon)
  expect(kinds(one, three.replica)).toEqual(['up'])
})
