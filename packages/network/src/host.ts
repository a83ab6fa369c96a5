import { randomBytes } from 'node:crypto'
import type { Connection, Libp2p, PeerId, Stream } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { dialable } from './address.ts'
import { createLink, type Link } from './channels/link.ts'
import { closeConnection } from './close-connection.ts'
import { ChannelFaultError, HostClosedError, UnreachableError } from './errors.ts'
import { createGroupPort, type ServedGroup } from './group-port.ts'
import { createGreeter, type Greeter } from './hello/greeter.ts'
import { joinGroup } from './hello/join.ts'
import { createRefusalLimit } from './hello/refusal-limit.ts'
import { loadIdentity } from './identity.ts'
import { createLanes, type Lanes } from './lanes.ts'
import { createNode, startNode } from './libp2p-node.ts'
import { type NetworkLogger, silentLogger } from './logger.ts'
import { HELLO_PROTOCOL } from './protocols.ts'
import { hex, peerIdOf } from './replica.ts'
import { defaultSettings, type HostSettings } from './settings.ts'
import { createTaskSet, type TaskSet } from './task-set.ts'
import type {
  Channel,
  GroupAdmission,
  GroupPort,
  Host,
  JoinedGroup,
  JoinRequest,
  StrategyProtocol,
} from './types.ts'

export interface HostOptions {
  /** `Identity.keyBytes`. */
  readonly keyBytes: Uint8Array
  /** Multiaddrs to listen on. */
  readonly listen: readonly string[]
  /** Multiaddrs to tell others instead of those listened on. */
  readonly announce?: readonly string[]
  /** 8 random bytes of this start of the process. Default: drawn here. */
  readonly boot?: Uint8Array
  readonly logger?: NetworkLogger
  readonly settings?: Partial<HostSettings>
  /** Of a user's own, of catch-up: those that groups here are given. Default: none. */
  readonly strategies?: readonly StrategyProtocol[]
  /** Closes the host. */
  readonly signal?: AbortSignal
}

/** Resolves once the host listens. Throws `IdentityError` and `ListenError`, and `RangeError` for a strategy's name or bounds. */
export async function createHost(options: HostOptions): Promise<Host> {
  const settings = { ...defaultSettings, ...options.settings }
  const lanes = createLanes(settings, options.strategies ?? [])
  const { privateKey } = await loadIdentity(options.keyBytes)
  options.signal?.throwIfAborted()
  const node = await createNode({
    privateKey,
    listen: options.listen,
    announce: options.announce ?? [],
    settings,
  })
  const host = new Libp2pHost(node, {
    boot: options.boot ?? randomBytes(8),
    settings,
    lanes,
    log: options.logger ?? silentLogger,
  })
  await host.start(options.listen)
  const close = (): void => {
    host
      .close()
      .catch((error: unknown) => options.logger?.warn({ error }, 'the host did not close'))
  }
  if (options.signal?.aborted) close()
  else options.signal?.addEventListener('abort', close, { once: true })
  return host
}

interface Context {
  readonly boot: Uint8Array
  readonly settings: HostSettings
  readonly lanes: Lanes
  readonly log: NetworkLogger
}

class Libp2pHost implements Host {
  readonly peerId: string
  readonly #node: Libp2p
  readonly #context: Context
  readonly #groups = new Map<string, ServedGroup>()
  /** By the id of their connection: exactly those on which some group admitted the peer. */
  readonly #links = new Map<string, Link>()
  /** Ends connections that nobody was admitted on; by the id of the connection. */
  readonly #deadlines = new Map<string, NodeJS.Timeout>()
  readonly #stop = new AbortController()
  readonly #tasks: TaskSet
  readonly #greeter: Greeter
  #closing: Promise<void> | undefined

