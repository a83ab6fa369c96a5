/** Callers test `code`, which stays; the message may change. */

/** A write or a sync failed: what is on disk is unknown, and nothing is tried again (rule 32). */
export class StorageFailedError extends Error {
  override readonly name = 'StorageFailedError'
  readonly code = 'StorageFailed'

  constructor(what: string, cause: unknown) {
    super(`storage failed: ${what}: ${reasonOf(cause)}`, { cause })
  }
}

/** No space for the next segment, or for a snapshot. What was persisted before it is safe. */
export class DiskFullError extends Error {
  override readonly name = 'DiskFullError'
  readonly code = 'DiskFull'
  readonly path: string

  constructor(path: string, cause: unknown) {
    super(`no space left to prepare ${path}`, { cause })
    this.path = path
  }
}

/** The store was closed before the call. */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError'
  readonly code = 'StoreClosed'

  constructor() {
    super('the log store is closed')
  }
}

/** The directory holds no log. Never taken for an empty one: `createLog` makes one. */
export class LogMissingError extends Error {
  override readonly name = 'LogMissingError'
  readonly code = 'LogMissing'
  readonly directory: string

  constructor(directory: string) {
    super(`there is no log in ${directory}`)
    this.directory = directory
  }
}

/** What was durable once does not read back. */
export class LogDamagedError extends Error {
  override readonly name = 'LogDamagedError'
  readonly code = 'LogDamaged'
  readonly file: string
  /** Bytes from the start of the file. */
  readonly offset: number
  readonly reason: string

  constructor(file: string, offset: number, reason: string) {
    super(`the log is damaged: ${file} at byte ${offset}: ${reason}`)
    this.file = file
    this.offset = offset
    this.reason = reason
  }
}

/**
 * Log and watermark are both damaged: term and vote of this replica may be lost with them. It must not go on under its
 * id (rule 41), but join again as a new incarnation.
 */
export class HardStateLostError extends Error {
  override readonly name = 'HardStateLostError'
  readonly code = 'HardStateLost'
  /** Of the log. */
  readonly directory: string
  readonly file: string
  /** Bytes from the start of the file. */
  readonly offset: number
  readonly reason: string

  constructor(
    directory: string,
    damage: { readonly path: string; readonly offset: number; readonly reason: string },
  ) {
    const { path, offset, reason } = damage
    super(
      `term and vote of this replica may be lost: its watermark is damaged, and so is ${path} at byte ${offset}: ${reason}`,
    )
    this.directory = directory
    this.file = path
    this.offset = offset
    this.reason = reason
  }
}

/** Written by another version of this program. */
export class FormatUnknownError extends Error {
  override readonly name = 'FormatUnknownError'
  readonly code = 'FormatUnknown'
  readonly path: string
  readonly format: number

  constructor(path: string, format: number) {
    super(`${path} has format ${format}, which this version does not read`)
    this.path = path
    this.format = format
  }
}

/** A file that every group has is not there. */
export class GroupFileMissingError extends Error {
  override readonly name = 'GroupFileMissingError'
  readonly code = 'GroupFileMissing'
  readonly path: string

  constructor(path: string) {
    super(`${path} is missing`)
    this.path = path
  }
}

/** A file of a group does not read back as it was written. */
export class GroupFileDamagedError extends Error {
  override readonly name = 'GroupFileDamagedError'
  readonly code = 'GroupFileDamaged'
  readonly path: string
  readonly reason: string

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path} is damaged: ${reason}`, options)
    this.path = path
    this.reason = reason
  }
}

/** There is a group of this id already. */
export class GroupExistsError extends Error {
  override readonly name = 'GroupExistsError'
  readonly code = 'GroupExists'
  readonly path: string

  constructor(path: string) {
    super(`${path} exists already`)
    this.path = path
  }
}

/** There is no snapshot of this term and index, or not any more. */
export class SnapshotMissingError extends Error {
  override readonly name = 'SnapshotMissingError'
  readonly code = 'SnapshotMissing'
  readonly path: string

  constructor(path: string) {
    super(`there is no snapshot ${path}`)
    this.path = path
  }
}

/** A finished snapshot of this term and index is there: it is opened, or removed or moved away first. */
export class SnapshotExistsError extends Error {
  override readonly name = 'SnapshotExistsError'
  readonly code = 'SnapshotExists'
  readonly path: string

  constructor(path: string) {
    super(`the snapshot ${path} exists already`)
    this.path = path
  }
}

/** A snapshot does not read back as it was written. */
export class SnapshotDamagedError extends Error {
  override readonly name = 'SnapshotDamagedError'
  readonly code = 'SnapshotDamaged'
  readonly file: string
  /** Bytes from the start of the file. */
  readonly offset: number
  readonly reason: string

  constructor(file: string, offset: number, reason: string, options?: ErrorOptions) {
    super(`the snapshot is damaged: ${file} at byte ${offset}: ${reason}`, options)
    this.file = file
    this.offset = offset
    this.reason = reason
  }
}

/** The snapshot, or what was staged of it, was closed before the call. */
export class SnapshotClosedError extends Error {
  override readonly name = 'SnapshotClosedError'
  readonly code = 'SnapshotClosed'

  constructor() {
    super('the snapshot is closed')
  }
}

/** Another snapshot is being staged: there is room for one. */
export class StagingBusyError extends Error {
  override readonly name = 'StagingBusyError'
  readonly code = 'StagingBusy'

  constructor() {
    super('another snapshot is being staged')
  }
}

/** The bytes are not those of the leaf. */
export class LeafMismatchError extends Error {
  override readonly name = 'LeafMismatchError'
  readonly code = 'LeafMismatch'
  readonly ordinal: number

  constructor(ordinal: number) {
    super(`the bytes given for leaf ${ordinal} have another digest`)
    this.ordinal = ordinal
  }
}

/** A snapshot was to be finished of which leaves are missing. */
export class SnapshotIncompleteError extends Error {
  override readonly name = 'SnapshotIncompleteError'
  readonly code = 'SnapshotIncomplete'
  /** How many. */
  readonly missing: number

  constructor(missing: number) {
    super(`${missing} leaves of the snapshot are missing`)
    this.missing = missing
  }
}

/** The error itself where it says already what kind it is, else a `StorageFailedError` around it. */
export function asStorageError(what: string, error: unknown): Error {
  const typed = [
    StorageFailedError,
    DiskFullError,
    LogMissingError,
    LogDamagedError,
    HardStateLostError,
    FormatUnknownError,
    GroupFileDamagedError,
    SnapshotMissingError,
    SnapshotExistsError,
    SnapshotDamagedError,
    SnapshotClosedError,
  ]
  for (const kind of typed) if (error instanceof kind) return error
  return new StorageFailedError(what, error)
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
