import type { HardState, PersistBatch } from '@tesela/raft'
import { checkBatches } from './check-batches.ts'
import type { EntryIndex } from './entry-index.ts'
import { asStorageError } from './errors.ts'
import type { LogWriter } from './log-writer.ts'
import { encodeHardState, entryRecordBytes } from './payloads.ts'
import { recordBytes, recordType } from './record.ts'

/** Data of one group, beyond its first batch: bounds how long the batches behind it wait. */
const MAX_GROUP_BYTES = 8 * 1024 * 1024

/** Turns batches into groups: one write and one datasync at a time, and what arrives meanwhile goes next. */
export interface GroupCommit {
  /** See `LogStore.persist`. */
  persist(batch: PersistBatch): Promise<void>
  /** Waits for everything persisted, and seals the log. */
  close(): Promise<void>
}

export function createGroupCommit(
  writer: LogWriter,
  index: EntryIndex,
  recovered: HardState,
): GroupCommit {
  return new QueuedGroupCommit(writer, index, recovered)
}

interface Waiting {
  readonly batch: PersistBatch
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

class QueuedGroupCommit implements GroupCommit {
  readonly #writer: LogWriter
  readonly #index: EntryIndex
  /** The newest in the log, written or put. */
  #hardState: HardState
  /** In the order of `seq`. */
  #queue: Waiting[] = []
  /** Settles when the queue is empty; never rejects. */
  #running: Promise<void> | null = null
  /** Once set, for ever: nothing is written behind a failed write (rules 32, 75). */
  #failed: Error | null = null
  /** Whether anything was written since the log was opened. */
  #dirty = false

  constructor(writer: LogWriter, index: EntryIndex, recovered: HardState) {
    this.#writer = writer
    this.#index = index
    this.#hardState = recovered
  }

  persist(batch: PersistBatch): Promise<void> {
    if (this.#failed !== null) return Promise.reject(this.#failed)
    return new Promise((resolve, reject) => {
      this.#queue.push({ batch, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  async close(): Promise<void> {
    await this.#running
    if (this.#failed !== null || !this.#dirty) return
    const bytes = recordBytes(0)
    try {
      await this.#writer.sync()
      if (!this.#writer.fits(bytes)) return
      this.#writer.put(recordType.seal, new Uint8Array(0))
      await this.#writer.sync()
    } catch (error) {
      this.#failed = asStorageError('sealing the log', error)
      throw this.#failed
    }
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const group = this.#takeGroup()
      try {
        if (this.#failed !== null) throw this.#failed
        await this.#write(group.map((waiting) => waiting.batch))
        for (const waiting of group) waiting.resolve()
      } catch (error) {
        this.#failed = asStorageError('persisting', error)
        for (const waiting of group) waiting.reject(this.#failed)
      }
    }
    this.#running = null
  }

  #takeGroup(): readonly Waiting[] {
    let bytes = 0
    let count = 0
    for (const { batch } of this.#queue) {
      for (const entry of batch.entries) bytes += entry.data.length
      if (count > 0 && bytes > MAX_GROUP_BYTES) break
      count++
    }
    return this.#queue.splice(0, count)
  }

  /**
   * Term and vote of the whole group first, with the commit index of before; then the entries; then the commit
   * index. A crash keeps a prefix of the records: none has an entry above its term (rule 2), or a commit index
   * above the entries that it commits (rule 36).
   */
  async #write(batches: readonly PersistBatch[]): Promise<void> {
    checkBatches(batches, this.#hardState, this.#index.lastIndex)
    this.#dirty = true
    const before = this.#hardState
    const wanted = batches.findLast((batch) => batch.hardState !== null)?.hardState ?? before
    if (wanted.term !== before.term || wanted.vote !== before.vote) {
      await this.#putHardState({ ...wanted, commit: before.commit })
    }
    for (const { entries } of batches) {
      for (const entry of entries) {
        const bytes = entryRecordBytes(entry)
        if (!this.#writer.fits(bytes)) await this.#writer.rotate(bytes)
        this.#writer.putEntry(entry)
      }
    }
    if (wanted.commit !== before.commit) await this.#putHardState(wanted)
    if (batches.some((batch) => batch.mustSync)) await this.#writer.sync()
    else await this.#writer.flush()
  }

  async #putHardState(state: HardState): Promise<void> {
    const payload = encodeHardState(state)
    const bytes = recordBytes(payload.length)
    if (!this.#writer.fits(bytes)) await this.#writer.rotate(bytes)
    this.#writer.put(recordType.hardState, payload)
    this.#hardState = state
  }
}
