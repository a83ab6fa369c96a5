import type { Entry, Index, PersistBatch, Recovered } from '@tesela/raft'

/** The durable log and hard state of one replica: what the core persists, and what it starts from. */
export interface LogStore {
  /** What was found at open. */
  readonly recovered: Recovered
  /**
   * Writes the batch behind everything persisted before it. Calls are made in the order of `seq` and need not
   * wait for each other: what arrives while a datasync is in flight becomes the next group.
   * Resolves when the batch is durable; a batch without `mustSync` resolves when it is written.
   * Rejects with `StorageFailedError` after any failed write or sync, then and for ever.
   */
  persist(batch: PersistBatch): Promise<void>
  /**
   * Entries from `from` on, at least one, then as many as fit in `maxBytes` of data; only written ones.
   * `'compacted'` when `from` is below the first index.
   */
  read(from: Index, maxBytes: number): Promise<readonly Entry[] | 'compacted'>
  /** Bytes on disk, milliseconds of recent syncs: for status. */
  stats(): LogStoreStats
  /** Waits for what is in flight and closes every file. */
  close(): Promise<void>
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
