import { raceSignal } from 'race-signal'
import { FrameDecodeError, type WireError } from './errors.ts'
import type { Framed } from './framed.ts'

/** Turns values into frame bodies and back; `decode` may throw anything. */
export interface Codec<Out, In = Out> {
  encode(value: Out): Uint8Array
  decode(bytes: Uint8Array): In
}

/** Typed messages over a framed channel, read one by one: for conversations, where a promise per frame is cheap. */
export interface Messages<Out, In = Out> extends AsyncIterable<In> {
  /** As `Framed.send`. */
  send(message: Out): boolean
  /**
   * The next message; null after the other side's clean end. Rejects with the reason of the end, with
   * `FrameDecodeError` for a body that its codec refused (the channel is aborted then), or the signal's reason.
   * One caller at a time.
   */
  next(options?: { readonly signal?: AbortSignal }): Promise<In | null>
}

export interface MessagesOptions {
  /** While this many received bytes are undelivered, the source is paused. Default 1 MiB. */
  readonly highWaterMark?: number
}

/** Takes the reading side of the channel. */
export function messages<Out, In = Out>(
  channel: Framed,
  codec: Codec<Out, In>,
  options: MessagesOptions = {},
): Messages<Out, In> {
  return new FramedMessages(channel, codec, options.highWaterMark ?? 1024 * 1024)
}

/** Decodes one body; whatever the codec throws becomes the `cause` of a `FrameDecodeError`. */
export function decodeFrame<In>(codec: Pick<Codec<never, In>, 'decode'>, body: Uint8Array): In {
  try {
    return codec.decode(body)
  } catch (error) {
    throw new FrameDecodeError('the body of a frame does not decode', { cause: error })
  }
}

const FRAME_OVERHEAD = 128

class FramedMessages<Out, In> implements Messages<Out, In> {
  readonly #channel: Framed
  readonly #codec: Codec<Out, In>
  readonly #highWaterMark: number
  readonly #queue: Uint8Array[] = []
  /** What the queue holds, bytes; each frame counts for its bookkeeping too, so that empty ones are bounded. */
  #queued = 0
  #paused = false
  #end: WireError | null | undefined
  #arrival: PromiseWithResolvers<void> | undefined

  constructor(channel: Framed, codec: Codec<Out, In>, highWaterMark: number) {
    this.#channel = channel
    this.#codec = codec
    this.#highWaterMark = highWaterMark
    channel.onFrames(
      (frames) => this.#take(frames),
      (reason) => {
        this.#end = reason
        this.#arrival?.resolve()
      },
    )
  }

  send(message: Out): boolean {
    return this.#channel.send(this.#codec.encode(message))
  }

  async next(options?: { readonly signal?: AbortSignal }): Promise<In | null> {
    options?.signal?.throwIfAborted()
    while (true) {
      const body = this.#shift()
      if (body !== undefined) return this.#decode(body)
      if (this.#end !== undefined) {
        if (this.#end === null) return null
        throw this.#end
      }
      this.#arrival = Promise.withResolvers<void>()
      await raceSignal(this.#arrival.promise, options?.signal)
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<In> {
    for (let message = await this.next(); message !== null; message = await this.next()) {
      yield message
    }
  }

  #decode(body: Uint8Array): In {
    try {
      return decodeFrame(this.#codec, body)
    } catch (error) {
      if (error instanceof FrameDecodeError) this.#channel.abort(error)
      throw error
    }
  }

  #take(frames: readonly Uint8Array[]): void {
    for (const frame of frames) {
      this.#queue.push(frame)
      this.#queued += frame.byteLength + FRAME_OVERHEAD
    }
    if (!this.#paused && this.#queued > this.#highWaterMark) {
      this.#paused = true
      this.#channel.pause()
    }
    this.#arrival?.resolve()
  }

  #shift(): Uint8Array | undefined {
    const body = this.#queue.shift()
    if (body === undefined) return undefined
    this.#queued -= body.byteLength + FRAME_OVERHEAD
    if (this.#queue.length === 0 && this.#paused) {
      this.#paused = false
      this.#channel.resume()
    }
    return body
  }
}
