import { emptyConf } from '../conf/conf-state.ts'
import type { ConfState, Entry, Index, SnapshotMeta } from '../types.ts'

const noContext = new Uint8Array(0)
const beforeAnything: SnapshotMeta = {
  term: 0,
  index: 0,
  conf: emptyConf,
  confIndex: 0,
  context: noContext,
}

/** What a snapshot taken after each applied entry would say. */
export class History {
  readonly #snapshots: SnapshotMeta[]

  constructor(first: SnapshotMeta | null) {
    this.#snapshots = [first ?? beforeAnything]
  }

  get newest(): SnapshotMeta {
    const newest = this.#snapshots.at(-1)
    if (newest === undefined) throw new RangeError('a history without a beginning')
    return newest
  }

  at(index: Index): SnapshotMeta | undefined {
    return this.#snapshots.findLast((snapshot) => snapshot.index === index)
  }

  /** `conf` is the configuration that a configuration entry leads to, null for any other. */
  applied({ term, index }: Entry, conf: ConfState | null): void {
    const { newest } = this
    this.#snapshots.push({
      term,
      index,
      conf: conf ?? newest.conf,
      confIndex: conf === null ? newest.confIndex : index,
      context: noContext,
    })
  }

  /** The state machine goes on from a snapshot. */
  loaded(snapshot: SnapshotMeta): void {
    this.#snapshots.push(snapshot)
  }
}
