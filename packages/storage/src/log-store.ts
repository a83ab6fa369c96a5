import type { Entry, Index, PersistBatch, Recovered } from '@tesela/raft'

/** The durable log and hard state of one replica: what the core persists, and what it starts from. */
export interface LogStore {
  /** What was found at open. */
  readonly recovered: Recovered
  /** What recovery had to mend, for the log of the process; empty after a clean stop. */
  readonly notes: readonly RecoveryNote[]
  /**
   * Writes the batch behind everything persisted before it. Calls are made in the order of `seq` and need not
   * wait for each other: what arrives while a datasync is in flight becomes the next group.
   * Resolves when the batch is durable; a batch without `mustSync` resolves when it is written.
   * Rejects with `StorageFailedError` after any failed write or sync, then and for ever
   * (`DiskFullError` where there was no space for the next segment).
   */
  persist(batch: PersistBatch): Promise<void>
  /**
   * Entries from `from` on, at least one, then as many as fit in `maxBytes` of data; only written ones, so
   * that the answer is empty above the last of them. `'compacted'` when `from` is below the first index.
   * The data are views into a buffer of up to a mebibyte or one entry: copy what outlives its neighbours.
   * @throws LogDamagedError where a record does not read back
   */
  read(from: Index, maxBytes: number): Promise<readonly Entry[] | 'compacted'>
  /** Extent of what is written, and bytes on disk: for status. */
  stats(): LogStoreStats
  /** Waits for what is in flight, seals the log and closes every file. */
  close(): Promise<void>
}

/** The end of a write that a crash cut short, and that nobody was promised. */
export interface RecoveryNote {
  readonly kind: 'tornTail'
  readonly file: string
  /** Where the log was cut, bytes from the start of the file. */
  readonly offset: number
  /** How many bytes were dropped. */
  readonly bytes: number
}

export interface LogStoreStats {
  readonly firstIndex: Index
  readonly lastIndex: Index
  readonly bytes: number
  readonly segments: number
}

/** A store for tests and tools is built by the same function over another `Disk`. */
export interface LogStoreOptions {
  /** Bytes of one segment; a larger record gets a segment of its own size. Default 16 MiB. */
  readonly segmentBytes?: number
  /** Newest entries handed to the core at open, bytes of data. Default 32 MiB. */
  readonly cachedBytes?: number
}
