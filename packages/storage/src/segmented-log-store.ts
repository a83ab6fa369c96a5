import type { Digest } from '@tesela/merkle'
import type { Entry, EntryId, Index, PersistBatch, SnapshotMeta } from '@tesela/raft'
import type { Disk } from './disk.ts'
import type { EntryIndex } from './entry-index.ts'
import { asStorageError, StoreClosedError } from './errors.ts'
import type { GroupCommit, InstallPoint } from './group-commit.ts'
import type { LogStore, LogStoreStats, RecoveredLog, RecoveryNote } from './log-store.ts'
import type { LogWriter } from './log-writer.ts'
import { readEntries } from './read-entries.ts'
import { segmentPath } from './segment-file.ts'
import type { SpareSegment } from './spare-segment.ts'
import type { Watermark } from './watermark-file.ts'

export interface SegmentedStoreParts {
  readonly disk: Disk
  readonly directory: string
  readonly recovered: RecoveredLog
  readonly notes: readonly RecoveryNote[]
  readonly damagedFiles: number
  readonly index: EntryIndex
  readonly writer: LogWriter
  readonly commit: GroupCommit
  readonly spare: SpareSegment
  readonly watermark: Watermark
}

/** The store over a log that was recovered. */
export function createSegmentedStore(parts: SegmentedStoreParts): LogStore {
  return new SegmentedLogStore(parts)
}

class SegmentedLogStore implements LogStore {
  readonly #parts: SegmentedStoreParts
  readonly #reads = new Set<Promise<unknown>>()
  /** Settles when every deletion asked for so far has ended; never rejects. */
  #deleting: Promise<unknown> = Promise.resolve()
  #closing: Promise<void> | null = null

  constructor(parts: SegmentedStoreParts) {
    this.#parts = parts
  }

  get recovered(): RecoveredLog {
    return this.#parts.recovered
  }

  get notes(): readonly RecoveryNote[] {
    return this.#parts.notes
  }

  persist(batch: PersistBatch, install?: InstallPoint): Promise<void> {
    if (this.#closing !== null) return Promise.reject(new StoreClosedError())
    return this.#parts.commit.persist(batch, install ?? null)
  }

  anchored(snapshot: SnapshotMeta, root: Digest): Promise<void> {
    if (this.#closing !== null) return Promise.reject(new StoreClosedError())
    return this.#parts.commit.anchor(snapshot, root)
  }

  async compact(boundary: EntryId, position: Uint8Array): Promise<void> {
    if (this.#closing !== null) throw new StoreClosedError()
    const left = await this.#parts.commit.cut({ boundary, position })
    const deleted = this.#deleting.then(() => this.#delete(left))
    this.#deleting = deleted.catch(() => undefined)
    await deleted
  }

  promise(): Promise<void> {
    if (this.#closing !== null) return Promise.reject(new StoreClosedError())
    return this.#parts.commit.promise()
  }

  retrySpace(): void {
    const { spare, commit } = this.#parts
    if (this.#closing !== null) return
    if (spare.full) spare.prepare()
    // Another attempt may have ended since: who waits has not heard of that, whether there is a spare now or it failed.
    commit.retrySpace()
  }

  async read(from: Index, maxBytes: number): Promise<readonly Entry[] | 'compacted'> {
    if (this.#closing !== null) throw new StoreClosedError()
    const { disk, directory, index } = this.#parts
    const reading = readEntries(disk, directory, index, from, maxBytes)
    this.#reads.add(reading)
    try {
      return await reading
    } catch (error) {
      throw asStorageError(`reading entry ${from}`, error)
    } finally {
      this.#reads.delete(reading)
    }
  }

  stats(): LogStoreStats {
    const { index, writer, spare, damagedFiles } = this.#parts
    const { bytes, segments } = writer
    const { firstIndex, lastIndex } = index
    const room = writer.room / writer.capacity
    return { firstIndex, lastIndex, bytes, segments, full: spare.full, room, damagedFiles }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  /** Whoever still reads in them has begun before the cut. */
  async #delete(numbers: readonly number[]): Promise<void> {
    if (numbers.length === 0) return
    const { disk, directory } = this.#parts
    await Promise.allSettled(this.#reads)
    try {
      for (const number of numbers) await disk.unlink(segmentPath(directory, number))
      await disk.syncDirectory(directory)
    } catch (error) {
      throw asStorageError('deleting segments', error)
    }
  }

  async #close(): Promise<void> {
    const { commit, spare, writer, watermark } = this.#parts
    await Promise.allSettled(this.#reads)
    try {
      await commit.close()
    } finally {
      await this.#deleting
      await spare.close()
      await writer.close()
      await watermark.close()
    }
  }
}
