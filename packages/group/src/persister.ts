import type { Index, Message, PersistBatch, ReplicaId } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'
import type { Mailbox } from './mailbox.ts'

/** What a log store notes of a snapshot that replaces the log. */
export type InstallRecord = NonNullable<Parameters<LogStore['persist']>[1]>

/** Hands batches to the log store and tells the core, in order, what is durable. */
export interface Persister {
  /** @param install - where the batch replaces the log by a snapshot: what the store must know of it */
  persist(batch: PersistBatch, install?: InstallRecord): void
  /** Reads entries that the core no longer holds. */
  load(to: ReplicaId | 'apply', from: Index, maxBytes: number): void
  /** When nothing is under way any more. */
  settled(): Promise<void>
  /** The newest batch that was handed over, and the newest that is durable together with all before it. */
  readonly handedSeq: number
  readonly durableSeq: number
}

export interface PersisterOptions {
  readonly store: Pick<LogStore, 'persist' | 'read'>
  readonly mailbox: Pick<Mailbox, 'post'>
  /** What may leave now: the batch that promised it is durable (rules 1 and 32). */
  release(after: readonly Message[]): void
  /** The disk failed: the process must end, nothing is retried (rule 32). */
  failed(error: unknown): void
}

export function createPersister(options: PersisterOptions): Persister {
  return new OrderedPersister(options)
}

interface Pending {
  readonly seq: number
  readonly after: readonly Message[]
  written: boolean
}

class OrderedPersister implements Persister {
  readonly #options: PersisterOptions
  /**
   * In the order of `seq`. A batch that need not be synced may be written before an earlier one is durable; it
   * waits here, because `persisted` speaks for everything before it.
   */
  readonly #pending: Pending[] = []
  #underWay: Promise<void>[] = []
  #failed = false
  handedSeq = 0
  durableSeq = 0

  constructor(options: PersisterOptions) {
    this.#options = options
  }

  persist(batch: PersistBatch, install?: InstallRecord): void {
    this.handedSeq = batch.seq
    const pending: Pending = { seq: batch.seq, after: batch.after, written: false }
    this.#pending.push(pending)
    this.#track(
      this.#options.store.persist(batch, install).then(() => {
        pending.written = true
        this.#report()
      }),
    )
  }

  load(to: ReplicaId | 'apply', from: Index, maxBytes: number): void {
    this.#track(
      this.#options.store.read(from, maxBytes).then((entries) => {
        if (!this.#failed) this.#options.mailbox.post({ in: 'entriesLoaded', to, from, entries })
      }),
    )
  }

  async settled(): Promise<void> {
    while (this.#underWay.length > 0) await Promise.all(this.#underWay)
  }

  #report(): void {
    let seq: number | null = null
    for (let head = this.#pending[0]; head?.written === true; head = this.#pending[0]) {
      if (this.#failed) return
      this.#pending.shift()
      this.#options.release(head.after)
      seq = head.seq
    }
    if (seq === null) return
    this.durableSeq = seq
    this.#options.mailbox.post({ in: 'persisted', seq })
  }

  #track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => {
        if (this.#failed) return
        this.#failed = true
        this.#options.failed(error)
      })
      .finally(() => {
        this.#underWay = this.#underWay.filter((each) => each !== tracked)
      })
    this.#underWay.push(tracked)
  }
}