  constructor(node: Libp2p, context: Context) {
    this.peerId = node.peerId.toString()
    this.#node = node
    this.#context = context
    const { settings, log } = context
    this.#tasks = createTaskSet((error) => log.warn({ error }, 'a task of the host failed'))
    this.#greeter = createGreeter({
      self: node.peerId.toMultihash().bytes,
      boot: context.boot,
      settings,
      log,
      refusals: createRefusalLimit(settings.refusals, settings.refusalWindowMs, () =>
        performance.now(),
      ),
      tasks: this.#tasks,
      signal: this.#stop.signal,
      group: (groupId) => this.#groups.get(hex(groupId)),
      link: (connection) => this.#link(connection),
      isLinked: (connection) => this.#links.has(connection.id),
    })
  }

  async start(listen: readonly string[]): Promise<void> {
    await this.#node.handle(HELLO_PROTOCOL, this.#onHello, { maxInboundStreams: 8 })
    for (const [channel, { protocol }] of this.#context.lanes) {
      const handler = (stream: Stream, connection: Connection): void => {
        this.#onChannel(channel, stream, connection)
      }
      // More than one, because the other side may open anew before this side saw the old one die.
      await this.#node.handle(protocol, handler, { maxInboundStreams: 4 })
    }
    this.#node.addEventListener('connection:open', ({ detail }) => this.#onConnection(detail))
    this.#node.addEventListener('connection:close', ({ detail }) => {
      clearTimeout(this.#deadlines.get(detail.id))
      this.#deadlines.delete(detail.id)
    })
    await startNode(this.#node, listen)
  }

  addresses(): readonly string[] {
    return this.#node.getMultiaddrs().map(String)
  }

  serve(admission: GroupAdmission): GroupPort {
    if (this.#stop.signal.aborted) throw new HostClosedError('the host is closed')
    const key = hex(admission.groupId)
    if (this.#groups.has(key)) throw new Error(`group ${key} is served already`)
    const { settings, lanes, log } = this.#context
    const port = createGroupPort(admission, {
      peerId: this.peerId,
      ...{ settings, lanes, log },
      connect: (replica, addresses, signal) => this.#connect(port, replica, addresses, signal),
      closed: () => this.#groups.delete(key),
    })
    this.#groups.set(key, port)
    return port
  }

  async join(
    request: JoinRequest,
    options: { readonly signal: AbortSignal },
  ): Promise<JoinedGroup> {
    if (this.#stop.signal.aborted) throw new HostClosedError('the host is closed')
    return joinGroup(request, {
      node: this.#node,
      boot: this.#context.boot,
      settings: this.#context.settings,
      signal: AbortSignal.any([options.signal, this.#stop.signal]),
    })
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeOnce()
    return this.#closing
  }

  async #closeOnce(): Promise<void> {
    // Ports first: they say good-bye on streams that the signal would cut.
    await Promise.all([...this.#groups.values()].map((port) => port.close()))
    this.#stop.abort(new HostClosedError('the host is closed'))
    for (const timer of this.#deadlines.values()) clearTimeout(timer)
    await this.#tasks.settled()
    await this.#node.stop()
    await this.#tasks.settled()
  }

  /** One attempt of a group to be connected with a replica. */
  async #connect(
    port: ServedGroup,
    replica: string,
    addresses: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    // It would say hello as that one again, and be admitted once more each time.
    const otherLife = port.otherLife(replica)
    if (otherLife !== undefined) throw new Error(`its peer is connected as ${otherLife}`)
    const peerId = peerIdFromString(peerIdOf(replica))
    const open = this.#node
      .getConnections(peerId)
      .find(({ direction, status }) => direction === 'outbound' && status === 'open')
    const connection = open ?? (await this.#dial(peerId, addresses, signal))
    const peer = await this.#greeter.greet(connection, port, signal)
    if (peer.replica !== replica) throw new Error(`${replica} answers as ${peer.replica}`)
  }

  async #dial(
    peerId: PeerId,
    addresses: readonly string[],
    signal: AbortSignal,
  ): Promise<Connection> {
    const known = [...addresses, ...(await this.#hints(peerId))]
    const failures: unknown[] = []
    for (const address of dialable(peerId.toString(), known)) {
      try {
        // Forced: an inbound connection of this peer may be there, and is the other side's to greet on.
        return await this.#node.dial(address, {
          force: true,
          signal: AbortSignal.any([
            signal,
            AbortSignal.timeout(this.#context.settings.dialTimeoutMs),
          ]),
        })
      } catch (error) {
        signal.throwIfAborted()
        failures.push(error)
      }
    }
    throw new UnreachableError('no address of the peer answers', known, {
      cause: new AggregateError(failures),
    })
  }

  /** Where the peer itself said, over an authenticated connection, that it listens. */
  async #hints(peerId: PeerId): Promise<string[]> {
    if (!(await this.#node.peerStore.has(peerId))) return []
    const peer = await this.#node.peerStore.get(peerId)
    return peer.addresses.slice(0, 8).map(({ multiaddr }) => multiaddr.toString())
  }

  readonly #onHello = (stream: Stream, connection: Connection): void => {
    this.#tasks.run(() => this.#greeter.answer(stream, connection))
  }

  #onChannel(channel: Channel, stream: Stream, connection: Connection): void {
    const link = this.#links.get(connection.id)
    if (link !== undefined) {
      link.inbound(channel, stream)
      return
    }
    const peer = connection.remotePeer.toString()
    this.#context.log.debug({ peer, channel }, 'refused a stream of a peer that was not admitted')
    stream.abort(new ChannelFaultError('no group admitted the peer on this connection'))
  }

  #link(connection: Connection): Link | null {
    const known = this.#links.get(connection.id)
    if (known !== undefined) return known
    if (connection.status !== 'open' || this.#stop.signal.aborted) return null
    const { settings, lanes, log } = this.#context
    const link = createLink(connection, {
      ...{ settings, lanes, log },
      empty: () => this.#links.delete(connection.id),
    })
    this.#links.set(connection.id, link)
    return link
  }

  #onConnection(connection: Connection): void {
    const { admissionDeadlineMs, closeTimeoutMs } = this.#context.settings
    const timer = setTimeout(() => {
      this.#deadlines.delete(connection.id)
      if (connection.status !== 'open' || this.#links.has(connection.id)) return
      const greeting = connection.streams.some(({ protocol }) => protocol === HELLO_PROTOCOL)
      if (greeting) this.#onConnection(connection)
      else this.#tasks.run(() => closeConnection(connection, closeTimeoutMs))
    }, admissionDeadlineMs)
    this.#deadlines.set(connection.id, timer)
  }
}
