/** What every failure of a framed channel has in common. Callers test `code`, never the text. */
export abstract class WireError extends Error {
  abstract readonly code: string
}

/** The other side announced a frame above the reader's cap. Nothing was allocated for it. */
export class FrameTooLongError extends WireError {
  override readonly name = 'FrameTooLongError'
  readonly code = 'frame_too_long'
  /** What was announced, bytes; a lower bound where the length itself did not end. */
  readonly announced: number
  /** The reader's cap, bytes. */
  readonly limit: number

  constructor(announced: number, limit: number) {
    super(`a frame of at least ${announced} bytes is longer than the ${limit} allowed here`)
    this.announced = announced
    this.limit = limit
  }
}

/** The other side ended inside a frame. */
export class TruncatedFrameError extends WireError {
  override readonly name = 'TruncatedFrameError'
  readonly code = 'frame_truncated'
  /** Bytes of the frame and its length that had arrived. */
  readonly received: number

  constructor(received: number) {
    super(`the other side ended inside a frame, ${received} bytes into it`)
    this.received = received
  }
}

/** A length that is not the shortest varint of its value, or a body that its codec refused (the `cause`). */
export class FrameDecodeError extends WireError {
  override readonly name = 'FrameDecodeError'
  readonly code = 'frame_malformed'
}

/** The channel ended while somebody still needed it. `cause` is what the transport said, if it said anything. */
export class StreamClosedError extends WireError {
  override readonly name = 'StreamClosedError'
  readonly code = 'stream_closed'
}

/** A writer went on although it was told to wait; the channel was aborted rather than grow. */
export class WriteBufferFullError extends WireError {
  override readonly name = 'WriteBufferFullError'
  readonly code = 'write_buffer_full'
  readonly buffered: number
  readonly limit: number

  constructor(buffered: number, limit: number) {
    super(`${buffered} unsent bytes are more than the ${limit} allowed here`)
    this.buffered = buffered
    this.limit = limit
  }
}

/** The consumer of the frames threw (the `cause`): a mistake on this side, kept from ending the process. */
export class FrameReaderFailedError extends WireError {
  override readonly name = 'FrameReaderFailedError'
  readonly code = 'internal'
}
