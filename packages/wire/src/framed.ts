import { raceSignal } from 'race-signal'
import type { ByteChannel } from './byte-channel.ts'
import {
  FrameReaderFailedError,
  StreamClosedError,
  WireError,
  WriteBufferFullError,
} from './errors.ts'
import { createFrameDecoder, type FrameDecoder } from './frame-decoder.ts'
import { createWriteBatch } from './write-batch.ts'

/** Frames both ways over one stream or socket. No method throws; the promises reject with a `WireError`. */
export interface Framed {
  /**
   * Queues one frame, whose body is the concatenation of the parts; they must not be changed afterwards.
   * All frames of one turn of the event loop leave in one write.
   * False: above the high-water mark, so wait for `drained()`; or the channel is over and the frame is gone.
   */
  send(...parts: readonly Uint8Array[]): boolean
  /** Bytes queued here and in the transport below. */
  readonly buffered: number
  /** Resolves when at most half of the high-water mark is buffered. Rejects with `StreamClosedError`, or the signal's reason. */
  drained(options?: { readonly signal?: AbortSignal }): Promise<void>
  /**
   * Begins to read; called once. `frames` gets, synchronously, all frames that one chunk completed.
   * A frame is a view that nobody overwrites, but it may keep a whole chunk in memory: copy what is kept.
   * What `frames` throws ends the channel, never the process.
   * `end` is called once, after all frames: null when the other side ended between two frames, else the reason.
   */
  onFrames(
    frames: (frames: readonly Uint8Array[]) => void,
    end: (reason: WireError | null) => void,
  ): void
  /** Stops the source. Frames of the chunk in hand may still come. */
  pause(): void
  resume(): void
  /** From now on what comes in is read and thrown away, whatever it is; `end` still tells when there is no more. */
  discard(): void
  /** True once nothing can be sent any more. */
  readonly closed: boolean
  /** Sends what is queued and ends the write side; on failure or after the signal (default: five seconds) both sides are aborted. Never rejects. */
  close(options?: { readonly signal?: AbortSignal }): Promise<void>
  /** Ends both directions now; `end` gets the error. */
  abort(error: Error): void
}

export interface FramedOptions {
  /** Cap on the body of a frame that comes in, bytes. */
  readonly maxFrameLength: number
  /** From this many buffered bytes on `send` answers false. Default 1 MiB. */
  readonly highWaterMark?: number
  /** Above this many buffered bytes the channel is aborted with `WriteBufferFullError`. Default 64 MiB. */
  readonly maxBuffered?: number
  /** Aborts the channel. */
  readonly signal?: AbortSignal
}

const MiB = 1024 * 1024
const CLOSE_TIMEOUT_MS = 5_000

export function framed(channel: ByteChannel, options: FramedOptions): Framed {
  return new FramedChannel(channel, options)
}

/** Takes anything for nothing. */
const discarding: FrameDecoder = { push: () => [], failure: undefined, end: () => undefined }

type State = 'open' | 'closing' | 'closed'

class FramedChannel implements Framed {
  readonly #channel: ByteChannel
  #decoder: FrameDecoder
  readonly #highWaterMark: number
  readonly #maxBuffered: number
  readonly #signal: AbortSignal | undefined
  readonly #batch = createWriteBatch()
  /** Set while the frames of this turn wait for its end. */
  #flush: NodeJS.Immediate | undefined
  #writes: State = 'open'
  /** Why the read side is over; undefined while it is not. */
  #readEnd: WireError | null | undefined
  #onFrames: ((frames: readonly Uint8Array[]) => void) | undefined
  #onEnd: ((reason: WireError | null) => void) | undefined
  #closing: Promise<void> | undefined
  #waiters: PromiseWithResolvers<void> | undefined

