import {
  FrameDecodeError,
  FrameTooLongError,
  TruncatedFrameError,
  type WireError,
} from './errors.ts'

/**
 * Cuts a byte stream into frames: a varint length, then as many bytes. Pure; it never throws.
 *
 * Trust: the bytes are hostile. A length is refused when it exceeds the cap, is not the shortest
 * encoding of its value, or has more than eight bytes; and before a frame is complete no more is
 * allocated for it than 4 KiB or four times what has arrived, and never more than its length.
 */
export interface FrameDecoder {
  /**
   * The frames that this chunk completes, in order, also those before a fault in the same chunk.
   * A frame inside one chunk is a view of it, others are of their own memory; neither is written
   * again by the decoder. Look at `failure` after the frames.
   */
  push(chunk: Uint8Array): Uint8Array[]
  /** The fault that ended the decoding: everything pushed after it is ignored. */
  readonly failure: WireError | undefined
  /** The error of a stream that ends here; undefined between two frames. */
  end(): WireError | undefined
}

const MAX_LENGTH_BYTES = 8
const FIRST_ALLOCATION = 4096
/** Of what has arrived. A frame of a mebibyte in reads of 64 KiB is so moved twice before it is whole. */
const GROWTH = 4

/** `maxFrameLength` is the cap on a frame's body, bytes. */
export function createFrameDecoder(maxFrameLength: number): FrameDecoder {
  return new VarintFrameDecoder(maxFrameLength)
}

class VarintFrameDecoder implements FrameDecoder {
  failure: WireError | undefined
  readonly #limit: number
  /** The length read so far, and the bytes it took; a length is complete when `#body` is set. */
  #length = 0
  #lengthBytes = 0
  /** The start of a frame whose rest is still to come; at most `#length` long. */
  #body: Uint8Array | undefined
  #filled = 0

  constructor(maxFrameLength: number) {
    this.#limit = maxFrameLength
  }

  push(chunk: Uint8Array): Uint8Array[] {
    const frames: Uint8Array[] = []
    let at = 0
    while (at < chunk.byteLength && this.failure === undefined) {
      if (this.#body === undefined) {
        const complete = this.#takeLengthByte(chunk[at++] ?? 0)
        if (!complete) continue
        const end = at + this.#length
        if (end <= chunk.byteLength) {
          frames.push(chunk.subarray(at, end))
          at = end
          this.#nextFrame()
          continue
        }
        this.#body = new Uint8Array(Math.min(this.#length, FIRST_ALLOCATION))
      }
      at += this.#fill(chunk, at)
      if (this.#filled === this.#length) {
        frames.push(this.#body)
        this.#nextFrame()
      }
    }
    return frames
  }

  end(): WireError | undefined {
    if (this.failure !== undefined) return this.failure
    const received = this.#lengthBytes + this.#filled
    return received === 0 ? undefined : new TruncatedFrameError(received)
  }

  #takeLengthByte(byte: number): boolean {
    // Multiplied, not shifted: eight bytes hold more than the 32 bits of a shift.
    this.#length += (byte & 0x7f) * 2 ** (7 * this.#lengthBytes)
    this.#lengthBytes += 1
    if (this.#length > this.#limit) {
      this.failure = new FrameTooLongError(this.#length, this.#limit)
    } else if (byte === 0 && this.#lengthBytes > 1) {
      this.failure = new FrameDecodeError('the length of a frame is not in its shortest form')
    } else if (byte >= 0x80 && this.#lengthBytes === MAX_LENGTH_BYTES) {
      this.failure = new FrameDecodeError(
        `the length of a frame has more than ${MAX_LENGTH_BYTES} bytes`,
      )
    }
    return byte < 0x80 && this.failure === undefined
  }

  /** Moves bytes of the chunk into the frame begun, which grows with what arrives. */
  #fill(chunk: Uint8Array, at: number): number {
    const body = this.#body ?? new Uint8Array(0)
    const taken = Math.min(this.#length - this.#filled, chunk.byteLength - at)
    const needed = this.#filled + taken
    let target = body
    if (needed > body.byteLength) {
      target = new Uint8Array(Math.min(this.#length, GROWTH * needed))
      target.set(body.subarray(0, this.#filled))
      this.#body = target
    }
    target.set(chunk.subarray(at, at + taken), this.#filled)
    this.#filled = needed
    return taken
  }

  #nextFrame(): void {
    this.#body = undefined
    this.#filled = 0
    this.#length = 0
    this.#lengthBytes = 0
  }
}
