import { type Digest, digestBytes } from './digest.ts'

const digestsInChunk = 128

/**
 * Digests by their place: appended at the end, dropped at the front. Outside the heap, since a long log has hundreds of
 * thousands, and in chunks, so that neither growth nor dropping copies what stays.
 */
export class DigestList {
  readonly #chunks: Buffer[] = []
  /** Place of the first digest of the first chunk. */
  #first: number
  #end: number

  constructor(first: number) {
    this.#first = first
    this.#end = first
  }

  push(digest: Digest): void {
    const offset = (this.#end - this.#first) % digestsInChunk
    if (offset === 0) this.#chunks.push(Buffer.allocUnsafeSlow(digestsInChunk * digestBytes))
    this.#chunks.at(-1)?.write(digest, offset * digestBytes, 'latin1')
    this.#end += 1
  }

  /** @throws RangeError where that place is dropped or not yet filled */
  at(place: number): Digest {
    const position = place - this.#first
    const chunk = this.#chunks[Math.floor(position / digestsInChunk)]
    if (chunk === undefined || place >= this.#end) throw new RangeError(`no digest at ${place}`)
    const offset = (position % digestsInChunk) * digestBytes
    return chunk.toString('latin1', offset, offset + digestBytes)
  }

  /** May drop less: only whole chunks go. */
  dropBefore(place: number): void {
    const whole = Math.floor((place - this.#first) / digestsInChunk)
    if (whole <= 0) return
    this.#first += this.#chunks.splice(0, whole).length * digestsInChunk
  }
}
