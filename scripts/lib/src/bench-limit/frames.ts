/** Frames as packages/wire cuts them, a varint length and as many bytes, with nothing checked. */

/** Gathers the frames of one turn of the event loop into one write. */
export interface FrameWriter {
  /** Room for a frame of so many bytes: the caller fills it before the turn ends. */
  frame(length: number): { readonly buffer: Buffer; readonly at: number }
}

const FIRST_SIZE = 64 * 1024
const LONGEST_PREFIX = 5

export function createFrameWriter(write: (bytes: Buffer) => void): FrameWriter {
  let buffer = Buffer.allocUnsafeSlow(FIRST_SIZE)
  let filled = 0
  const place = { buffer, at: 0 }
  const flush = (): void => {
    write(buffer.subarray(0, filled))
    // What was handed over is not ours any more.
    buffer = Buffer.allocUnsafeSlow(FIRST_SIZE)
    filled = 0
  }
  return {
    frame(length) {
      if (filled === 0) setImmediate(flush)
      const needed = filled + LONGEST_PREFIX + length
      if (needed > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * buffer.length))
        buffer.copy(larger, 0, 0, filled)
        buffer = larger
      }
      let rest = length
      for (; rest > 0x7f; rest >>>= 7) buffer[filled++] = (rest & 0x7f) | 0x80
      buffer[filled++] = rest
      place.buffer = buffer
      place.at = filled
      filled += length
      return place
    },
  }
}

/**
 * Gives every frame of a stream of chunks, as a place in a buffer that nobody writes to again. Who keeps bytes
 * copies them.
 */
export function createFrameReader(
  frame: (bytes: Buffer, from: number, to: number) => void,
): (chunk: Uint8Array) => void {
  /** The beginning of a frame whose rest is still to come. */
  let rest: Buffer | undefined
  return (chunk) => {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (rest !== undefined) bytes = Buffer.concat([rest, bytes])
    let at = 0
    for (;;) {
      let length = 0
      let start = at
      let shift = 0
      let complete = false
      while (start < bytes.length && !complete) {
        const byte = bytes[start++] ?? 0
        length += (byte & 0x7f) * 2 ** shift
        shift += 7
        complete = byte < 0x80
      }
      if (!complete || start + length > bytes.length) break
      frame(bytes, start, start + length)
      at = start + length
    }
    rest = at === bytes.length ? undefined : bytes.subarray(at)
  }
}
