import { crc32 } from 'node:zlib'
import type { Channel, PeerAddress, Transport, TransportHandler } from '@tesela/group'
import type { Life } from '../world/life.ts'
import type { World } from '../world/world.ts'
import { clearLink, createLink, enqueue, type Link, type LinkShape, queuedOn } from './link.ts'

/** A frame as it leaves, or arrives. */
export interface Frame {
  readonly from: string
  readonly to: string
  readonly channel: Channel
  readonly body: Uint8Array
}

interface NetworkWatch {
  /** A process hands it over: what it promises must be so by now. */
  sent(frame: Frame): void
  /** Just before the receiver gets it. */
  delivered(frame: Frame): void
}

export interface Network {
  /** Connects a life to the others, as a hello would: both sides must admit each other. */
  attach(life: Life, admission: Admission): Transport
  link(from: string, to: string): Link
  readonly links: ReadonlyMap<string, Link>
  /** Ends the connections between the two sides and allows no new ones until `heal`. */
  sever(one: readonly string[], other: readonly string[]): void
  /** Undoes `sever`. */
  heal(): void
  /** New links, and those that are there, are like this. A connection with too much to send yet ends. */
  reshape(shape: LinkShape): void
}

/** What a process says in its hello, and whom it lets in. */
interface Admission {
  admits(other: string): Promise<boolean>
  last(): { readonly term: number; readonly index: number }
}

export interface NetworkOptions {
  readonly world: World
  readonly shape: LinkShape
  readonly redialMs: number
  /** Frames of a channel on their way in one direction, and how long they may take to leave; what comes on top is refused. */
  readonly maxQueued: number
  readonly maxBacklogMs: number
  /** Asked of every frame that is on its way: whether the connection that it went by ends, and another one goes on. */
  interrupts(): boolean
  /** Asked of each side: whether it is told of that late, and sends by it until then. */
  toldLate(): boolean
  /** How late, at most. */
  readonly noticeMs: number
  readonly watch: NetworkWatch
}

interface Host {
  readonly life: Life
  readonly admission: Admission
  readonly connected: Map<string, Connection>
  handler: TransportHandler | null
  peers: readonly PeerAddress[]
}

/** All connections between two: `open` until the last one ends. */
interface Connection {
  open: boolean
  /** The one by which each side sends now, by its name. */
  readonly ways: Map<string, Way>
}

/** One connection, as far as one side sends by it. */
interface Way {
  /** Whatever is on its way by it, and is sent by it, is lost. */
  ended: boolean
}

export function createNetwork(options: NetworkOptions): Network {
  return new VirtualNetwork(options)
}

class VirtualNetwork implements Network {
  readonly #options: NetworkOptions
  readonly #hosts = new Map<string, Host>()
  readonly #severed = new Set<string>()
  readonly #dialling = new Set<string>()
  readonly links = new Map<string, Link>()
  #shape: LinkShape

  constructor(options: NetworkOptions) {
    this.#options = options
    this.#shape = options.shape
    this.#redial()
  }

