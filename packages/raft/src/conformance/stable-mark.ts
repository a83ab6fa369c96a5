import type { Log } from '../log/log.ts'
import type { EntryId, Index, PersistBatch, Term } from '../types.ts'

/**
 * From where on entries do not count as written, by the rule that etcd's asynchronous writes keep: an answer of the
 * disk names the last entry of the log as of its request, and counts only if neither the term nor that entry has
 * changed since. This core goes by the numbers of its batches instead; the mark only decides what the files see.
 */
export class StableMark {
  readonly #log: Log
  #first: Index

  constructor(log: Log) {
    this.#log = log
    this.#first = log.last + 1
  }

  /** The last entry that counts as written. */
  get last(): Index {
    return this.#first - 1
  }

  handedOut({ entries, snapshot }: PersistBatch): void {
    if (snapshot !== null) this.#first = snapshot.index + 1
    this.#first = Math.min(this.#first, entries[0]?.index ?? this.#first)
  }

  /** What the answer to a request of now has to name; null: everything is written already. */
  get pending(): EntryId | null {
    return this.#log.last >= this.#first ? this.#log.lastId : null
  }

  written(id: EntryId, asked: Term, now: Term): void {
    if (asked !== now || id.index < this.#first || !this.#log.matches(id)) return
    this.#first = id.index + 1
  }
}
