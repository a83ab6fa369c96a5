import { randomBytes } from 'node:crypto'
import type { Connection } from '@libp2p/interface'
import type { HelloFrame } from '@tesela/protos/hello'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HelloRefusedError } from './errors.ts'
import {
  connectAll,
  LOOPBACK,
  type MemberOptions,
  type TestGroup,
  type TestMember,
  testGroup,
} from './group.fixture.ts'
import { conversation } from './hello/conversation.ts'
import { initiatorProof } from './hello/proof.ts'
import { createHost } from './host.ts'
import { createIdentity } from './identity.ts'
import { CHANNEL_PROTOCOLS, CHANNELS, HELLO_PROTOCOL } from './protocols.ts'
import { introduction, type RawPeer, rawPeer } from './raw-peer.fixture.ts'
import { hex } from './replica.ts'
import type { Host, JoinRequest } from './types.ts'

let group: TestGroup
let raws: RawPeer[] = []
let strangers: Host[] = []
beforeEach(() => {
  group = testGroup()
})
afterEach(async () => {
  await Promise.all([...raws, ...strangers].map((peer) => peer.close()))
  raws = []
  strangers = []
  await group.closeAll()
})

const soon = { timeout: 15_000, interval: 10 }

async function raw(): Promise<RawPeer> {
  const peer = await rawPeer()
  raws.push(peer)
  return peer
}

/** The one that is told why; the other one dials it. */
async function refusedPair(options: MemberOptions): Promise<[TestMember, TestMember]> {
  const member = await group.member()
  const other = await group.member(options)
  other.port.setPeers([member.peer()])
  return [member, other]
}

function reasons(member: TestMember): string[] {
  return member.log
    .filter(({ message }) => message === 'refused a hello')
    .map(({ fields }) => ('reason' in fields ? String(fields.reason) : ''))
}

describe('a member is refused, again and again, and is told nothing', () => {
  test.each<[string, MemberOptions, RegExp]>([
    ['with a wrong secret', { secret: Buffer.alloc(32, 1) }, /does not fit the secret/],
    ['with an incarnation that is not in the configuration', { stranger: true }, /configuration/],
  ])('%s', async (_, options, reason) => {
    const [member, other] = await refusedPair(options)
    await vi.waitFor(() => expect(reasons(member).length).toBeGreaterThan(1), soon)
    expect(reasons(member)[0]).toMatch(reason)
    expect(member.told).toEqual([])
    expect(other.told).toEqual([])
    const heard = other.log.map(({ fields }) => JSON.stringify(fields)).join('\n')
    expect(heard).toContain('this peer does not admit you')
    expect(heard).not.toContain(reason.source.replaceAll('\\', ''))
  })

  test('of a group that is not served, with the words for a wrong secret', async () => {
    const member = await group.member()
    const peer = await raw()
    const ask = async (groupId: Uint8Array) => {
      const connection = await peer.dial(member.host)
      return peer.hello(connection, groupId, randomBytes(32)).catch((error: unknown) => error)
    }
    const unknownGroup = await ask(randomBytes(16))
    const wrongSecret = await ask(group.groupId)
    expect(unknownGroup).toBeInstanceOf(HelloRefusedError)
    expect(unknownGroup).toEqual(wrongSecret)
  })

  test('after too many refusals it hears busy, and only from then on', async () => {
    const member = await group.member({ settings: { refusals: 2 } })
    const peer = await raw()
    const heard: unknown[] = []
    for (let at = 0; at < 3; at++) {
      const connection = await peer.dial(member.host)
      await peer.hello(connection, group.groupId, randomBytes(32)).catch((error: unknown) => {
        heard.push(error instanceof HelloRefusedError ? error.refusal : error)
      })
    }
    expect(heard).toEqual(['refused', 'refused', 'busy'])
  })
})

test('a member that is removed loses its connection and is not let in again', async () => {
  const [one, two] = [await group.member(), await group.member()]
  connectAll([one, two])
  await vi.waitFor(() => expect(one.port.reachable(two.replica)).toBe(true), soon)
  await vi.waitFor(() => expect(two.port.reachable(one.replica)).toBe(true), soon)
  group.configuration.delete(two.replica)
  one.port.setPeers([])
  await vi.waitFor(() => expect(two.told.at(-1)?.kind).toBe('down'), soon)
  expect(one.told.at(-1)?.kind).toBe('down')
  await vi.waitFor(() => expect(reasons(one).at(-1)).toMatch(/configuration/), soon)
  expect(one.port.send(two.replica, 'urgent', new Uint8Array(1))).toBe(false)
  expect(one.told).toHaveLength(2)
})

