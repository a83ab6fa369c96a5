import * as varint from 'uint8-varint'

/** The frames of one turn of the event loop, gathered for one write. */
export interface WriteBatch {
  /** Length prefix and bodies gathered so far. */
  readonly byteLength: number
  /** Adds one frame, whose body is the concatenation of the parts. The parts must not change before `take`. */
  add(parts: readonly Uint8Array[]): void
  /** Everything gathered, as few pieces; the batch is empty afterwards. */
  take(): Uint8Array[]
}

/** From here on a part travels by reference: copying it would cost more than one more piece. */
const BY_REFERENCE = 4 * 1024

export function createWriteBatch(): WriteBatch {
  return new GatheringBatch()
}

class GatheringBatch implements WriteBatch {
  byteLength = 0
  /** A number is the length of a frame whose parts follow: it becomes bytes where it is written, without an array of its own. */
  #parts: (Uint8Array | number)[] = []

  add(parts: readonly Uint8Array[]): void {
    let length = 0
    for (const part of parts) length += part.byteLength
    this.#parts.push(length, ...parts)
    this.byteLength += varint.encodingLength(length) + length
  }

  take(): Uint8Array[] {
    const parts = this.#parts
    this.#parts = []
    this.byteLength = 0
    const pieces: Uint8Array[] = []
    let small = 0
    let smallBytes = 0
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at] ?? 0
      const bytes = typeof part === 'number' ? varint.encodingLength(part) : part.byteLength
      if (typeof part === 'number' || bytes < BY_REFERENCE) {
        smallBytes += bytes
        continue
      }
      // Of a frame of several large parts only the first has its length before it.
      if (smallBytes > 0) pieces.push(joined(parts, small, at, smallBytes))
      pieces.push(part)
      small = at + 1
      smallBytes = 0
    }
    if (smallBytes > 0) pieces.push(joined(parts, small, parts.length, smallBytes))
    return pieces
  }
}

/** The parts from one position to before another, as one piece. */
function joined(
  parts: readonly (Uint8Array | number)[],
  from: number,
  to: number,
  byteLength: number,
): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(byteLength)
  let at = 0
  for (let position = from; position < to; position++) {
    const part = parts[position]
    if (typeof part === 'number') {
      varint.encodeUint8Array(part, bytes, at)
      at += varint.encodingLength(part)
    } else if (part !== undefined) {
      bytes.set(part, at)
      at += part.byteLength
    }
  }
  return bytes
}
