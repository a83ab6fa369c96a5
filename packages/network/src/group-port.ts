import type { Link, LinkMember } from './channels/link.ts'
import { peerFrameHeader, peerFrameParts } from './channels/peer-frame.ts'
import type { IntroducedPeer } from './hello/introduction.ts'
import type { Lanes } from './lanes.ts'
import type { NetworkLogger } from './logger.ts'
import { createRedial, type Redial } from './redial.ts'
import { peerIdOf, replicaId } from './replica.ts'
import type { HostSettings } from './settings.ts'
import type { Channel, GroupAdmission, GroupPort, GroupPortHandler, PortCounters } from './types.ts'

/** A group's port as the host sees it: it brings the admitted connections. */
export interface ServedGroup extends GroupPort {
  readonly admission: GroupAdmission
  /** This peer in the group. */
  readonly self: string
  /** How often replicas were taken from those that are wanted: whoever is judged meanwhile is judged by what was. */
  readonly removals: number
  /** As which other replica its peer is connected: it lost its log and joined again. Undefined: as none. */
  otherLife(replica: string): string | undefined
  /** Connections of the replica that were admitted under another boot. */
  rivals(peer: IntroducedPeer): readonly Link[]
  /**
   * A connection of the peer is admitted from now on. `ended` is called once when it no longer is.
   * Null: a connection of another boot was admitted meanwhile.
   */
  admit(peer: IntroducedPeer, link: Link, ended: () => void): { withdraw(): void } | null
}

export interface GroupPortOptions {
  readonly peerId: string
  readonly settings: HostSettings
  readonly lanes: Lanes
  readonly log: NetworkLogger
  /** One attempt to dial the replica and to be admitted by it. */
  connect(replica: string, addresses: readonly string[], signal: AbortSignal): Promise<void>
  closed(port: ServedGroup): void
}

export function createGroupPort(admission: GroupAdmission, options: GroupPortOptions): ServedGroup {
  return new Port(admission, options)
}

/** One admitted connection of a replica. */
interface Entrance {
  readonly link: Link
  readonly boot: string
  readonly member: LinkMember
}

interface Remote {
  /** The newest last; all of one boot. */
  readonly entrances: Entrance[]
  readonly header: Uint8Array
  peer: IntroducedPeer
  /** Whether `up` was called without its `down`. */
  up: boolean
}

class Port implements ServedGroup {
  readonly admission: GroupAdmission
  readonly self: string
  readonly #options: GroupPortOptions
  readonly #redial: Redial
  /** Exactly the replicas with at least one admitted connection. */
  readonly #remotes = new Map<string, Remote>()
  #wanted: ReadonlyMap<string, readonly string[]> = new Map()
  #handler: GroupPortHandler | undefined
  removals = 0
  #misdirected = 0
  #unsent = 0
  #closed = false

