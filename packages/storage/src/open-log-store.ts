import type { Entry, Index, PersistBatch, Recovered } from '@tesela/raft'
import type { Disk } from './disk.ts'
import type { EntryIndex } from './entry-index.ts'
import { asStorageError, StoreClosedError } from './errors.ts'
import type { GroupCommit } from './group-commit.ts'
import { createGroupCommit } from './group-commit.ts'
import type { LogStore, LogStoreOptions, LogStoreStats, RecoveryNote } from './log-store.ts'
import type { LogWriter } from './log-writer.ts'
import { createLogWriter } from './log-writer.ts'
import { readEntries } from './read-entries.ts'
import type { RecoveredLog } from './recover-log.ts'
import { recoverLog } from './recover-log.ts'
import { segmentBytesOf } from './segment-size.ts'
import type { SpareSegment } from './spare-segment.ts'
import { createSpareSegment } from './spare-segment.ts'

const DEFAULT_CACHED_BYTES = 32 * 1024 * 1024

/**
 * Opens the log in the directory: one store at a time, which the caller sees to.
 *
 * @throws LogMissingError, LogDamagedError, FormatUnknownError, StorageFailedError
 */
export async function openLogStore(
  disk: Disk,
  directory: string,
  options: LogStoreOptions = {},
): Promise<LogStore> {
  const segmentBytes = segmentBytesOf(options)
  try {
    const log = await recoverLog(disk, directory)
    try {
      const { index, hardState, termRuns, confIndexes } = log.replay
      const newest = index.newest(options.cachedBytes ?? DEFAULT_CACHED_BYTES)
      const entries = await readEntries(disk, directory, index, newest, Number.POSITIVE_INFINITY)
      const boundary = { term: 0, index: index.firstIndex - 1 }
      const { lastIndex } = index
      const recovered = {
        hardState,
        snapshot: null,
        boundary,
        lastIndex,
        termRuns,
        confIndexes,
        entries,
      }
      return start(disk, directory, segmentBytes, log, recovered)
    } catch (error) {
      await log.active.file.close()
      throw error
    }
  } catch (error) {
    throw asStorageError(`opening the log in ${directory}`, error)
  }
}

function start(
  disk: Disk,
  directory: string,
  segmentBytes: number,
  log: RecoveredLog,
  recovered: Recovered,
): LogStore {
  const { active, notes } = log
  const { index, sequence } = log.replay
  const bytes = log.segmentBytes.reduce((sum, size) => sum + size, 0)
  const spare = createSpareSegment(disk, directory, segmentBytes)
  const writer = createLogWriter({ disk, directory, active, bytes, sequence, index, spare })
  const commit = createGroupCommit(writer, index, recovered.hardState)
  spare.prepare()
  return new SegmentedLogStore({ disk, directory, recovered, notes, index, writer, commit, spare })
}

interface Parts {
  readonly disk: Disk
  readonly directory: string
  readonly recovered: Recovered
  readonly notes: readonly RecoveryNote[]
  readonly index: EntryIndex
  readonly writer: LogWriter
  readonly commit: GroupCommit
  readonly spare: SpareSegment
}

class SegmentedLogStore implements LogStore {
  readonly #parts: Parts
  readonly #reads = new Set<Promise<unknown>>()
  #closing: Promise<void> | null = null

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get recovered(): Recovered {
    return this.#parts.recovered
  }

  get notes(): readonly RecoveryNote[] {
    return this.#parts.notes
  }

  persist(batch: PersistBatch): Promise<void> {
    if (this.#closing !== null) return Promise.reject(new StoreClosedError())
    return this.#parts.commit.persist(batch)
  }

  async read(from: Index, maxBytes: number): Promise<readonly Entry[] | 'compacted'> {
    if (this.#closing !== null) throw new StoreClosedError()
    const { disk, directory, index } = this.#parts
    if (from < index.firstIndex) return 'compacted'
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
    const { index, writer } = this.#parts
    const { bytes, segments } = writer
    return { firstIndex: index.firstIndex, lastIndex: index.lastIndex, bytes, segments }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    const { commit, spare, writer } = this.#parts
    await Promise.allSettled(this.#reads)
    try {
      await commit.close()
    } finally {
      await spare.close()
      await writer.close()
    }
  }
}
