import type { Index, Millis, Term } from '../types.ts'

export interface SelfVote {
  readonly kind: 'vote' | 'preVote'
  readonly term: Term
}

interface Write {
  readonly seq: number
  readonly selfVote: SelfVote | null
  /** When it was handed over; null: it may wait for another one, and says nothing of the disk. */
  readonly since: Millis | null
  /** The commit index that it carries, if that covers a configuration; else 0. */
  readonly commit: Index
  /** Last entry of the batch that still is what memory holds; 0: none. */
  last: Index
}

export interface Durable {
  /** Everything up to here is durable, as far as the finished writes tell. */
  readonly last: Index
  readonly selfVotes: readonly SelfVote[]
  readonly commit: Index
}

/** The batches that were handed to the disk and are not known to be durable, oldest first. */
export class DiskWrites {
  readonly #inFlight: Write[] = []
  #seq = 0

  get lastSeq(): number {
    return this.#seq
  }

  add(last: Index, selfVote: SelfVote | null, since: Millis | null, commit: Index = 0): number {
    this.#seq++
    this.#inFlight.push({ seq: this.#seq, selfVote, since, last, commit })
    return this.#seq
  }

  /** For how long the disk has not answered. */
  age(now: Millis): Millis {
    for (const { since } of this.#inFlight) if (since !== null) return now - since
    return 0
  }

  /** Entries from `index` on were replaced in memory: no write in flight vouches for them any more (rule 33). */
  truncated(index: Index): void {
    for (const write of this.#inFlight) write.last = Math.min(write.last, index - 1)
  }

  finish(seq: number): Durable {
    let last = 0
    let commit = 0
    const selfVotes: SelfVote[] = []
    while ((this.#inFlight[0]?.seq ?? Number.POSITIVE_INFINITY) <= seq) {
      const write = this.#inFlight.shift()
      if (write === undefined) break
      last = Math.max(last, write.last)
      commit = Math.max(commit, write.commit)
      if (write.selfVote !== null) selfVotes.push(write.selfVote)
    }
    return { last, selfVotes, commit }
  }
}