test('a member that is removed while it says hello is not let in', async () => {
  const asked = Promise.withResolvers<void>()
  const removed = Promise.withResolvers<void>()
  const one = await group.member({
    admission: {
      async isMember(id) {
        const member = group.configuration.has(id)
        asked.resolve()
        await removed.promise
        return member
      },
    },
  })
  const two = await group.member()
  connectAll([one, two])
  await asked.promise
  group.configuration.delete(two.replica)
  one.port.setPeers([])
  removed.resolve()
  await vi.waitFor(() => expect(reasons(one).at(-1)).toMatch(/configuration/), soon)
  expect(one.told).toEqual([])
  expect(one.port.reachable(two.replica)).toBe(false)
})

describe('a replayed proof', () => {
  test('is refused: the challenge of the next hello is another', async () => {
    const member = await group.member()
    const peer = await raw()
    group.configuration.add(peer.replica)
    const self = peer.node.peerId.toMultihash().bytes
    const nonce = new Uint8Array(randomBytes(32))
    const intro = introduction(peer.incarnation)
    let proof: NonNullable<HelloFrame['proof']> | undefined
    const ask = async () => {
      const talk = await peer.talk(await peer.dial(member.host))
      talk.send({ start: { versions: [1], nonce } })
      const challenge = await talk.receive('challenge', 5_000)
      proof ??= {
        groupId: new Uint8Array(group.groupId),
        epoch: 1,
        introduction: intro,
        mac: new Uint8Array(
          initiatorProof(group.secret, {
            version: 1,
            versions: [1],
            initiator: self,
            responder: talk.remote,
            initiatorNonce: nonce,
            responderNonce: challenge.nonce,
            groupId: group.groupId,
            inviteId: undefined,
            epoch: 1,
            introduction: intro,
          }),
        ),
      }
      talk.send({ proof })
      return talk.receive('reply', 5_000)
    }
    await expect(ask()).resolves.toHaveProperty('mac')
    await expect(ask()).rejects.toMatchObject({ refusal: 'refused' })
  })
})

test('versions without a common one are told apart', async () => {
  const member = await group.member()
  const peer = await raw()
  const talk = await peer.talk(await peer.dial(member.host))
  talk.send({ start: { versions: [0], nonce: new Uint8Array(32) } })
  await expect(talk.receive('challenge', 5_000)).rejects.toMatchObject({
    refusal: 'protocol_too_old',
  })
})

test('a responder that answers without knowing the key is not believed', async () => {
  const [peer, impostor] = [await raw(), await raw()]
  await impostor.node.handle(HELLO_PROTOCOL, async (stream, connection) => {
    const never = new AbortController().signal
    const talk = conversation(stream, connection, { signal: never, closeTimeoutMs: 1_000 })
    await talk.receive('start', 5_000)
    talk.send({ challenge: { version: 1, nonce: new Uint8Array(32) } })
    // The proof of the initiator itself is the best that an impostor has at hand.
    const { mac } = await talk.receive('proof', 5_000)
    talk.send({ reply: { mac, introduction: introduction(impostor.incarnation) } })
  })
  const connection = await peer.node.dial(impostor.node.getMultiaddrs())
  await expect(peer.hello(connection, group.groupId, group.secret)).rejects.toMatchObject({
    code: 'hello_failed',
    message: 'the responder does not know the key',
  })
})

