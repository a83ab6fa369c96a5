/**
 * The little that framing needs of a transport: implemented over a libp2p stream and over a socket.
 * No method throws, except that `end` rejects.
 */
export interface ByteChannel {
  /** Bytes taken by `write` that the transport has not passed on. */
  readonly buffered: number
  /** Takes the pieces in order, as one write where the transport can. False: it takes no more, they are gone. */
  write(pieces: readonly Uint8Array[]): boolean
  /** Names who is told. Called once, before anything else; data waits for `start`. */
  listen(listener: ByteListener): void
  /** Begins to deliver data. Called once. */
  start(): void
  /** Stops the source: what comes in meanwhile waits at the other side. */
  pause(): void
  resume(): void
  /** Ends the write side once everything is passed on. */
  end(signal: AbortSignal): Promise<void>
  /** Ends both sides now and discards what is unsent. */
  abort(error: Error): void
}

export interface ByteListener {
  data(chunk: Uint8Array): void
  /** Some of what was buffered is gone. May be called more often than that. */
  written(): void
  /** The other side ended its writing, after all its data was delivered. */
  ended(): void
  /** Both directions are over; no other call follows. */
  closed(error: Error | undefined): void
}