  constructor(channel: ByteChannel, options: FramedOptions) {
    this.#channel = channel
    this.#decoder = createFrameDecoder(options.maxFrameLength)
    this.#highWaterMark = options.highWaterMark ?? MiB
    this.#maxBuffered = options.maxBuffered ?? 64 * MiB
    this.#signal = options.signal
    channel.listen({
      data: (chunk) => this.#onData(chunk),
      written: () => this.#wake(),
      ended: () => this.#onEnded(),
      closed: (error) => this.#onClosed(error),
    })
    if (this.#signal?.aborted) this.#onAbortSignal()
    else this.#signal?.addEventListener('abort', this.#onAbortSignal, { once: true })
  }

  get buffered(): number {
    return this.#batch.byteLength + this.#channel.buffered
  }

  get closed(): boolean {
    return this.#writes !== 'open'
  }

  send(...parts: readonly Uint8Array[]): boolean {
    if (this.#writes !== 'open') return false
    this.#batch.add(parts)
    this.#flush ??= setImmediate(this.#flushNow)
    const buffered = this.buffered
    if (buffered > this.#maxBuffered) {
      this.abort(new WriteBufferFullError(buffered, this.#maxBuffered))
      return false
    }
    return buffered < this.#highWaterMark
  }

  async drained(options?: { readonly signal?: AbortSignal }): Promise<void> {
    while (this.#writes === 'open' && this.buffered > this.#highWaterMark / 2) {
      this.#waiters ??= Promise.withResolvers<void>()
      await raceSignal(this.#waiters.promise, options?.signal)
    }
    if (this.#writes !== 'open') throw asWireError(this.#readEnd ?? undefined)
  }

  onFrames(
    frames: (frames: readonly Uint8Array[]) => void,
    end: (reason: WireError | null) => void,
  ): void {
    this.#onFrames = frames
    this.#onEnd = end
    // Not from inside this call: the caller may not have kept what it returns yet.
    if (this.#readEnd !== undefined) queueMicrotask(() => this.#announceEnd())
    else this.#channel.start()
  }

  pause(): void {
    this.#channel.pause()
  }

  resume(): void {
    this.#channel.resume()
  }

  discard(): void {
    this.#decoder = discarding
    this.resume()
  }

  close(options?: { readonly signal?: AbortSignal }): Promise<void> {
    this.#closing ??= this.#closeOnce(options?.signal)
    return this.#closing
  }

  async #closeOnce(signal = AbortSignal.timeout(CLOSE_TIMEOUT_MS)): Promise<void> {
    if (this.#writes !== 'open') return
    this.#flushNow()
    if (this.closed) return
    this.#endWriting('closing')
    try {
      await this.#channel.end(signal)
      this.#endWriting('closed')
    } catch (error) {
      this.abort(new StreamClosedError('the channel did not end in order', { cause: error }))
    }
  }

  abort(error: Error): void {
    if (this.#writes === 'closed' && this.#readEnd !== undefined) return
    clearImmediate(this.#flush)
    this.#batch.take()
    // The reason stands before the transport tells its own, less exact one.
    this.#readEnd ??= asWireError(error)
    this.#endWriting('closed')
    this.#channel.abort(error)
    this.#announceEnd()
  }

  readonly #onAbortSignal = (): void => {
    this.abort(new StreamClosedError('the channel was aborted', { cause: this.#signal?.reason }))
  }

  readonly #flushNow = (): void => {
    clearImmediate(this.#flush)
    this.#flush = undefined
    if (this.#batch.byteLength > 0 && !this.#channel.write(this.#batch.take())) {
      this.#endWriting('closed')
    }
    // Small writes may be gone at once, without an event that says so.
    this.#wake()
  }

  #onData(chunk: Uint8Array): void {
    if (this.#readEnd !== undefined) return
    const frames = this.#decoder.push(chunk)
    try {
      if (frames.length > 0) this.#onFrames?.(frames)
    } catch (error) {
      this.abort(
        error instanceof WireError
          ? error
          : new FrameReaderFailedError('the reader of the frames failed', { cause: error }),
      )
    }
    if (this.#decoder.failure !== undefined) this.abort(this.#decoder.failure)
  }

  #onEnded(): void {
    const reason = this.#decoder.end()
    if (reason === undefined) this.#endReading(null)
    else this.abort(reason)
  }

  #onClosed(error: Error | undefined): void {
    this.#endWriting('closed')
    this.#endReading(
      new StreamClosedError('the channel was cut', error === undefined ? {} : { cause: error }),
    )
  }

  #endWriting(state: State): void {
    this.#writes = state
    this.#wake()
    if (state === 'closed' && this.#readEnd !== undefined) this.#release()
  }

  #endReading(reason: WireError | null): void {
    if (this.#readEnd !== undefined) return
    this.#readEnd = reason
    if (this.#writes === 'closed') this.#release()
    this.#announceEnd()
  }

  #announceEnd(): void {
    const end = this.#onEnd
    if (this.#readEnd === undefined || end === undefined) return
    this.#onEnd = undefined
    end(this.#readEnd)
  }

  #wake(): void {
    this.#waiters?.resolve()
    this.#waiters = undefined
  }

  #release(): void {
    this.#signal?.removeEventListener('abort', this.#onAbortSignal)
  }
}

function asWireError(error: Error | undefined): WireError {
  if (error instanceof WireError) return error
  return new StreamClosedError('the channel is closed', error === undefined ? {} : { cause: error })
}
