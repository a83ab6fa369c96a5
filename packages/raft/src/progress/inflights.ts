import type { Index } from '../types.ts'

/** Appends on their way to one follower, counted in messages and in bytes (rule 29). */
export class Inflights {
  readonly #maxMessages: number
  readonly #maxBytes: number
  /** Last index of each append in flight, ascending; `#sizes` runs in parallel. */
  readonly #lasts: Index[] = []
  readonly #sizes: number[] = []
  #bytes = 0

  constructor(maxMessages: number, maxBytes: number) {
    this.#maxMessages = maxMessages
    this.#maxBytes = maxBytes
  }

  get count(): number {
    return this.#lasts.length
  }

  get full(): boolean {
    return this.#lasts.length >= this.#maxMessages || this.#bytes >= this.#maxBytes
  }

  add(last: Index, bytes: number): void {
    this.#lasts.push(last)
    this.#sizes.push(bytes)
    this.#bytes += bytes
  }

  /** Forgets the appends that an acknowledgement of `index` covers. */
  acknowledge(index: Index): void {
    let covered = 0
    for (const last of this.#lasts) {
      if (last > index) break
      this.#bytes -= this.#sizes[covered] ?? 0
      covered++
    }
    if (covered === 0) return
    this.#lasts.splice(0, covered)
    this.#sizes.splice(0, covered)
  }

  clear(): void {
    this.#lasts.length = 0
    this.#sizes.length = 0
    this.#bytes = 0
  }
}
