import type { Duplex } from 'node:stream'
import { raceSignal } from 'race-signal'
import type { ByteChannel, ByteListener } from './byte-channel.ts'
import { StreamClosedError } from './errors.ts'
import { type Framed, type FramedOptions, framed } from './framed.ts'

/** Frames over a socket of node:net or any other duplex byte stream. */
export function framedSocket(socket: Duplex, options: FramedOptions): Framed {
  return framed(new SocketChannel(socket), options)
}

class SocketChannel implements ByteChannel {
  readonly #socket: Duplex
  #listener: ByteListener | undefined
  #started = false
  #error: Error | undefined

  constructor(socket: Duplex) {
    this.#socket = socket
    // An error without a listener would end the process; 'close' follows and tells it on.
    socket.on('error', (error: Error) => {
      this.#error = error
    })
  }

  get buffered(): number {
    return this.#socket.writableLength
  }

  write(pieces: readonly Uint8Array[]): boolean {
    const socket = this.#socket
    if (!socket.writable) return false
    socket.cork()
    pieces.forEach((piece, at) => {
      socket.write(piece, at === pieces.length - 1 ? this.#onWritten : undefined)
    })
    socket.uncork()
    return true
  }

  listen(listener: ByteListener): void {
    this.#listener = listener
    const socket = this.#socket
    socket.on('end', () => this.#listener?.ended())
    socket.on('close', () => this.#onClose())
    if (socket.closed) queueMicrotask(() => this.#onClose())
    else if (socket.readableEnded) queueMicrotask(() => this.#listener?.ended())
  }

  start(): void {
    this.#started = true
    this.#socket.on('data', (chunk: Uint8Array) => this.#listener?.data(chunk))
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    // Before there is a listener, a flowing socket would lose what comes in.
    if (this.#started) this.#socket.resume()
  }

  async end(signal: AbortSignal): Promise<void> {
    const socket = this.#socket
    if (socket.destroyed) throw new StreamClosedError('the socket is closed')
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const onClose = (): void => reject(new StreamClosedError('the socket closed while it sent'))
    socket.once('close', onClose)
    // Called with an error when the socket is destroyed first.
    socket.end((error?: Error | null) => (error ? reject(error) : resolve()))
    try {
      await raceSignal(promise, signal)
    } finally {
      socket.off('close', onClose)
    }
  }

  abort(error: Error): void {
    this.#socket.destroy(error)
  }

  readonly #onWritten = (): void => {
    this.#listener?.written()
  }

  #onClose(): void {
    const listener = this.#listener
    this.#listener = undefined
    listener?.closed(this.#error)
  }
}
