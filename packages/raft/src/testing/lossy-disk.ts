import { noEntry } from '../entry-id.ts'
import type { Random } from '../random.ts'
import type { Entry, HardState, Message, PersistBatch, Recovered, TermRun } from '../types.ts'

interface Content {
  hardState: HardState
  entries: Entry[]
}

export interface Finished {
  readonly seq: number
  readonly released: readonly Message[]
}

/**
 * A disk that answers late and loses what was not synced: a crash keeps some of it, in order, and may cut a batch in
 * two. Like the real store it writes term and vote first, then the entries, then the commit index.
 */
export class LossyDisk {
  readonly #durable: Content
  /** Answered without a sync. */
  #written: PersistBatch[] = []
  #pending: PersistBatch[] = []

  constructor(hardState: HardState, entries: readonly Entry[]) {
    this.#durable = { hardState, entries: [...entries] }
  }

  get isBusy(): boolean {
    return this.#pending.length > 0
  }

  get durable(): Readonly<Content> {
    return this.#durable
  }

  persist(batch: PersistBatch): void {
    this.#pending.push(batch)
  }

  /** Finishes the oldest batch. */
  finishOne(): Finished | null {
    const batch = this.#pending.shift()
    if (batch === undefined) return null
    this.#written.push(batch)
    if (batch.mustSync) {
      for (const each of this.#written) write(this.#durable, each)
      this.#written = []
    }
    return { seq: batch.seq, released: batch.after }
  }

  /** What the process sees when it reads: everything written, synced or not. */
  read(from: number, count: number): readonly Entry[] {
    const seen: Content = {
      hardState: this.#durable.hardState,
      entries: [...this.#durable.entries],
    }
    for (const batch of [...this.#written, ...this.#pending]) write(seen, batch)
    return seen.entries.filter(({ index }) => index >= from).slice(0, count)
  }

  crash(random: Random): void {
    const volatile = [...this.#written, ...this.#pending]
    const kept = random.below(volatile.length + 1)
    for (const batch of volatile.slice(0, kept)) write(this.#durable, batch)
    const torn = volatile[kept]
    if (torn !== undefined && random.below(2) === 0) {
      const { hardState, entries } = torn
      const { commit } = this.#durable.hardState
      write(this.#durable, {
        ...torn,
        hardState: hardState === null ? null : { ...hardState, commit },
        entries: entries.slice(0, random.below(entries.length + 1)),
      })
    }
    this.#written = []
    this.#pending = []
  }

  recover(inMemory: number): Recovered & { readonly applied: number } {
    const { hardState, entries } = this.#durable
    const termRuns: TermRun[] = []
    for (const { term, index } of entries) {
      if (termRuns.at(-1)?.term !== term) termRuns.push({ term, first: index })
    }
    const lastIndex = entries.length
    const newest = entries.slice(Math.max(0, entries.length - inMemory))
    return {
      hardState,
      snapshot: null,
      boundary: noEntry,
      lastIndex,
      termRuns,
      entries: newest,
      applied: 0,
    }
  }
}

function write(content: Content, { hardState, entries }: PersistBatch): void {
  if (hardState !== null) content.hardState = hardState
  const first = entries[0]
  if (first === undefined) return
  content.entries = [...content.entries.slice(0, first.index - 1), ...entries]
}
