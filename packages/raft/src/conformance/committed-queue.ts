import type { Entry, EntryId, Index } from '../types.ts'
import { entrySize } from './entry-size.ts'

export interface Handed {
  readonly entries: readonly Entry[]
  readonly size: number
}

/**
 * Committed entries that the state machine has not been given. The files expect etcd's rule for how many it is given
 * at once: up to a number of bytes that are not answered for, and none at all once a batch had to be cut short.
 */
export class CommittedQueue {
  readonly #maxSize: number
  #waiting: { readonly entry: Entry; readonly size: number }[] = []
  #lastTerm = 0
  #size = 0
  #isPaused = false

  constructor(maxSize: number) {
    this.#maxSize = maxSize
  }

  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const size = entrySize(entry, entry.term !== this.#lastTerm)
      this.#waiting.push({ entry, size })
      this.#lastTerm = entry.term
    }
  }

  /** A snapshot stands for everything up to its anchor. */
  forget({ term, index }: EntryId): void {
    this.#lastTerm = term
    this.#waiting = this.#waiting.filter(({ entry }) => entry.index > index)
  }

  hasNext(limit: Index): boolean {
    return !this.#isPaused && this.#waits(limit)
  }

  #waits(limit: Index): boolean {
    const [first] = this.#waiting
    return first !== undefined && first.entry.index <= limit
  }

  /** Of those up to `limit`. */
  take(limit: Index): Handed {
    if (!this.hasNext(limit)) return { entries: [], size: 0 }
    let count = 0
    let size = 0
    for (const { entry, size: bytes } of this.#waiting) {
      const next = size + bytes
      if (entry.index > limit || (count > 0 && next > this.#maxSize - this.#size)) break
      size = next
      count++
    }
    const entries = this.#waiting.splice(0, count).map(({ entry }) => entry)
    this.#size += size
    this.#isPaused = this.#waits(limit) || this.#size >= this.#maxSize
    return { entries, size }
  }

  answered(size: number): void {
    this.#size = Math.max(0, this.#size - size)
    this.#isPaused = this.#size >= this.#maxSize
  }
}