describe('what breaks the protocol ends its stream, and the host goes on', () => {
  const everywhere = [
    HELLO_PROTOCOL,
    ...CHANNELS.map((channel) => CHANNEL_PROTOCOLS[channel]),
    '/tesela/sync/own/1',
  ]
  const hostile: [string, () => Uint8Array][] = [
    ['random bytes', () => randomBytes(512)],
    ['a frame that does not decode', () => Uint8Array.from([4, 0xff, 0xff, 0xff, 0xff])],
    ['an oversized frame', () => Uint8Array.from([0xff, 0xff, 0xff, 0x7f, 0])],
    ['a length that never ends', () => new Uint8Array(64).fill(0xff)],
    ['a frame of another group', () => Uint8Array.from([5, 0x0a, 1, 9, 0x1a, 0])],
    ['an empty frame', () => Uint8Array.of(0)],
  ]

  test.each(hostile)('%s', async (_, bytes) => {
    const strategies = [{ name: 'own/1', messageBytes: 100, queueBytes: 1000 }]
    const member = await group.member({ strategies })
    const peer = await raw()
    group.configuration.add(peer.replica)
    for (const protocol of everywhere) {
      const connection = await peer.dial(member.host)
      if (protocol !== HELLO_PROTOCOL) {
        await peer.hello(connection, group.groupId, group.secret)
        await vi.waitFor(() => expect(member.port.reachable(peer.replica)).toBe(true), soon)
      }
      const stream = await peer.stream(connection, protocol)
      stream.send(bytes())
      // Some bytes may be the start of a legal frame: then the end is what breaks it.
      await stream.close()
      await vi.waitFor(() => expect(stream.status).not.toBe('open'), soon)
      connection.abort(new Error('next'))
    }
    expect(member.frames).toEqual([])
    const friend = await group.member()
    connectAll([member, friend])
    await vi.waitFor(() => expect(member.port.reachable(friend.replica)).toBe(true), soon)
  })

  test('too many faults end the connection', async () => {
    const member = await group.member({ settings: { maxFaults: 3 } })
    const peer = await raw()
    group.configuration.add(peer.replica)
    const connection = await peer.dial(member.host)
    await peer.hello(connection, group.groupId, group.secret)
    await vi.waitFor(() => expect(member.port.reachable(peer.replica)).toBe(true), soon)
    for (let at = 0; at < 3; at++) {
      const stream = await peer.stream(connection, CHANNEL_PROTOCOLS.forward)
      stream.send(new Uint8Array(64).fill(0xff))
      await vi.waitFor(() => expect(stream.status).not.toBe('open'), soon)
    }
    await vi.waitFor(() => expect(connection.status).not.toBe('open'), soon)
    expect(member.told.map(({ kind }) => kind)).toEqual(['up', 'down'])
  })

  test("too many faults of a strategy of a user's own end that, and the connection lives", async () => {
    const strategies = [{ name: 'own/1', messageBytes: 100, queueBytes: 100 }]
    const member = await group.member({ strategies, settings: { maxFaults: 3 } })
    const peer = await raw()
    group.configuration.add(peer.replica)
    const connection = await peer.dial(member.host)
    await peer.hello(connection, group.groupId, group.secret)
    await vi.waitFor(() => expect(member.port.reachable(peer.replica)).toBe(true), soon)
    const faults = () => member.log.filter(({ message }) => message.startsWith('a peer broke'))
    for (let at = 0; at < 5; at++) {
      const stream = await peer.stream(connection, '/tesela/sync/own/1')
      // The last ones are not even read.
      if (at < 3) stream.send(new Uint8Array(64).fill(0xff))
      await vi.waitFor(() => expect(stream.status).not.toBe('open'), soon)
    }
    expect([connection.status, faults().length]).toEqual(['open', 3])
    const stream = await peer.stream(connection, CHANNEL_PROTOCOLS.forward)
    stream.send(new Uint8Array(64).fill(0xff))
    await vi.waitFor(() => expect(faults()).toHaveLength(4), soon)
    expect(connection.status).toBe('open')
  })

  test('a stranger that opens channels without a hello is cut off, and then disconnected', async () => {
    const member = await group.member({ settings: { admissionDeadlineMs: 400 } })
    const peer = await raw()
    const connection = await peer.dial(member.host)
    for (const channel of CHANNELS) {
      const stream = await peer.stream(connection, CHANNEL_PROTOCOLS[channel])
      await vi.waitFor(() => expect(stream.status).not.toBe('open'), soon)
    }
    await vi.waitFor(() => expect(connection.status).not.toBe('open'), soon)
    expect(member.frames).toEqual([])
  })

  test('a frame for another life of this peer is dropped and counted', async () => {
    const member = await group.member()
    const reborn = `${member.host.peerId}/${'0'.repeat(16)}`
    group.configuration.add(reborn)
    const other = await group.member()
    other.port.setPeers([member.peer()])
    await vi.waitFor(() => expect(other.port.reachable(member.replica)).toBe(true), soon)
    const peer = await raw()
    group.configuration.add(peer.replica)
    const connection = await peer.dial(member.host)
    await peer.hello(connection, group.groupId, group.secret)
    await vi.waitFor(() => expect(member.port.reachable(peer.replica)).toBe(true), soon)
    const { framedStream } = await import('@tesela/wire')
    const { peerFrameHeader, peerFrameParts } = await import('./channels/peer-frame.ts')
    const frames = framedStream(await peer.stream(connection, CHANNEL_PROTOCOLS.urgent), {
      maxFrameLength: 0,
    })
    const body = Buffer.from('x')
    frames.send(...peerFrameParts(peerFrameHeader(group.groupId, reborn), body))
    frames.send(...peerFrameParts(peerFrameHeader(group.groupId, member.replica), body))
    await vi.waitFor(() => expect(member.frames).toHaveLength(1), soon)
    expect(member.frames).toEqual([{ from: peer.replica, channel: 'urgent', body: 'x' }])
    expect(member.port.counters().misdirected).toBe(1)
  })
})