  constructor(admission: GroupAdmission, options: GroupPortOptions) {
    this.admission = admission
    this.self = replicaId(options.peerId, admission.incarnation)
    this.#options = options
    this.#redial = createRedial({
      baseMs: options.settings.redialBaseMs,
      capMs: options.settings.redialCapMs,
      random: Math.random,
      isConnected: (replica) => this.#remotes.has(replica),
      connect: options.connect,
      failed: (replica, error, attempt) => {
        const fields = { replica, attempt, reason: messageOf(error) }
        if (attempt === 1) options.log.info(fields, 'a peer cannot be reached, trying on')
        else options.log.debug(fields, 'a peer still cannot be reached')
      },
    })
  }

  send(to: string, channel: Channel, body: Uint8Array): boolean {
    const remote = this.#remotes.get(to)
    const { bodyBytes = -1 } = this.#options.lanes.get(channel) ?? {}
    if (remote !== undefined && body.byteLength <= bodyBytes) {
      const parts = peerFrameParts(remote.header, body)
      const newest = remote.entrances.findLast(({ link }) => link.ready) ?? remote.entrances.at(-1)
      if (newest?.link.send(channel, parts)) return true
    }
    this.#unsent += 1
    return false
  }

  reachable(to: string): boolean {
    return this.#remotes.get(to)?.entrances.some(({ link }) => link.ready) ?? false
  }

  receive(handler: GroupPortHandler): void {
    this.#handler = handler
    for (const remote of this.#remotes.values()) this.#announce(remote)
  }

  setPeers(
    peers: readonly { readonly replica: string; readonly addresses: readonly string[] }[],
  ): void {
    if (this.#closed || this.#isWanted(peers)) return
    const before = this.#wanted
    this.#wanted = new Map(
      peers
        .filter(({ replica }) => replica !== this.self)
        .map(({ replica, addresses }) => [replica, [...addresses]]),
    )
    for (const replica of before.keys()) {
      if (this.#wanted.has(replica)) continue
      this.removals += 1
      this.#dismiss(replica)
    }
    this.#redial.set(this.#wanted)
  }

  roundTripMs(to: string): number | null {
    return this.#remotes.get(to)?.entrances.at(-1)?.link.connection.rtt ?? null
  }

  counters(): PortCounters {
    return { misdirected: this.#misdirected, unsent: this.#unsent }
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#wanted = new Map()
    const links = [...this.#remotes.values()].flatMap(({ entrances }) => entrances)
    for (const replica of [...this.#remotes.keys()]) this.#dismiss(replica)
    this.#options.closed(this)
    await this.#redial.close()
    // A link that another group uses lives on.
    await Promise.all(links.filter(({ link }) => link.empty).map(({ link }) => link.close()))
  }

  otherLife(replica: string): string | undefined {
    const peerId = peerIdOf(replica)
    return [...this.#remotes.keys()].find((one) => one !== replica && peerIdOf(one) === peerId)
  }

  rivals(peer: IntroducedPeer): readonly Link[] {
    const entrances = this.#remotes.get(peer.replica)?.entrances ?? []
    return entrances.filter(({ boot }) => boot !== peer.boot).map(({ link }) => link)
  }

  admit(peer: IntroducedPeer, link: Link, ended: () => void): { withdraw(): void } | null {
    if (this.#closed || this.rivals(peer).length > 0) return null
    let remote = this.#remotes.get(peer.replica)
    if (remote === undefined) {
      const header = peerFrameHeader(this.admission.groupId, peer.replica)
      remote = { entrances: [], header, peer, up: false }
      this.#remotes.set(peer.replica, remote)
    }
    remote.peer = peer
    const member: LinkMember = {
      groupId: this.admission.groupId,
      frame: (to, channel, body) => this.#frame(peer.replica, to, channel, body),
      ready: () => {
        const current = this.#remotes.get(peer.replica)
        if (current !== undefined) this.#announce(current)
      },
      ended: () => {
        this.#left(peer.replica, member)
        ended()
      },
    }
    remote.entrances.push({ link, boot: peer.boot, member })
    this.#redial.connected(peer.replica)
    link.admit(member)
    return { withdraw: () => link.withdraw(member) }
  }

  #frame(from: string, to: string, channel: Channel, body: Uint8Array): void {
    if (to !== this.self) {
      this.#misdirected += 1
      return
    }
    this.#call((handler) => handler.frame(from, channel, body))
  }

  #announce(remote: Remote): void {
    if (remote.up || this.#handler === undefined) return
    if (!remote.entrances.some(({ link }) => link.ready)) return
    remote.up = true
    const { replica, boot, last } = remote.peer
    this.#options.log.info({ replica, boot }, 'a peer is up')
    this.#call((handler) => handler.up(replica, boot, { ...last }))
  }

  #left(replica: string, member: LinkMember): void {
    const remote = this.#remotes.get(replica)
    const at = remote?.entrances.findIndex((entrance) => entrance.member === member) ?? -1
    if (remote === undefined || at < 0) return
    remote.entrances.splice(at, 1)
    if (remote.entrances.length > 0) {
      // Later: the others may end in this turn as well.
      queueMicrotask(() => this.#interrupted(replica, remote))
      return
    }
    this.#remotes.delete(replica)
    if (remote.up) {
      this.#options.log.info({ replica }, 'a peer is down')
      this.#call((handler) => handler.down(replica))
    }
    this.#redial.lost(replica)
  }

  #interrupted(replica: string, remote: Remote): void {
    if (!remote.up || this.#remotes.get(replica) !== remote) return
    this.#options.log.info({ replica }, 'a connection to a peer ended, and another one goes on')
    this.#call((handler) => handler.interrupted(replica))
  }

  #dismiss(replica: string): void {
    const entrances = this.#remotes.get(replica)?.entrances ?? []
    for (const { link, member } of [...entrances]) link.withdraw(member)
  }

  #isWanted(
    peers: readonly { readonly replica: string; readonly addresses: readonly string[] }[],
  ): boolean {
    let others = 0
    for (const { replica, addresses } of peers) {
      if (replica === this.self) continue
      others += 1
      const known = this.#wanted.get(replica)
      if (known === undefined || known.length !== addresses.length) return false
      if (known.some((address, at) => address !== addresses[at])) return false
    }
    return others === this.#wanted.size
  }

  /** A mistake of the group ends neither the stream nor the process. */
  #call(what: (handler: GroupPortHandler) => void): void {
    try {
      if (this.#handler !== undefined) what(this.#handler)
    } catch (error) {
      this.#options.log.warn({ error }, 'the receiver of frames failed')
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
