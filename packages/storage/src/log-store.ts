import type { Digest } from '@tesela/merkle'
import type { Entry, EntryId, Index, PersistBatch, Recovered, SnapshotMeta } from '@tesela/raft'

/** The durable log and hard state of one replica: what the core persists, and what it starts from. */
export interface LogStore {
  /** What was found at open. */
  readonly recovered: RecoveredLog
  /** What recovery had to mend, for the log of the process; empty after a clean stop. */
  readonly notes: readonly RecoveryNote[]
  /**
   * Writes the batch behind everything persisted before it. Calls are made in the order of `seq` and need not
   * wait for each other: what arrives while a datasync is in flight becomes the next group.
   * Resolves when the batch is durable; a batch without `mustSync` resolves when it is written. A commit index alone is
   * written together with what comes next, or by the tenth promise if nothing does: until then every crash takes it.
   *
   * While there is no space for the next segment (`stats().full`), batches with entries are held, and with them what
   * comes behind: not a byte of them is written, and nothing of them reported, until `retrySpace` finds space. A part
   * of the newest segment is reserved for what is not behind such a batch and comes without entries, or with empty ones
   * only: votes, terms, the entry of a new leader.
   * Whoever looks at `full`, which tells of it a segment ahead, and takes no more entries then, has none held.
   *
   * Rejects with `StorageFailedError` after any failed write or sync, then and for ever; with `DiskFullError` what was
   * held when the store is closed; with a `RangeError` where `batch.snapshot` and `install` do not come together.
   *
   * @param install of the snapshot that replaces the log, which is durable on disk and verified
   */
  persist(
    batch: PersistBatch,
    install?: { readonly root: Digest; readonly position: Uint8Array },
  ): Promise<void>
  /**
   * The state at the anchor is durable on disk and verified: a restart begins from it. The log must hold the anchor's
   * entry, and it is committed. In order with `persist`. Resolves when the record is durable.
   * Rejects with a `RangeError` where the log says otherwise: nothing is written then.
   */
  anchored(snapshot: SnapshotMeta, root: Digest): Promise<void>
  /**
   * The log begins behind `boundary` from now on, which is at most the newest anchor. Resolves when that is durable
   * and the segments are deleted that hold nothing else. In order with `persist`.
   * Rejects with a `RangeError` where the log says otherwise: nothing is written then.
   *
   * @param position encoded LogPosition at the boundary
   */
  compact(boundary: EntryId, position: Uint8Array): Promise<void>
  /**
   * Raises the durable watermark to the newest durable entry. To be called about every 100 ms, and cheap when nothing
   * changed: what was acknowledged since the last call, and is then lost with its file, is not noticed. Writes a commit
   * index that came alone, when it is called for the tenth time with nothing else to write.
   */
  promise(): Promise<void>
  /** Looks for space again, if there was none: to be called now and then while `stats().full`. */
  retrySpace(): void
  /**
   * Entries from `from` on, at least one, then as many as fit in `maxBytes` of data; only written ones, so
   * that the answer is empty above the last of them. `'compacted'` when `from` is below the first index.
   * The data are views into a buffer of up to a mebibyte or one entry: copy what outlives its neighbours.
   *
   * @throws LogDamagedError where a record does not read back
   */
  read(from: Index, maxBytes: number): Promise<readonly Entry[] | 'compacted'>
  /** Extent of what is written, and bytes on disk: for status. */
  stats(): LogStoreStats
  /** Waits for what is in flight, seals the log, promises everything and closes every file. */
  close(): Promise<void>
}

/** What the core starts from, and what goes with its snapshot and its boundary. */
export interface RecoveredLog extends Recovered {
  /** Above the last entry: something is lost that was promised. */
  readonly watermark: EntryId
  /**
   * Encoded LogPosition at `boundary`. Empty: the log was never cut, or begins behind the snapshot after damage, in
   * whose header the position stands.
   */
  readonly boundaryPosition: Uint8Array
  /** Of `snapshot`, null as it is. */
  readonly snapshotRoot: Digest | null
}

export type RecoveryNote =
  /** The end of a write that a crash cut short, and that nobody was promised. */
  | {
      readonly kind: 'tornTail'
      readonly file: string
      /** Where the log was cut, bytes from the start of the file. */
      readonly offset: number
      /** How many bytes were dropped. */
      readonly bytes: number
    }
  /** A file that does not read back, or stands behind one that does not. */
  | {
      readonly kind: 'damaged'
      readonly file: string
      readonly offset: number
      readonly reason: string
      /** Where it is kept; null: it is missing. */
      readonly movedTo: string | null
    }
  /** The log ends before what was promised. */
  | { readonly kind: 'lost'; readonly last: EntryId; readonly watermark: EntryId }
  /** A file that was made anew from others. */
  | { readonly kind: 'rebuilt'; readonly file: string; readonly reason: string }

export interface LogStoreStats {
  readonly firstIndex: Index
  readonly lastIndex: Index
  readonly bytes: number
  readonly segments: number
  /** There is no space for the next segment. */
  readonly full: boolean
  /** What is left of the newest segment, as a part of it. */
  readonly room: number
  /** Files in `damaged/`, as counted at open. */
  readonly damagedFiles: number
}

/** A store for tests and tools is built by the same function over another `Disk`. */
export interface LogStoreOptions {
  /** Bytes of one segment; a larger record gets a segment of its own size. Default 16 MiB. */
  readonly segmentBytes?: number
  /** Newest entries handed to the core at open, bytes of data. Default 4 MiB. */
  readonly cachedBytes?: number
}
