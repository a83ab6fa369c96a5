import { isAtOrBehind, noEntry } from '../entry-id.ts'
import type { Random } from '../random.ts'
import type {
  Entry,
  EntryId,
  HardState,
  Index,
  Message,
  PersistBatch,
  Recovered,
  SnapshotMeta,
  Term,
  TermRun,
} from '../types.ts'

interface Content {
  watermark: EntryId
  /** The last entry that was acknowledged to anybody, as far as it was not proven to be void. */
  promise: EntryId
  hardState: HardState
  snapshot: SnapshotMeta | null
  boundary: EntryId
  /** Behind `boundary`. */
  entries: Entry[]
}

export interface Finished {
  readonly seq: number
  readonly released: readonly Message[]
}

/**
 * A disk that answers late and loses what was not synced: a crash keeps some of it, in order, and may cut a batch in
 * two. Like the real store it writes term and vote first, then the entries, then the commit index; the watermark
 * follows behind, and sinks before anything else.
 */
export class LossyDisk {
  readonly #durable: Content
  /** Answered without a sync. */
  #written: PersistBatch[] = []
  #pending: PersistBatch[] = []

  constructor(hardState: HardState, entries: readonly Entry[]) {
    this.#durable = {
      watermark: noEntry,
      promise: noEntry,
      hardState,
      snapshot: null,
      boundary: noEntry,
      entries: [...entries],
    }
  }

  get isBusy(): boolean {
    return this.#pending.length > 0
  }

  get durable(): Readonly<Content> {
    return this.#durable
  }

  get durableLast(): EntryId {
    return lastOf(this.#durable)
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
    for (const msg of batch.after) this.#note(msg)
    return { seq: batch.seq, released: batch.after }
  }

  #note(msg: Message): void {
    if (msg.type !== 'appendResp' || msg.reject !== undefined) return
    const term = this.durableTerm(msg.index)
    if (term === undefined) return
    const at = { term, index: msg.index }
    if (isAtOrBehind(at, this.#durable.promise)) this.#durable.promise = at
  }

  /** Undefined where the durable log says nothing. */
  durableTerm(index: Index): Term | undefined {
    const { boundary, snapshot, entries } = this.#durable
    if (index === boundary.index) return boundary.term
    if (index === snapshot?.index) return snapshot.term
    return entries.find((entry) => entry.index === index)?.term
  }

  /** What the process sees when it reads: everything written, synced or not. */
  read(from: Index, count: number): readonly Entry[] | 'compacted' {
    const seen: Content = { ...this.#durable, entries: [...this.#durable.entries] }
    for (const batch of [...this.#written, ...this.#pending]) write(seen, batch)
    if (from <= seen.boundary.index) return 'compacted'
    return seen.entries.filter(({ index }) => index >= from).slice(0, count)
  }

  /** Cuts the log behind a snapshot that it holds. */
  compact(firstIndex: Index, snapshot: SnapshotMeta): void {
    const durable = this.#durable
    const cut = durable.entries.find(({ index }) => index === firstIndex - 1)
    durable.snapshot = snapshot
    if (cut === undefined) return
    durable.boundary = { term: cut.term, index: cut.index }
    durable.entries = durable.entries.filter(({ index }) => index >= firstIndex)
  }

  /** The durable watermark catches up with what is durable. */
  raiseWatermark(): void {
    const last = lastOf(this.#durable)
    if (isAtOrBehind(last, this.#durable.watermark)) this.#durable.watermark = last
  }

  /** Loses a tail of what was durable, and knows how far it had promised. Only of a disk that was closed. */
  loseTail(random: Random): void {
    this.raiseWatermark()
    this.#durable.promise = noEntry
    const { entries, snapshot } = this.#durable
    const kept = entries.slice(0, random.below(entries.length + 1))
    this.#durable.entries = kept
    if (snapshot === null || lastOf(this.#durable).index >= snapshot.index) return
    this.#durable.boundary = { term: snapshot.term, index: snapshot.index }
    this.#durable.entries = []
  }

  crash(random: Random): void {
    const volatile = [...this.#written, ...this.#pending]
    const kept = random.below(volatile.length + 1)
    for (const batch of volatile.slice(0, kept)) write(this.#durable, batch)
    const torn = volatile[kept]
    if (torn !== undefined && random.below(2) === 0) {
      const { hardState, snapshot, entries } = torn
      const { commit } = this.#durable.hardState
      write(this.#durable, {
        ...torn,
        hardState: hardState === null ? null : { ...hardState, commit },
        snapshot: null,
        entries: snapshot === null ? entries.slice(0, random.below(entries.length + 1)) : [],
      })
    }
    this.#written = []
    this.#pending = []
  }

  recover(inMemory: number): Recovered & { readonly applied: number } {
    const { watermark, hardState, snapshot, boundary, entries } = this.#durable
    const termRuns: TermRun[] = []
    for (const { term, index } of entries) {
      if (termRuns.at(-1)?.term !== term) termRuns.push({ term, first: index })
    }
    return {
      watermark,
      hardState,
      snapshot,
      boundary,
      lastIndex: lastOf(this.#durable).index,
      termRuns,
      confIndexes: entries.filter(({ type }) => type === 'conf').map(({ index }) => index),
      entries: entries.slice(Math.max(0, entries.length - inMemory)),
      applied: snapshot?.index ?? 0,
    }
  }
}

const lastOf = ({ boundary, entries }: Content): EntryId => entries.at(-1) ?? boundary

function write(
  content: Content,
  { lowerWatermark, raiseWatermark, hardState, snapshot, entries }: PersistBatch,
): void {
  if (lowerWatermark !== null && isAtOrBehind(content.watermark, lowerWatermark)) {
    content.watermark = lowerWatermark
  }
  if (lowerWatermark !== null && isAtOrBehind(content.promise, lowerWatermark)) {
    content.promise = lowerWatermark
  }
  if (raiseWatermark !== null && isAtOrBehind(raiseWatermark, content.watermark)) {
    content.watermark = raiseWatermark
  }
  if (hardState !== null) content.hardState = hardState
  if (snapshot !== null) {
    content.snapshot = snapshot
    content.boundary = { term: snapshot.term, index: snapshot.index }
    content.entries = []
  }
  const first = entries[0]
  if (first === undefined) return
  content.entries = [...content.entries.filter(({ index }) => index < first.index), ...entries]
}
