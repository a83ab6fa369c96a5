import { encodeConfChange } from '../conf/codec.ts'
import type {
  Boot,
  Entry,
  EntryId,
  HardState,
  Index,
  PersistBatch,
  SnapshotMeta,
  TermRun,
} from '../types.ts'
import { RunError } from './run-error.ts'

/** What one member of a run has on disk. A batch counts as durable when it is written. */
export class MemberDisk {
  #snapshot: SnapshotMeta | null
  #boundary: EntryId
  #hardState: HardState
  #entries: Entry[] = []
  #watermark: EntryId | undefined

  constructor(snapshot: SnapshotMeta | null) {
    this.#snapshot = snapshot
    this.#boundary = { term: snapshot?.term ?? 0, index: snapshot?.index ?? 0 }
    this.#hardState = { term: 0, vote: null, commit: snapshot?.index ?? 0 }
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  get hardState(): HardState {
    return this.#hardState
  }

  get snapshot(): SnapshotMeta | null {
    return this.#snapshot
  }

  get firstIndex(): Index {
    return this.#boundary.index + 1
  }

  get lastId(): EntryId {
    return this.#entries.at(-1) ?? this.#boundary
  }

  write(batch: PersistBatch): void {
    if (batch.lowerWatermark !== null)
      this.#watermark = lower(this.#watermark, batch.lowerWatermark)
    if (batch.hardState !== null) this.#hardState = batch.hardState
    if (batch.snapshot !== null) {
      this.#snapshot = batch.snapshot
      this.#boundary = batch.snapshot
      this.#entries = []
    }
    const first = batch.entries[0]
    if (first === undefined) return
    this.#entries = [...this.#entries.filter(({ index }) => index < first.index), ...batch.entries]
  }

  /** A crash cut the batch short: term and vote, and this many of its entries are there. */
  tear(batch: PersistBatch, entries: number): void {
    if (entries === 0) return
    const { commit } = this.#hardState
    const hardState = batch.hardState === null ? null : { ...batch.hardState, commit }
    this.write({ ...batch, hardState, entries: batch.entries.slice(0, entries) })
  }

  /** Drops everything up to `index`; the state machine can begin with `snapshot`. */
  compact(index: Index, snapshot: SnapshotMeta): void {
    if (index < this.firstIndex)
      throw new RunError('requested index is unavailable due to compaction')
    const entry = this.#entries.find((each) => each.index === index)
    if (entry === undefined) throw new RunError(`entry ${index} is not there to be compacted`)
    this.#boundary = entry
    this.#entries = this.#entries.filter((each) => each.index > index)
    this.#snapshot = snapshot
  }

  /** The newest entries are lost, although they were durable. A watermark that was written apart may tell. */
  lose(count: number, isNoticed: boolean): void {
    if (count === 0) return
    const { term, index } = this.lastId
    if (isNoticed) this.#watermark = { term, index }
    this.#entries = this.#entries.slice(0, Math.max(0, this.#entries.length - count))
  }

  /** Entries from `from` on; empty when there are none. */
  read(from: Index): readonly Entry[] {
    return this.#entries.filter(({ index }) => index >= from)
  }

  /** `inMemory` limits how many of the newest entries the core starts with. */
  recover(inMemory: number): Boot {
    const termRuns: TermRun[] = []
    for (const { term, index } of this.#entries) {
      if (termRuns.at(-1)?.term !== term) termRuns.push({ term, first: index })
    }
    const { term, index } = this.#boundary
    return {
      hardState: this.#hardState,
      snapshot: this.#snapshot,
      boundary: { term, index },
      lastIndex: this.lastId.index,
      termRuns,
      confIndexes: this.#entries.filter(({ type }) => type === 'conf').map(({ index }) => index),
      entries: inMemory === 0 ? [] : this.#entries.slice(-inMemory),
      applied: this.#snapshot?.index ?? 0,
      ...(this.#watermark === undefined ? {} : { watermark: this.#watermark }),
    }
  }
}

function lower(watermark: EntryId | undefined, to: EntryId): EntryId | undefined {
  if (watermark === undefined) return undefined
  const isBelow =
    to.term < watermark.term || (to.term === watermark.term && to.index < watermark.index)
  return isBelow ? to : watermark
}

/** The disk of a member that has just made a group of its own: one committed entry, with itself as the only voter. */
export function genesisDisk(id: string): MemberDisk {
  const disk = new MemberDisk(null)
  const data = encodeConfChange({
    transition: 'auto',
    ops: [{ op: 'addVoter', id }],
    context: new Uint8Array(0),
  })
  disk.write({
    seq: 0,
    mustSync: true,
    lowerWatermark: null,
    raiseWatermark: null,
    hardState: { term: 1, vote: null, commit: 1 },
    snapshot: null,
    entries: [{ term: 1, index: 1, type: 'conf', data }],
    after: [],
  })
  return disk
}
