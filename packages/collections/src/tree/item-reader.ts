import type { ByteString } from '../byte-string.ts'
import { LeafError } from '../errors.ts'

/** Reads the fields of items from bytes that a peer sent. */
export class ItemReader {
  readonly #bytes: Buffer
  #position = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get ended(): boolean {
    return this.#position === this.#bytes.length
  }

  /** @throws LeafError - it ends too early, is not in its shortest form or over 2^53 */
  varint(): number {
    let value = 0
    let scale = 1
    for (let count = 0; count < 8; count++) {
      const byte = this.#bytes[this.#position++]
      if (byte === undefined) throw new LeafError('it ends within a number')
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        if ((byte === 0 && count > 0) || value > Number.MAX_SAFE_INTEGER) break
        return value
      }
      scale *= 0x80
    }
    throw new LeafError('a number in it is overlong')
  }

  /** @throws LeafError - it ends too early */
  field(): ByteString {
    const length = this.varint()
    const end = this.#position + length
    if (end > this.#bytes.length) throw new LeafError('it ends within a field')
    const bytes = this.#bytes.toString('latin1', this.#position, end)
    this.#position = end
    return bytes
  }
}
