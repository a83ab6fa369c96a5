import { randomBytes } from 'node:crypto'
import type { Connection, Libp2p, Stream } from '@libp2p/interface'
import { multiaddr } from '@multiformats/multiaddr'
import { type Conversation, conversation } from './hello/conversation.ts'
import { initiate } from './hello/initiate.ts'
import { createIdentity } from './identity.ts'
import { createNode } from './libp2p-node.ts'
import { CHANNEL_PROTOCOLS, CHANNELS, HELLO_PROTOCOL } from './protocols.ts'
import { replicaId } from './replica.ts'
import { defaultSettings } from './settings.ts'
import type { Host } from './types.ts'

/** A libp2p node without the manners of a host: says what it is told, and reads nothing by itself. */
export interface RawPeer {
  readonly node: Libp2p
  readonly incarnation: Uint8Array
  readonly replica: string
  /** Streams that were opened to it, unread. */
  readonly inbound: Stream[]
  dial(host: Host): Promise<Connection>
  stream(connection: Connection, protocol: string): Promise<Stream>
  talk(connection: Connection): Promise<Conversation>
  /** A member's whole hello, in the name of this boot (default: always the same). */
  hello(
    connection: Connection,
    groupId: Uint8Array,
    secret: Uint8Array,
    boot?: Uint8Array,
  ): Promise<Conversation>
  close(): Promise<void>
}

export async function rawPeer(): Promise<RawPeer> {
  const { privateKey } = await createIdentity()
  const node = await createNode({
    privateKey,
    listen: ['/ip4/127.0.0.1/tcp/0'],
    announce: [],
    settings: defaultSettings,
  })
  const incarnation = randomBytes(8)
  const boot = randomBytes(8)
  const inbound: Stream[] = []
  for (const channel of CHANNELS) {
    await node.handle(CHANNEL_PROTOCOLS[channel], (stream) => {
      stream.pause()
      inbound.push(stream)
    })
  }
  await node.start()
  const never = new AbortController()
  const peer: RawPeer = {
    node,
    incarnation,
    replica: replicaId(node.peerId.toString(), incarnation),
    inbound,
    dial: (host) => node.dial(multiaddr(host.addresses()[0] ?? ''), { force: true }),
    stream: (connection, protocol) => connection.newStream(protocol),
    async talk(connection) {
      const stream = await connection.newStream(HELLO_PROTOCOL)
      return conversation(stream, connection, { signal: never.signal, closeTimeoutMs: 1_000 })
    },
    async hello(connection, groupId, secret, itsBoot = boot) {
      const talk = await peer.talk(connection)
      await initiate(talk, {
        groupId,
        key: secret,
        epoch: 1,
        introduction: introduction(incarnation, itsBoot),
        self: node.peerId.toMultihash().bytes,
        stepTimeoutMs: 5_000,
      })
      talk.send({ accepted: {} })
      return talk
    },
    async close() {
      await node.stop()
    },
  }
  return peer
}

export function introduction(incarnation: Uint8Array, boot: Uint8Array = randomBytes(8)) {
  return {
    incarnation: new Uint8Array(incarnation),
    boot: new Uint8Array(boot),
    term: 1,
    lastTerm: 1,
    lastIndex: 1,
  }
}