  attach(life: Life, admission: Admission): Transport {
    const host: Host = { life, admission, connected: new Map(), handler: null, peers: [] }
    this.#hosts.set(life.name, host)
    // The others learn of an end as their sockets do: soon, but not at once.
    void life.died.then(() => {
      if (this.#hosts.get(life.name) === host) this.#hosts.delete(life.name)
      for (const other of [...host.connected.keys()]) this.#disconnect(host, other)
    })
    return {
      send: (to, channel, body) => this.#send(host, to, channel, body),
      reachable: (to) => host.connected.has(to),
      receive: (handler) => {
        host.handler = handler
      },
      setPeers: (peers) => {
        life.calls('names its peers')
        // Who is named no more is hung up on, as by the host of the real network.
        for (const { replica } of host.peers) {
          if (!peers.some((peer) => peer.replica === replica)) this.#disconnect(host, replica)
        }
        host.peers = peers
      },
    }
  }

  link(from: string, to: string): Link {
    const name = `${from} ${to}`
    let link = this.links.get(name)
    if (link === undefined) {
      link = createLink(this.#shape)
      this.links.set(name, link)
    }
    return link
  }

  reshape(shape: LinkShape): void {
    this.#shape = shape
    const { world, maxBacklogMs } = this.#options
    for (const [name, link] of this.links) {
      Object.assign(link, shape, { silent: false })
      // What a line that was far slower has yet to send would hold up all that follows.
      if (link.busyUntil - world.schedule.now <= maxBacklogMs) continue
      const [from = '', to = ''] = name.split(' ')
      const host = this.#hosts.get(from)
      if (host !== undefined) this.#disconnect(host, to)
    }
  }

  sever(one: readonly string[], other: readonly string[]): void {
    for (const a of one) {
      for (const b of other) {
        if (a === b) continue
        this.#severed.add(pair(a, b))
        const host = this.#hosts.get(a)
        if (host?.connected.has(b) === true) this.#disconnect(host, b)
      }
    }
  }

  heal(): void {
    this.#severed.clear()
  }

  #send(host: Host, to: string, channel: Channel, body: Uint8Array): boolean {
    const { world, watch, maxQueued, maxBacklogMs } = this.#options
    const { life } = host
    life.calls(`sends to ${to}`)
    const frame = { from: life.name, to, channel, body }
    watch.sent(frame)
    const connection = host.connected.get(to)
    const link = this.link(life.name, to)
    const { now } = world.schedule
    if (connection === undefined || queuedOn(link, channel, now) >= maxQueued) return false
    if (link.busyUntil - now > maxBacklogMs) return false
    if (world.random.chance(link.loss)) {
      world.marks.hit('frame lost')
      return true
    }
    this.#deliver(connection, link, frame)
    if (world.random.chance(link.duplicate)) {
      world.marks.hit('frame duplicated')
      this.#deliver(connection, link, frame)
    }
    if (this.#options.interrupts()) this.#interrupt(host, to, connection)
    return true
  }

  #deliver(connection: Connection, link: Link, { from, to, channel, body }: Frame): void {
    const { world, watch } = this.#options
    const { schedule, random } = world
    const target = this.#hosts.get(to)
    if (target === undefined) return
    const bytes = body.slice()
    link.busyUntil = Math.max(link.busyUntil, schedule.now) + bytes.length / link.bandwidth
    let at = link.busyUntil + link.latencyMs + random.between(0, link.jitterMs)
    if (!link.reorders) {
      at = Math.max(at, link.arrival.get(channel) ?? 0)
      link.arrival.set(channel, at + 1e-6)
    }
    enqueue(link, channel, at)
    const way = connection.ways.get(from)
    target.life.after(at - schedule.now, 'message', () => {
      if (!connection.open || link.silent) return
      if (way?.ended === true) {
        world.marks.hit('frame lost with its connection')
        return
      }
      world.auditor.note(`${from} ${to} ${channel} ${crc32(bytes)}`)
      watch.delivered({ from, to, channel, body: bytes })
      target.handler?.frame(from, channel, bytes)
      // The receiver copies what it keeps: the memory belongs to the connection.
      bytes.fill(0xee)
    })
  }

  #redial(): void {
    const { world, redialMs } = this.#options
    world.schedule.after(redialMs * world.random.between(0.5, 1.5), 'compute', () => this.#redial())
    for (const host of this.#hosts.values()) {
      for (const { replica } of host.peers) this.#dial(host, replica)
    }
  }

  #dial(from: Host, replica: string): void {
    const to = this.#hosts.get(replica)
    const between = pair(from.life.name, replica)
    if (to === undefined || from.connected.has(replica) || this.#dialling.has(between)) return
    if (from.life.paused || to.life.paused || this.#severed.has(between)) return
    if (to.handler === null || from.handler === null) return
    this.#dialling.add(between)
    const gone = Promise.race([from.life.died, to.life.died]).then(() => [false])
    const admitted = Promise.all([
      from.admission.admits(replica),
      to.admission.admits(from.life.name),
    ])
    void Promise.race([gone, admitted]).then((verdicts) => {
      this.#dialling.delete(between)
      if (verdicts.every(Boolean) && !this.#severed.has(between)) this.#connect(from, to)
    })
  }

  #connect(from: Host, to: Host): void {
    if (!from.life.alive || !to.life.alive || from.life.paused || to.life.paused) return
    const ways = new Map([from, to].map(({ life }) => [life.name, { ended: false }]))
    const connection: Connection = { open: true, ways }
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      clearLink(this.link(one.life.name, other.life.name))
    }
    from.connected.set(to.life.name, connection)
    to.connected.set(from.life.name, connection)
    from.handler?.up(to.life.name, to.life.boot, to.admission.last())
    to.handler?.up(from.life.name, from.life.boot, from.admission.last())
  }

  /** By the one that ends the sender sent, and the other side perhaps, too. Each goes on sending by it until it is told. */
  #interrupt(host: Host, other: string, connection: Connection): void {
    const { world } = this.#options
    const { name } = host.life
    const senders = world.random.chance(0.5) ? [name, other] : [name]
    world.marks.hit('connection interrupted')
    world.auditor.note(`interrupted ${name} ${other}: ${senders}`)
    world.trace(() => `fault: interrupted ${name} ${other}, by which ${senders} sent`)
    for (const sender of senders) {
      const way = connection.ways.get(sender)
      if (way !== undefined) way.ended = true
    }
    this.#tellInterrupted(host, other, connection)
    this.#tellInterrupted(this.#hosts.get(other), name, connection)
  }

  #tellInterrupted(side: Host | undefined, other: string, connection: Connection): void {
    const { world, toldLate, noticeMs } = this.#options
    if (side === undefined) return
    const { name } = side.life
    const takeOther = () => {
      if (connection.ways.get(name)?.ended === true) connection.ways.set(name, { ended: false })
    }
    const waitMs = toldLate() ? world.random.between(0, noticeMs) : 0
    if (waitMs === 0) takeOther()
    side.life.after(waitMs, 'compute', () => {
      if (side.connected.get(other) !== connection) return
      takeOther()
      side.handler?.interrupted(other)
    })
  }

  #disconnect(host: Host, other: string): void {
    const connection = host.connected.get(other)
    if (connection === undefined) return
    connection.open = false
    const peer = this.#hosts.get(other)
    host.connected.delete(other)
    if (peer?.connected.get(host.life.name) === connection) peer.connected.delete(host.life.name)
    for (const [side, gone] of [
      [host, other],
      [peer, host.life.name],
    ] as const) {
      side?.life.after(0, 'compute', () => {
        if (!side.connected.has(gone)) side.handler?.down(gone)
      })
    }
  }
}

function pair(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}
