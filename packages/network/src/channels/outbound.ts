import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection, Stream } from '@libp2p/interface'
import { FrameDecodeError, type Framed, framedStream } from '@tesela/wire'
import type { NetworkLogger } from '../logger.ts'

/** The stream of one channel that this side opened and only writes on; opened anew while the connection lives. */
export interface Outbound {
  readonly open: boolean
  /**
   * The other side does not speak its protocol, and will not in this life, or ends every stream of one that it can do without:
   * it is not asked to again.
   */
  readonly lacking: boolean
  /**
   * Of catch-up, what is sent while the stream opens waits for it: the other side may have its own streams open by then, and ask.
   * Whoever speaks on the others keeps what is refused, or says it again: what waited would be gone with this connection, and
   * nobody told.
   * False: it is not open, or more than the queue holds would wait; the frame is gone.
   */
  send(parts: readonly Uint8Array[]): boolean
  /** Sends what waits, ends the stream, and waits for both. */
  close(): Promise<void>
}

export interface OutboundOptions {
  readonly protocol: string
  /** It is of catch-up: a side that does not speak it is of use all the same. */
  readonly optional: boolean
  /** Where it cannot be had the connection is of no use. */
  readonly vital: boolean
  readonly queueBytes: number
  readonly openTimeoutMs: number
  readonly reopenBaseMs: number
  readonly closeTimeoutMs: number
  readonly log: NetworkLogger
  /** Called each time the stream opened or was lost, and when there will be none. */
  changed(): void
}

/** After this many failures in a row, or streams that died at once, there will be none. */
const MAX_FAILURES = 5
const SETTLED_MS = 1_000

export function openOutbound(connection: Connection, options: OutboundOptions): Outbound {
  return new OutboundStream(connection, options)
}

class OutboundStream implements Outbound {
  readonly #connection: Connection
  readonly #options: OutboundOptions
  readonly #stop = new AbortController()
  readonly #running: Promise<void>
  #channel: Framed | undefined
  /** Sent since the stream began to open, by the parts of each frame. Null: none opens, or nothing may wait. */
  #early: (readonly Uint8Array[])[] | null = null
  #earlyBytes = 0
  lacking = false

  constructor(connection: Connection, options: OutboundOptions) {
    this.#connection = connection
    this.#options = options
    this.#running = this.#run()
  }

  get open(): boolean {
    return this.#channel !== undefined && !this.#channel.closed
  }

  send(parts: readonly Uint8Array[]): boolean {
    const channel = this.#channel
    const early = this.#early
    if ((channel === undefined || channel.closed) && early === null) return false
    let length = 0
    for (const part of parts) length += part.byteLength
    const waiting = early === null ? (channel?.buffered ?? 0) : this.#earlyBytes
    if (waiting + length > this.#options.queueBytes) return false
    if (early === null) {
      channel?.send(...parts)
    } else {
      early.push(parts)
      this.#earlyBytes += length
    }
    return true
  }

  async close(): Promise<void> {
    this.#stop.abort()
    await this.#channel?.close({ signal: AbortSignal.timeout(this.#options.closeTimeoutMs) })
    this.#channel?.abort(new Error('the channel is closed'))
    await this.#running
  }

  /** Never rejects. */
  async #run(): Promise<void> {
    const { log, protocol, optional, vital, reopenBaseMs } = this.#options
    let failures = 0
    while (!this.#stop.signal.aborted && this.#connection.status === 'open') {
      const opened = performance.now()
      const reason = await this.#once()
      if (this.#stop.signal.aborted) return
      const fields = { peer: this.#connection.remotePeer.toString(), protocol }
      if (optional && isUnsupported(reason)) {
        log.info(fields, 'a peer lacks a protocol')
        this.#giveUp()
        return
      }
      failures = performance.now() - opened > SETTLED_MS ? 1 : failures + 1
      log.debug({ protocol, reason, failures }, 'a stream to a peer ended')
      if (failures > MAX_FAILURES) {
        if (vital) {
          this.#connection.abort(new Error(`${protocol} cannot be opened`))
        } else {
          log.warn(
            { ...fields, reason },
            'a stream of a strategy cannot be had: it goes on without',
          )
          this.#giveUp()
        }
        return
      }
      await sleep(reopenBaseMs * 2 ** (failures - 1), undefined, {
        signal: this.#stop.signal,
      }).catch(
        () => undefined, // Stopped: the loop's condition sees it.
      )
    }
  }

  #giveUp(): void {
    this.lacking = true
    this.#options.changed()
  }

  /** Opens the stream and resolves when it is over, with the reason. */
  async #once(): Promise<unknown> {
    let stream: Stream
    const early: (readonly Uint8Array[])[] = []
    this.#early = this.#options.optional ? early : null
    this.#earlyBytes = 0
    try {
      stream = await this.#connection.newStream(this.#options.protocol, {
        signal: AbortSignal.any([
          this.#stop.signal,
          AbortSignal.timeout(this.#options.openTimeoutMs),
        ]),
      })
    } catch (error) {
      return error
    } finally {
      this.#early = null
    }
    const ended = Promise.withResolvers<unknown>()
    const channel = framedStream(stream, {
      maxFrameLength: 0,
      highWaterMark: this.#options.queueBytes,
      maxBuffered: 2 * this.#options.queueBytes,
    })
    channel.onFrames(() => {
      throw new FrameDecodeError('the other side wrote on a stream that it may only read')
    }, ended.resolve)
    if (this.#stop.signal.aborted) channel.abort(new Error('the channel is closed'))
    this.#channel = channel
    for (const parts of early) channel.send(...parts)
    this.#options.changed()
    const reason = await ended.promise
    channel.abort(new Error('the other side ended the stream'))
    this.#channel = undefined
    this.#options.changed()
    return reason
  }
}

/** Of libp2p: the other side refused the protocol by name. */
function isUnsupported(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'UnsupportedProtocolError'
}
