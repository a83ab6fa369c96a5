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
const BY_REFERENCE = 16 * 1024

export function createWriteBatch(): WriteBatch {
  return new GatheringBatch()
}

class GatheringBatch implements WriteBatch {
  byteLength = 0
  #parts: Uint8Array[] = []

  add(parts: readonly Uint8Array[]): void {
    let length = 0
    for (const part of parts) length += part.byteLength
    const prefix = varint.encode(length)
    this.#parts.push(prefix, ...parts)
    this.byteLength += prefix.byteLength + length
  }

  take(): Uint8Array[] {
    const parts = this.#parts
    this.#parts = []
    this.byteLength = 0
    const pieces: Uint8Array[] = []
    let small = 0
    let smallBytes = 0
    for (let at = 0; at <= parts.length; at++) {
      const part = parts[at]
      if (part !== undefined && part.byteLength < BY_REFERENCE) {
        smallBytes += part.byteLength
        continue
      }
      if (smallBytes > 0) pieces.push(joined(parts.slice(small, at), smallBytes))
      if (part !== undefined) pieces.push(part)
      small = at + 1
      smallBytes = 0
    }
    return pieces
  }
}

function joined(parts: readonly Uint8Array[], byteLength: number): Uint8Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const bytes = new Uint8Array(byteLength)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}
