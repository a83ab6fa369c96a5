import type { LogCut, RangedEntry } from '../log-range/log-range.ts'
import type { Span } from './first-gap.ts'
import { heldBytes } from './held-bytes.ts'
import type { Batch } from './verify-batch.ts'

/** Proven batches: those that wait for what comes before them, and those that are handed out and not applied yet. */
export interface Journal {
  /** Everything before is handed out, or was here. */
  readonly tip: { readonly run: number; readonly index: number; readonly term: number }
  /** What waits, in any order. No two overlap, none is empty. */
  readonly spans: readonly Span[]
  /** Of both kinds, in memory. */
  readonly bufferedBytes: number
  readonly handedBytes: number
  /** Of data that was handed out, in all. */
  readonly takenBytes: number
  /** Everything that was handed out is applied. */
  readonly applied: boolean
  /** False: it does not go on from the log that is here. */
  put(batch: Batch): boolean
  /** The log got there by itself (C19). False: what waits does not go on from there. */
  advance(cut: LogCut): boolean
  /** What is done from now on changes nothing. */
  close(): void
}

export interface JournalOptions {
  readonly start: LogCut
  replay(
    prev: { readonly index: number; readonly term: number },
    entries: readonly RangedEntry[],
    done: (contradictedAt?: number) => void,
  ): void
  /** Something that was handed out is applied. */
  drained(): void
  /** It was not: at this index another entry is committed here. */
  contradicted(index: number): void
}

export function createJournal(options: JournalOptions): Journal {
  return new OrderedJournal(options)
}

class OrderedJournal implements Journal {
  readonly #options: JournalOptions
  /** By their first run. */
  readonly #waiting = new Map<number, Batch>()
  #waitingBytes = 0
  #handed = 0
  #closed = false
  /** Where the log ends that was not handed out here. */
  #own: LogCut
  handedBytes = 0
  takenBytes = 0
  tip: Journal['tip']

  constructor(options: JournalOptions) {
    this.#options = options
    this.#own = options.start
    const { runs, index, term } = options.start
    this.tip = { run: runs, index, term }
  }

  get spans(): readonly Span[] {
    return [...this.#waiting.values()]
  }

  get bufferedBytes(): number {
    return this.#waitingBytes + this.handedBytes
  }

  get applied(): boolean {
    return this.#handed === 0
  }

  put(batch: Batch): boolean {
    if (batch.to <= this.tip.run) return true
    const known = this.#waiting.get(batch.from)
    if (known !== undefined && known.to >= batch.to) return true
    if (known !== undefined) this.#drop(known)
    this.#waiting.set(batch.from, batch)
    this.#waitingBytes += batch.bytes
    return this.#handOut()
  }

  advance(cut: LogCut): boolean {
    const { runs, index, term } = cut
    if (runs <= this.tip.run) return true
    this.#own = cut
    this.tip = { run: runs, index, term }
    for (const batch of this.#waiting.values()) if (batch.to <= runs) this.#drop(batch)
    return this.#handOut()
  }

  close(): void {
    this.#closed = true
    this.#waiting.clear()
    this.#waitingBytes = 0
  }

  /** In order (C18). */
  #handOut(): boolean {
    for (;;) {
      const next = this.spans.find(({ from, to }) => from <= this.tip.run && to > this.tip.run)
      const batch = next === undefined ? undefined : this.#waiting.get(next.from)
      if (batch === undefined) return true
      this.#drop(batch)
      // The boundary (C17): the proof says what the log before is, and so does the log that is here.
      const { runs, peaks } = this.#own
      if (batch.from === runs && batch.peaks.join('') !== peaks.join('')) return false
      const { run, index, term } = this.tip
      const entries = batch.entries.filter((entry) => entry.index > index)
      const [first] = entries
      const last = entries.at(-1)
      // What begins at the tip brings nothing that is here, what begins before it does.
      const isWhole = entries.length === batch.entries.length
      if (first?.index !== index + 1 || last === undefined || isWhole !== (batch.from === run)) {
        return false
      }
      this.tip = { run: batch.to, index: last.index, term: last.term }
      this.#hand({ index, term }, entries)
    }
  }

  #hand(prev: { index: number; term: number }, entries: readonly RangedEntry[]): void {
    const dataBytes = entries.reduce((sum, { data }) => sum + data.length, 0)
    this.takenBytes += dataBytes
    const bytes = heldBytes(entries.length, dataBytes)
    this.handedBytes += bytes
    this.#handed += 1
    let isDone = false
    this.#options.replay(prev, entries, (contradictedAt) => {
      if (isDone || this.#closed) return
      isDone = true
      if (contradictedAt !== undefined) {
        this.#options.contradicted(contradictedAt)
        return
      }
      this.handedBytes -= bytes
      this.#handed -= 1
      this.#options.drained()
    })
  }

  #drop(batch: Batch): void {
    this.#waiting.delete(batch.from)
    this.#waitingBytes -= batch.bytes
  }
}
