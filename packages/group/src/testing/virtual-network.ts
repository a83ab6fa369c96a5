import type { Channel, PeerAddress, Transport, TransportHandler } from '../seams.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** A sent frame, for who looks on. */
export interface SentFrame {
  readonly from: string
  readonly to: string
  readonly channel: Channel
  readonly body: Uint8Array
}

/** Connects replicas as the hello would: both sides must admit each other. Frames take time, and may be lost. */
export interface VirtualNetwork {
  /** @param strategies - of a user's own, by name, whose frames it takes: nothing can be sent to it by others */
  attach(
    replica: string,
    admits: (other: string) => Promise<boolean>,
    strategies?: readonly string[],
  ): Endpoint
  /** Ends connections of the two sides and allows no new ones until `heal`. */
  cut(one: readonly string[], other: readonly string[]): void
  heal(): void
  /** Drops frames for which the answer is true, without a word to the sender. */
  drop: (frame: SentFrame) => boolean
  /** Delivers frames twice for which the answer is true. */
  duplicate: (frame: SentFrame) => boolean
  watch: (frame: SentFrame) => void
  /** Nothing more is sent to who was a peer and is none any more; what was sent arrives. As a network of processes does. */
  dismisses: boolean
}

export interface Endpoint extends Transport {
  /** The process is gone: its connections end. */
  detach(): void
}

interface Process {
  readonly replica: string
  readonly boot: string
  readonly admits: (other: string) => Promise<boolean>
  readonly strategies: readonly string[]
  readonly connected: Set<string>
  handler: TransportHandler | null
  peers: readonly PeerAddress[]
  readonly dismissed: Set<string>
}

const REDIAL_MS = 50
const MAX_LATENCY_MS = 3

export function createVirtualNetwork(clock: VirtualClock, random: SeededRandom): VirtualNetwork {
  return new Network(clock, random)
}

class Network implements VirtualNetwork {
  readonly #clock: VirtualClock
  readonly #random: SeededRandom
  readonly #processes = new Map<string, Process>()
  readonly #cut = new Set<string>()
  #boots = 0
  drop: (frame: SentFrame) => boolean = () => false
  duplicate: (frame: SentFrame) => boolean = () => false
  watch: (frame: SentFrame) => void = () => undefined
  dismisses = false

  constructor(clock: VirtualClock, random: SeededRandom) {
    this.#clock = clock
    this.#random = random
    this.#redial()
  }

  attach(
    replica: string,
    admits: (other: string) => Promise<boolean>,
    strategies: readonly string[] = [],
  ): Endpoint {
    this.#boots += 1
    const boot = `boot-${this.#boots}`
    const process: Process = {
      replica,
      boot,
      admits,
      strategies,
      connected: new Set(),
      handler: null,
      peers: [],
      dismissed: new Set(),
    }
    this.#processes.set(replica, process)
    return {
      send: (to, channel, body) => this.#send(process, to, channel, body),
      reachable: (to) => process.connected.has(to),
      receive: (handler) => {
        process.handler = handler
      },
      setPeers: (peers) => {
        for (const { replica: other } of process.peers) process.dismissed.add(other)
        for (const { replica: other } of peers) process.dismissed.delete(other)
        process.peers = peers
      },
      detach: () => {
        process.handler = null
        if (this.#processes.get(replica) === process) this.#processes.delete(replica)
        for (const other of [...process.connected]) this.#disconnect(replica, other, process)
      },
    }
  }

  cut(one: readonly string[], other: readonly string[]): void {
    for (const a of one) {
      for (const b of other) {
        this.#cut.add(link(a, b))
        const process = this.#processes.get(a)
        if (process?.connected.has(b) === true) this.#disconnect(a, b, process)
      }
    }
  }

  heal(): void {
    this.#cut.clear()
  }

  #send(process: Process, to: string, channel: Channel, body: Uint8Array): boolean {
    if (!process.connected.has(to) || this.#lacks(to, channel)) return false
    if (this.dismisses && process.dismissed.has(to)) return false
    const frame = { from: process.replica, to, channel, body }
    this.watch(frame)
    if (this.drop(frame)) return true
    this.#deliver(process, frame)
    if (this.duplicate(frame)) this.#deliver(process, frame)
    return true
  }

  #lacks(to: string, channel: Channel): boolean {
    const strategies = this.#processes.get(to)?.strategies ?? []
    return channel.startsWith('sync/') && !strategies.some((name) => channel === `sync/${name}`)
  }

  /** After a time of its own: frames overtake each other. */
  #deliver(process: Process, { to, channel, body }: SentFrame): void {
    const bytes = body.slice()
    this.#clock.timer(this.#random.below(MAX_LATENCY_MS), () => {
      const target = this.#processes.get(to)
      if (!process.connected.has(to) || target?.connected.has(process.replica) !== true) return
      target.handler?.frame(process.replica, channel, bytes)
      // The receiver copies what it keeps: the memory belongs to the connection.
      bytes.fill(0xee)
    })
  }

  #redial(): void {
    this.#clock.timer(REDIAL_MS, () => this.#redial())
    for (const process of this.#processes.values()) {
      for (const { replica } of process.peers) {
        const other = this.#processes.get(replica)
        if (other !== undefined && !process.connected.has(replica)) this.#dial(process, other)
      }
    }
  }

  #dial(from: Process, to: Process): void {
    if (this.#cut.has(link(from.replica, to.replica))) return
    void Promise.all([from.admits(to.replica), to.admits(from.replica)]).then((admitted) => {
      const alive = [from, to].every((one) => this.#processes.get(one.replica) === one)
      if (!admitted.every(Boolean) || !alive || from.connected.has(to.replica)) return
      if (this.#cut.has(link(from.replica, to.replica))) return
      from.connected.add(to.replica)
      to.connected.add(from.replica)
      from.handler?.up(to.replica, to.boot, { term: 0, index: 0 })
      to.handler?.up(from.replica, from.boot, { term: 0, index: 0 })
    })
  }

  #disconnect(replica: string, other: string, process: Process): void {
    process.connected.delete(other)
    process.handler?.down(other)
    const peer = this.#processes.get(other)
    if (peer?.connected.delete(replica) === true) peer.handler?.down(replica)
  }
}

function link(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
