import type { Digest } from '@tesela/merkle'
import type { Divergence } from '../divergence-file.ts'

/** Position of the entry at which the state was captured. */
export interface SnapshotId {
  readonly term: number
  readonly index: number
}

/**
 * The snapshots of one group on disk: finished ones, and at most one that is being staged. What a manifest
 * says is the caller's business; here it is bytes, and a snapshot is leaves that are counted through.
 *
 * A full disk rejects with `DiskFullError`, any other failed write with `StorageFailedError`.
 */
export interface SnapshotStore {
  /** The finished ones, oldest first. Everything else in the directory is ignored. */
  list(): Promise<readonly SnapshotId[]>
  /**
   * Checks manifest and index, and that the files are there at their lengths; leaves are checked when they
   * are read. What was opened is there after a loss of power.
   *
   * @throws SnapshotMissingError, SnapshotDamagedError, FormatUnknownError
   */
  open(id: SnapshotId): Promise<StoredSnapshot>
  /**
   * A place for a snapshot with this manifest. What an earlier staging of the same manifest left behind is
   * verified and kept; of what was staged for another one, the leaves that occur in this one. One at a time, until it is finished, closed or discarded.
   *
   * @param sections digests of the leaves of each, in order: a leaf's ordinal counts through all of them
   * @throws StagingBusyError, SnapshotExistsError
   */
  stage(
    id: SnapshotId,
    manifest: Uint8Array,
    sections: readonly { readonly leaves: readonly Digest[] }[],
  ): Promise<StagedSnapshot>
  /**
   * A place for a snapshot of a state of one's own, whose manifest is known once its leaves are. What was staged before goes,
   * and what a crash leaves of this goes with the next one. One at a time, as `stage`.
   *
   * @param leaves - how many there will be
   * @throws StagingBusyError, SnapshotExistsError, DiskFullError
   */
  record(id: SnapshotId, leaves: number): Promise<RecordedSnapshot>
  /** Deletes it: after a crash it is there or not. Who has it open gets `SnapshotMissingError` from then on. */
  remove(id: SnapshotId): Promise<void>
  /** Moves it to `damaged/` in the group's directory and returns its path there. Nothing is deleted. */
  quarantine(id: SnapshotId): Promise<string>
  /** What is noted of the state that these are snapshots of; null: nothing. @throws GroupFileDamagedError */
  divergence(): Promise<Divergence | null>
  /** In place of what was noted before; durable when it resolves. */
  noteDivergence(divergence: Divergence): Promise<void>
  /** Keeps room for one note, so that a disk that is full by then takes it. Does nothing where there is no room now. */
  reserveNote(): Promise<void>
  /** Bytes on disk of everything in the directory, what is staged included. */
  bytes(): Promise<number>
  /** What may still be written where the snapshots are; null: the disk cannot tell. */
  freeBytes(): Promise<number | null>
}

/** After a failed write nothing may be called but `close` and `discard`; another `stage` goes on from there. */
export interface StagedSnapshot {
  /** Ordinals that are there and verified; grows with `put`. */
  readonly staged: ReadonlySet<number>
  /** Ordinals still to come, ascending, as of when it is iterated. */
  readonly missing: Iterable<number>
  /**
   * Takes a leaf, in any order; one that is there already changes nothing. Resolves when it is taken over or
   * written, not when it is durable: waiting for it is what bounds memory. The bytes must not change before.
   *
   * @throws LeafMismatchError, DiskFullError
   */
  put(ordinal: number, leaf: Uint8Array): Promise<void>
  /**
   * Takes leaves in a row, which the caller has compared with the digests of these ordinals: they are not hashed once more
   * before they are read back. Else as `put`.
   *
   * @throws DiskFullError
   */
  putVerified(from: number, leaves: readonly Uint8Array[]): Promise<void>
  /**
   * Makes the snapshot durable under its name: after a crash it is staged still, or finished. Nothing names
   * it yet.
   *
   * @throws SnapshotIncompleteError, DiskFullError
   */
  finish(): Promise<StoredSnapshot>
  /** Makes durable what is staged, and keeps it for the next time. Does nothing after `finish`. */
  close(): Promise<void>
  /** Deletes what is staged. */
  discard(): Promise<void>
}

/** One call at a time. After a failed one nothing may be called but `discard`. */
export interface RecordedSnapshot {
  /**
   * Takes the next leaf, in the order of the ordinals. Null, or resolves, when it is taken over: the bytes must not change before.
   *
   * @throws DiskFullError
   */
  put(leaf: Uint8Array): Promise<void> | null
  /**
   * Makes the snapshot durable under its name: after a crash it is whole, or not there. Nothing names it yet.
   *
   * @param digests - of the leaves that were put
   * @throws SnapshotIncompleteError, DiskFullError
   */
  finish(manifest: Uint8Array, digests: readonly Digest[]): Promise<StoredSnapshot>
  /** Deletes what is there of it. Does nothing after `finish`. */
  discard(): Promise<void>
}

export interface StoredSnapshot {
  readonly id: SnapshotId
  readonly manifest: Uint8Array
  /** Of all leaves. */
  readonly bytes: number
  /** How many. */
  readonly leaves: number
  /** By ordinal. */
  readonly digests: readonly Digest[]
  /**
   * Consecutive leaves from an ordinal on, at least one, then as many as fit in `maxBytes`, and no more than `maxLeaves`
   * where that is said; each verified. They are views into one buffer: copy what outlives its neighbours.
   *
   * @throws SnapshotDamagedError, SnapshotMissingError after `remove` or `quarantine`
   */
  read(from: number, maxBytes: number, maxLeaves?: number): Promise<readonly Uint8Array[]>
  /** Waits for the reads under way. */
  close(): Promise<void>
}

/** Small values are legal. */
export interface SnapshotStoreOptions {
  /** A leaf that is larger gets a file of its own. Default 64 MiB. */
  readonly leafFileBytes?: number
  /** Leaves are gathered up to so many bytes a write. Default 1 MiB. */
  readonly writeBytes?: number
  /** A datasync begins whenever so many bytes were written. Default 4 MiB. */
  readonly syncBytes?: number
}
