/** Callers test `code`, which stays; the message may change. */

/** Bytes that are no position of a log, or not the one encoding of it. */
export class LogPositionInvalidError extends Error {
  override readonly name = 'LogPositionInvalidError'
  readonly code = 'log_position_invalid'

  constructor(reason: string, options?: ErrorOptions) {
    super(`no position of a log: ${reason}`, options)
  }
}

/** Bytes of a peer that are no message, or one that breaks a bound. The frame is dropped. */
export class MalformedMessageError extends Error {
  override readonly name = 'MalformedMessageError'
  readonly code = 'malformed_message'
}

/** A manifest that cannot be read, or that the root does not come from. */
export class ManifestInvalidError extends Error {
  override readonly name = 'ManifestInvalidError'
  readonly code = 'manifest_invalid'
}

/** Settings with which a session would end before it asks again for what was lost or refused. */
export class SyncSettingsError extends Error {
  override readonly name = 'SyncSettingsError'
  readonly code = 'sync_settings_invalid'
}

/** Nothing came for too long: nobody leads, nobody is reachable, or nobody has what is asked for (C25). */
export class SyncStalledError extends Error {
  override readonly name = 'SyncStalledError'
  readonly code = 'sync_stalled'
  readonly waitedMs: number

  constructor(what: string, waitedMs: number) {
    super(`catch-up made no progress for ${waitedMs} ms: ${what}`)
    this.waitedMs = waitedMs
  }
}

/** Every member gave an answer that is not what the target binds (C25). */
export class NoHonestPeerError extends Error {
  override readonly name = 'NoHonestPeerError'
  readonly code = 'no_honest_peer'
  readonly peers: readonly string[]

  constructor(what: string, peers: readonly string[]) {
    super(`catch-up found no honest peer: ${what}`)
    this.peers = peers
  }
}

/** The owner ended the session. */
export class SyncAbortedError extends Error {
  override readonly name = 'SyncAbortedError'
  readonly code = 'sync_aborted'

  constructor(reason: string) {
    super(`catch-up was ended: ${reason}`)
  }
}

/** What was fetched and verified could not be taken in: a disk, or a state that its own leaves contradict. */
export class SyncInstallError extends Error {
  override readonly name = 'SyncInstallError'
  readonly code = 'sync_install'

  constructor(cause: Error) {
    super(`a verified snapshot was not taken in: ${cause.message}`, { cause })
  }
}

/** What a strategy of a user's own would have put in is not what the leader named, or not all of it. Nothing was replaced. */
export class SnapshotMismatchError extends Error {
  override readonly name = 'SnapshotMismatchError'
  readonly code = 'snapshot_mismatch'
}

/** A strategy of a user's own put in more than may wait for the disk: it must wait for what it put in before. */
export class SnapshotCrowdedError extends Error {
  override readonly name = 'SnapshotCrowdedError'
  readonly code = 'snapshot_crowded'

  constructor(bytes: number, limit: number) {
    super(`${bytes} bytes of leaves would wait to be staged, and ${limit} may`)
  }
}

/** A strategy of a user's own gave up. Why is its cause. */
export class StrategyFailedError extends Error {
  override readonly name = 'StrategyFailedError'
  readonly code = 'strategy_failed'

  constructor(strategy: string, cause: Error) {
    super(`catch-up by ${strategy} failed: ${cause.message}`, { cause })
  }
}

/** The log of the leader does not go on from what is committed here: one of the two is not the group's (sync.md §3). */
export class LogDivergedError extends Error {
  override readonly name = 'LogDivergedError'
  readonly code = 'log_diverged'
  readonly index: number
  /**
   * Who has the log that the leader named, as far as was heard: the leader, and who served it or said so. Nobody, where
   * more than one was named: whose log it is that does not join this one is not known then.
   */
  readonly contradictedBy: readonly string[]

  /** @param index of the last entry before the place where the two do not join */
  constructor(index: number, contradictedBy: readonly string[]) {
    super(`the log behind entry ${index} is not that of the leader`)
    this.index = index
    this.contradictedBy = contradictedBy
  }
}

export type SyncError =
  | SyncStalledError
  | NoHonestPeerError
  | SyncAbortedError
  | SyncInstallError
  | SnapshotCrowdedError
  | SnapshotMismatchError
  | StrategyFailedError
  | LogDivergedError
