import type { ForwardFrame } from '@tesela/protos/forward'
import type { Message, Millis, ReplicaId } from '@tesela/raft'
import type { LogMessage, SnapshotMessage, StrategyFrame } from '@tesela/sync'
import type { OwnStrategies } from './catch-up/own-strategies.ts'
import { decodeForwardFrame } from './codec/forward-codec.ts'
import { decodeLogFrame } from './codec/log-codec.ts'
import { decodeOwnFrame } from './codec/own-codec.ts'
import { decodeRaftMessage } from './codec/raft-codec.ts'
import { decodeSyncFrame, type SyncMessage } from './codec/sync-codec.ts'
import { MalformedFrameError } from './errors.ts'
import type { Channel, StrategyChannel } from './seams.ts'
import type { Logger } from './types.ts'

/** Where bytes of other members become typed values, or are dropped. */
export interface Receiver {
  /** `body` is copied where something of it is kept. */
  frame(from: ReplicaId, channel: Channel, body: Uint8Array): void
  /** A turn took what was received. */
  drained(): void
  readonly malformed: number
  readonly dropped: number
}

export interface ReceiverOptions {
  readonly self: ReplicaId
  readonly clock: { now(): Millis }
  readonly logger: Logger
  /** Received and not yet taken; what comes on top is dropped. */
  readonly maxBytes: number
  /** Of users' own: each reads its own frames. */
  readonly strategies: OwnStrategies
  message(message: Message): void
  forward(from: ReplicaId, frame: ForwardFrame): void
  sync(from: ReplicaId, message: SyncMessage | SnapshotMessage): void
  log(from: ReplicaId, message: LogMessage): void
  own(from: ReplicaId, channel: StrategyChannel, frame: StrategyFrame<unknown>): void
}

export function createReceiver(options: ReceiverOptions): Receiver {
  return new CheckedReceiver(options)
}

const WARN_EVERY_MS = 1000

class CheckedReceiver implements Receiver {
  readonly #options: ReceiverOptions
  #bytes = 0
  #warned = Number.NEGATIVE_INFINITY
  malformed = 0
  dropped = 0

  constructor(options: ReceiverOptions) {
    this.#options = options
  }

  frame(from: ReplicaId, channel: Channel, body: Uint8Array): void {
    if (this.#bytes > 0 && this.#bytes + body.length > this.#options.maxBytes) {
      this.dropped += 1
      this.#warn({ from, dropped: this.dropped }, 'the inbox is full: frames are dropped')
      return
    }
    this.#bytes += body.length
    try {
      this.#take(from, channel, body)
    } catch (error) {
      if (!(error instanceof MalformedFrameError)) throw error
      this.malformed += 1
      const fields = { from, channel, malformed: this.malformed, reason: error.message }
      this.#warn(fields, 'a frame makes no sense and is dropped')
    }
  }

  drained(): void {
    this.#bytes = 0
  }

  #take(from: ReplicaId, channel: Channel, body: Uint8Array): void {
    if (channel === 'forward') {
      this.#options.forward(from, decodeForwardFrame(new Uint8Array(body)))
      return
    }
    if (channel === 'sync') {
      const message = decodeSyncFrame(body)
      if (message !== null) this.#options.sync(from, message)
      return
    }
    if (channel === 'log') {
      const message = decodeLogFrame(body)
      if (message !== null) this.#options.log(from, message)
      return
    }
    if (isOfStrategy(channel)) {
      const frame = decodeOwnFrame(this.#options.strategies, channel, body)
      if (frame !== null) this.#options.own(from, channel, frame)
      return
    }
    // One copy of the whole body: the data of its entries are views into it.
    const owned = channel === 'append' ? new Uint8Array(body) : body
    const message = decodeRaftMessage(owned, from, this.#options.self)
    if (message.type === 'append' && channel !== 'append') {
      throw new MalformedFrameError('entries on the stream for heartbeats and votes')
    }
    this.#options.message(message)
  }

  #warn(fields: Readonly<Record<string, unknown>>, message: string): void {
    const now = this.#options.clock.now()
    if (now - this.#warned < WARN_EVERY_MS) return
    this.#warned = now
    this.#options.logger.warn(fields, message)
  }
}

function isOfStrategy(channel: Channel): channel is StrategyChannel {
  return channel.startsWith('sync/')
}
