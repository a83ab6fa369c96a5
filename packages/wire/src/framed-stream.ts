import type { Stream, StreamCloseEvent, StreamMessageEvent } from '@libp2p/interface'
import { raceSignal } from 'race-signal'
import { Uint8ArrayList } from 'uint8arraylist'
import type { ByteChannel, ByteListener } from './byte-channel.ts'
import { StreamClosedError } from './errors.ts'
import { type Framed, type FramedOptions, framed } from './framed.ts'

/** Frames over one libp2p stream. Call it before the first await after the stream was handed over. */
export function framedStream(stream: Stream, options: FramedOptions): Framed {
  return framed(new Libp2pChannel(stream), options)
}

class Libp2pChannel implements ByteChannel {
  readonly #stream: Stream
  #listener: ByteListener | undefined
  #paused = false
  #resuming = false
  #closed = false
  #ended = false
  #error: Error | undefined

  constructor(stream: Stream) {
    this.#stream = stream
    // The other side, or both, may have closed before we were handed the stream.
    this.#ended = stream.remoteWriteStatus !== 'writable'
    this.#closed = stream.status !== 'open' && stream.status !== 'closing'
    stream.addEventListener('close', this.#onClose)
    stream.addEventListener('remoteCloseWrite', this.#onRemoteEnd)
    stream.addEventListener('drain', this.#onProgress)
    stream.addEventListener('idle', this.#onProgress)
  }

  get buffered(): number {
    return this.#stream.writeBufferLength
  }

  write(pieces: readonly Uint8Array[]): boolean {
    const bytes = new Uint8ArrayList()
    for (const piece of pieces) bytes.append(piece)
    try {
      // Whether to go on is judged by `buffered`, which counts what the answer means.
      this.#stream.send(bytes)
      return true
    } catch (error) {
      this.abort(
        error instanceof Error ? error : new StreamClosedError('the stream refused a write'),
      )
      return false
    }
  }

  listen(listener: ByteListener): void {
    this.#listener = listener
    queueMicrotask(() => this.#settle())
  }

  start(): void {
    this.#stream.addEventListener('message', this.#onMessage)
  }

  pause(): void {
    this.#paused = true
    // resume() delivers what was held and reopens the window afterwards: a pause inside would be undone.
    if (!this.#resuming && this.#stream.readStatus === 'readable') this.#stream.pause()
  }

  resume(): void {
    this.#paused = false
    if (this.#resuming) return
    this.#resuming = true
    try {
      if (this.#stream.readStatus === 'paused') this.#stream.resume()
    } finally {
      this.#resuming = false
    }
    if (this.#paused) this.pause()
    this.#settle()
  }

  async end(signal: AbortSignal): Promise<void> {
    if (this.#closed) return
    // The stream's own wait rejects with an Event, and misses a queue that empties while it sends.
    try {
      await raceSignal(this.#stream.close({ signal }), signal)
    } catch (error) {
      throw error instanceof Error
        ? error
        : new StreamClosedError('the stream closed while it sent')
    }
  }

  abort(error: Error): void {
    this.#stream.abort(error)
  }

  readonly #onMessage = (event: StreamMessageEvent): void => {
    const listener = this.#listener
    if (event.data instanceof Uint8Array) listener?.data(event.data)
    else for (const part of event.data) listener?.data(part)
    this.#settle()
  }

  readonly #onRemoteEnd = (): void => {
    this.#ended = true
    this.#settle()
  }

  readonly #onProgress = (): void => {
    // The stream's own listener sends more in a microtask: look after it.
    queueMicrotask(() => this.#listener?.written())
  }

  readonly #onClose = (event: StreamCloseEvent): void => {
    this.#closed = true
    this.#error = event.error
    this.#settle()
  }

  /** Tells the end in its order: after the data that the stream still holds, unless it failed. */
  #settle(): void {
    const listener = this.#listener
    if (listener === undefined) return
    const delivered = this.#stream.readBufferLength === 0
    if (this.#ended && delivered && this.#error === undefined) {
      this.#ended = false
      listener.ended()
    }
    if (this.#closed && (delivered || this.#error !== undefined)) {
      this.#listener = undefined
      listener.closed(this.#error)
    }
  }
}
