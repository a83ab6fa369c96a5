import type { Connection, Stream } from '@libp2p/interface'
import { type Framed, framedStream, WireError } from '@tesela/wire'
import { equals } from 'uint8arrays/equals'
import { closeConnection } from '../close-connection.ts'
import { ChannelFaultError } from '../errors.ts'
import type { Lane, Lanes } from '../lanes.ts'
import type { NetworkLogger } from '../logger.ts'
import { PEER_FRAME_ENVELOPE } from '../protocols.ts'
import type { HostSettings } from '../settings.ts'
import type { Channel } from '../types.ts'
import { announceSeldom } from './announce-seldom.ts'
import { type Outbound, openOutbound } from './outbound.ts'
import { decodePeerFrame } from './peer-frame.ts'

/** What one group admitted on a connection: where its frames go. */
export interface LinkMember {
  readonly groupId: Uint8Array
  /** A frame of this group. `to` is the replica it is addressed to. */
  frame(to: string, channel: Channel, body: Uint8Array): void
  /** Every outbound stream is open that the peer has a protocol for: called each time that becomes true. */
  ready(): void
  /** The connection, or this group's admission on it, is over. Called once. */
  ended(): void
}

/** One connection on which at least one group admitted the peer, and the streams of its channels. */
export interface Link {
  readonly connection: Connection
  /** Every outbound stream is open that the peer has a protocol for. */
  readonly ready: boolean
  /** No group is admitted, or not any more. */
  readonly empty: boolean
  admit(member: LinkMember): void
  /** Ends one group's admission; streams and connection end with the last. */
  withdraw(member: LinkMember): void
  send(channel: Channel, parts: readonly Uint8Array[]): boolean
  /** A stream that the peer opened. */
  inbound(channel: Channel, stream: Stream): void
  /** Ends all admissions, the streams and the connection, and waits for them. Never rejects. */
  close(): Promise<void>
}

export interface LinkOptions {
  readonly settings: HostSettings
  readonly lanes: Lanes
  readonly log: NetworkLogger
  /** No group is admitted any more. Called once. */
  empty(link: Link): void
}

export function createLink(connection: Connection, options: LinkOptions): Link {
  return new ConnectionLink(connection, options)
}

class ConnectionLink implements Link {
  readonly connection: Connection
  readonly #options: LinkOptions
  readonly #members = new Set<LinkMember>()
  readonly #outbound: ReadonlyMap<Channel, Outbound>
  readonly #inbound = new Set<Framed>()
  #ready = false
  /** Of every channel that a peer can do without by itself; of the others together, under null. */
  readonly #faults = new Map<Channel | null, number>()
  #closing: Promise<void> | undefined

  constructor(connection: Connection, options: LinkOptions) {
    this.connection = connection
    this.#options = options
    this.#outbound = new Map(
      Array.from(options.lanes, ([channel, lane]) => [channel, this.#open(lane)]),
    )
    connection.addEventListener('close', this.#onClose)
  }

  get ready(): boolean {
    return this.#ready
  }

  get empty(): boolean {
    return this.#members.size === 0
  }

  admit(member: LinkMember): void {
    this.#members.add(member)
    if (this.#ready) member.ready()
  }

  withdraw(member: LinkMember): void {
    if (!this.#members.delete(member)) return
    // First the streams, so that what was sent leaves before the good-bye.
    if (this.#members.size === 0) this.#shutUnwatched()
    member.ended()
  }

  send(channel: Channel, parts: readonly Uint8Array[]): boolean {
    return this.#outbound.get(channel)?.send(parts) ?? false
  }

  inbound(channel: Channel, stream: Stream): void {
    if (this.#faultsOf(channel) >= this.#options.settings.maxFaults) {
      stream.abort(new ChannelFaultError('the peer broke the protocol too often'))
      return
    }
    announceSeldom(stream)
    const frames = framedStream(stream, {
      maxFrameLength: (this.#options.lanes.get(channel)?.bodyBytes ?? 0) + PEER_FRAME_ENVELOPE,
    })
    this.#inbound.add(frames)
    frames.onFrames(
      (bodies) => {
        for (const body of bodies) this.#deliver(channel, body)
      },
      (reason) => {
        this.#inbound.delete(frames)
        if (reason !== null) this.#fault(channel, reason)
        frames.abort(new ChannelFaultError('the peer ended the stream'))
      },
    )
  }

  close(): Promise<void> {
    for (const member of [...this.#members]) this.withdraw(member)
    return this.#shut()
  }

  #open({ protocol, optional, vital, queueBytes }: Lane): Outbound {
    const { settings, log } = this.#options
    return openOutbound(this.connection, {
      ...{ protocol, optional, vital, queueBytes },
      openTimeoutMs: settings.helloStepTimeoutMs,
      reopenBaseMs: settings.reopenBaseMs,
      closeTimeoutMs: settings.closeTimeoutMs,
      log,
      changed: () => this.#onChanged(),
    })
  }

  #onChanged(): void {
    const ready = this.#outbound.entries().every(([channel, { open, lacking }]) => {
      return open || lacking || !this.#isVital(channel)
    })
    const became = ready && !this.#ready
    this.#ready = ready
    if (became) for (const member of [...this.#members]) member.ready()
  }

  #isVital(channel: Channel): boolean {
    return this.#options.lanes.get(channel)?.vital === true
  }

  #faultsOf(channel: Channel): number {
    return this.#faults.get(this.#isVital(channel) ? null : channel) ?? 0
  }

  #deliver(channel: Channel, bytes: Uint8Array): void {
    const frame = decodePeerFrame(bytes)
    for (const member of this.#members) {
      if (!equals(member.groupId, frame.groupId)) continue
      member.frame(frame.to, channel, frame.body)
      return
    }
    throw new ForeignGroupError('a frame of a group that did not admit the peer')
  }

  /** A cut stream is no fault; a frame that broke the protocol is. */
  #fault(channel: Channel, reason: WireError): void {
    if (reason.code === 'stream_closed') return
    const isVital = this.#isVital(channel)
    const faults = this.#faultsOf(channel) + 1
    this.#faults.set(isVital ? null : channel, faults)
    const peer = this.connection.remotePeer.toString()
    this.#options.log.warn(
      { peer, channel, code: reason.code, faults },
      'a peer broke the protocol of a stream',
    )
    if (isVital && faults >= this.#options.settings.maxFaults) {
      this.connection.abort(new ChannelFaultError('the peer broke the protocol too often'))
    }
  }

  readonly #onClose = (): void => {
    for (const member of [...this.#members]) this.withdraw(member)
    this.#shutUnwatched()
  }

  #shutUnwatched(): void {
    this.#shut().catch((error: unknown) => {
      this.#options.log.warn({ error }, 'a connection did not close in order')
    })
  }

  #shut(): Promise<void> {
    this.#closing ??= this.#shutOnce()
    return this.#closing
  }

  async #shutOnce(): Promise<void> {
    this.connection.removeEventListener('close', this.#onClose)
    this.#options.empty(this)
    for (const frames of [...this.#inbound]) {
      frames.abort(new ChannelFaultError('no group admits the peer any more'))
    }
    await Promise.all(this.#outbound.values().map((outbound) => outbound.close()))
    await closeConnection(this.connection, this.#options.settings.closeTimeoutMs)
  }
}

/** Ends the stream as a typed fault of the peer. */
class ForeignGroupError extends WireError {
  override readonly name = 'ForeignGroupError'
  readonly code = 'foreign_group'
}