describe('joining', () => {
  const inviteId = randomBytes(8)
  const key = randomBytes(32)

  async function stranger(): Promise<Host> {
    const { keyBytes } = await createIdentity()
    const host = await createHost({ keyBytes, listen: [LOOPBACK] })
    strangers.push(host)
    return host
  }

  function request(addresses: readonly string[], changes: Partial<JoinRequest> = {}): JoinRequest {
    const listen = ['/ip4/127.0.0.1/tcp/7440']
    const incarnation = randomBytes(8)
    return { groupId: group.groupId, addresses, inviteId, key, incarnation, listen, ...changes }
  }

  const patient = () => ({ signal: AbortSignal.timeout(20_000) })

  test('with a good invite yields the secret and the members, past addresses that are dead', async () => {
    const member = await group.member()
    group.invites.set(hex(inviteId), key)
    const joiner = await stranger()
    const dead = `/ip4/127.0.0.1/tcp/1/p2p/${member.host.peerId}`
    const joined = await joiner.join(request([dead, ...member.host.addresses()]), patient())
    expect(joined).toEqual({
      name: 'test',
      epoch: 1,
      secret: new Uint8Array(group.secret),
      members: [Uint8Array.of(1)],
    })
    expect([...group.configuration].some((id) => id.startsWith(joiner.peerId))).toBe(true)
  })

  test('talks over a connection of its own, not over one that the member may close', async () => {
    const joiner = await stranger()
    const member = await raw()
    const theirs = await member.dial(joiner)
    const talk = await member.talk(theirs)
    talk.send({ start: { versions: [1], nonce: randomBytes(32) } })
    await talk.receive('challenge', 5_000)
    const asked = Promise.withResolvers<Connection>()
    await member.node.handle(HELLO_PROTOCOL, async (_, connection) => {
      asked.resolve(connection)
      await connection.close()
    })
    const addresses = member.node.getMultiaddrs().map(String)
    const joining = joiner.join(request(addresses), patient())
    await expect(joining).rejects.toMatchObject({ code: 'unavailable' })
    expect((await asked.promise).remoteAddr.toString()).not.toBe(theirs.remoteAddr.toString())
    expect(theirs.status).toBe('open')
  })

  test.each<[string, Partial<JoinRequest>]>([
    ['a wrong key', { key: randomBytes(32) }],
    ['an unknown invite', { inviteId: randomBytes(8) }],
    ['another group', { groupId: randomBytes(16) }],
  ])('with %s is refused, in the same words', async (_, changes) => {
    const member = await group.member()
    group.invites.set(hex(inviteId), key)
    const joiner = await stranger()
    await expect(joiner.join(request(member.host.addresses(), changes), patient())).rejects.toThrow(
      'the member refused the invite: it is wrong, spent, expired or revoked, or for another group',
    )
    expect(group.configuration.size).toBe(1)
    expect(reasons(member)).toHaveLength(1)
  })

  test('fails with a code for each kind of failure', async () => {
    const spent = { admission: { admit: async () => ({ ok: false, reason: 'spent' }) as const } }
    const leaderless = { admission: { admit: () => Promise.reject(new Error('no leader')) } }
    group.invites.set(hex(inviteId), key)
    const joiner = await stranger()
    const [full, lost] = [await group.member(spent), await group.member(leaderless)]
    const port = full.host.addresses()[0]?.split('/p2p/')[0] ?? ''
    const someoneElse = `${port}/p2p/${lost.host.peerId}`
    const nobody = `/ip4/127.0.0.1/tcp/1/p2p/${full.host.peerId}`
    const join = (addresses: readonly string[]) => joiner.join(request(addresses), patient())
    await expect(join(full.host.addresses())).rejects.toMatchObject({ code: 'invite_refused' })
    await expect(join([someoneElse])).rejects.toMatchObject({ code: 'invite_refused' })
    await expect(join([nobody])).rejects.toMatchObject({
      code: 'unavailable',
      outcome: 'not-applied',
      addresses: [nobody],
    })
    await expect(join(lost.host.addresses())).rejects.toMatchObject({
      code: 'unavailable',
      outcome: 'not-applied',
    })
    await expect(join([port])).rejects.toMatchObject({ code: 'invalid_argument', address: port })
    await expect(join(['nonsense'])).rejects.toMatchObject({ code: 'invalid_argument' })
    const stopped = { signal: AbortSignal.abort(new Error('stopped')) }
    await expect(joiner.join(request([nobody]), stopped)).rejects.toThrow('stopped')
  })
})
