import { encodeConfChange } from '../conf/codec.ts'
import type { Entry, HardState, PersistBatch, Recovered, SnapshotMeta, TermRun } from '../types.ts'

/** What one member of a conformance run has on disk. A batch counts as durable when it is written. */
export class MemberDisk {
  readonly #snapshot: SnapshotMeta | null
  #hardState: HardState
  #entries: Entry[] = []

  constructor(snapshot: SnapshotMeta | null) {
    this.#snapshot = snapshot
    this.#hardState = { term: 0, vote: null, commit: snapshot?.index ?? 0 }
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  get hardState(): HardState {
    return this.#hardState
  }

  write(batch: PersistBatch): void {
    if (batch.hardState !== null) this.#hardState = batch.hardState
    const first = batch.entries[0]
    if (first === undefined) return
    this.#entries = [...this.#entries.filter(({ index }) => index < first.index), ...batch.entries]
  }

  /** Entries from `from` on; empty when there are none. */
  read(from: number): readonly Entry[] {
    return this.#entries.filter(({ index }) => index >= from)
  }

  /** `inMemory` limits how many of the newest entries the core starts with. */
  recover(inMemory: number): Recovered & { readonly applied: number } {
    const boundary = this.#snapshot?.index ?? 0
    const termRuns: TermRun[] = []
    for (const { term, index } of this.#entries) {
      if (termRuns.at(-1)?.term !== term) termRuns.push({ term, first: index })
    }
    return {
      hardState: this.#hardState,
      snapshot: this.#snapshot,
      boundary: { term: this.#snapshot?.term ?? 0, index: boundary },
      lastIndex: boundary + this.#entries.length,
      termRuns,
      confIndexes: this.#entries.filter(({ type }) => type === 'conf').map(({ index }) => index),
      entries: inMemory === 0 ? [] : this.#entries.slice(-inMemory),
      applied: boundary,
    }
  }
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
    hardState: { term: 1, vote: null, commit: 1 },
    snapshot: null,
    entries: [{ term: 1, index: 1, type: 'conf', data }],
    after: [],
  })
  return disk
}
