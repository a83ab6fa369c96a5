/**
 * What a caller of a group can be told. `code` is stable (docs/errors.md); `outcome` says whether a write may
 * still take effect. Tell them apart by `code`.
 */
export type WriteOutcome = 'not-applied' | 'unknown'

/** What every error of a group has in common. */
export interface GroupError extends Error {
  readonly code: string
  readonly outcome: WriteOutcome
}

/** No leader, nobody reachable, or this member is closing. */
export class UnavailableError extends Error implements GroupError {
  override readonly name = 'UnavailableError'
  readonly code = 'unavailable'
  readonly outcome = 'not-applied'
}

/** There is no room on the disk for more of the log. It passes as soon as there is. */
export class NoSpaceError extends Error implements GroupError {
  override readonly name = 'NoSpaceError'
  readonly code = 'unavailable'
  readonly outcome = 'not-applied'
  readonly details: Readonly<Record<string, unknown>> = { reason: 'disk_full' }
}

/** A bounded queue is full. */
export class OverloadedError extends Error implements GroupError {
  override readonly name = 'OverloadedError'
  readonly code = 'overloaded'
  readonly outcome = 'not-applied'
  readonly retryAfterMs: number

  constructor(message: string, retryAfterMs: number, options?: ErrorOptions) {
    super(message, options)
    this.retryAfterMs = retryAfterMs
  }
}

/** The time was up before anything was sent. */
export class DeadlineExceededError extends Error implements GroupError {
  override readonly name = 'DeadlineExceededError'
  readonly code = 'deadline_exceeded'
  readonly outcome = 'not-applied'
}

/** The time was up, or the way was lost, after the write was sent. */
export class UnknownOutcomeError extends Error implements GroupError {
  override readonly name = 'UnknownOutcomeError'
  readonly code = 'unknown_outcome'
  readonly outcome = 'unknown'
}

/** The invite is unknown, spent, expired or revoked, or the replica may not be added. */
export class InviteRefusedError extends Error implements GroupError {
  override readonly name = 'InviteRefusedError'
  readonly code = 'invite_refused'
  readonly outcome = 'not-applied'
}

/** A change of members names a replica that is none. */
export class NotAMemberError extends Error implements GroupError {
  override readonly name = 'NotAMemberError'
  readonly code = 'not_a_member'
  readonly outcome = 'not-applied'
}

/** The last voter can neither go nor cease to vote. */
export class NoVotersLeftError extends Error implements GroupError {
  override readonly name = 'NoVotersLeftError'
  readonly code = 'no_voters_left'
  readonly outcome = 'not-applied'
}

/** So many of the other voters are away, or could not lead, that the group could not go on without this one. */
export class QuorumAtRiskError extends Error implements GroupError {
  override readonly name = 'QuorumAtRiskError'
  readonly code = 'quorum_at_risk'
  readonly outcome = 'not-applied'
}

/** A learner that has not caught up cannot become a voter (rule 46). */
export class MemberLaggingError extends Error implements GroupError {
  override readonly name = 'MemberLaggingError'
  readonly code = 'member_lagging'
  readonly outcome = 'not-applied'
}

/** The members were changed since the configuration that the change was meant for. */
export class MembersChangedError extends Error implements GroupError {
  override readonly name = 'MembersChangedError'
  readonly code = 'members_changed'
  readonly outcome = 'not-applied'
}

/** The core or the state machine finds the change impossible. */
export class MemberChangeRefusedError extends Error implements GroupError {
  override readonly name = 'MemberChangeRefusedError'
  readonly code = 'change_refused'
  readonly outcome = 'not-applied'
}

/** Only a voter can lead. */
export class NotAVoterError extends Error implements GroupError {
  override readonly name = 'NotAVoterError'
  readonly code = 'not_a_voter'
  readonly outcome = 'not-applied'
}

/** Leadership was not handed over: in time, to the one that was named, or because nobody could take it. */
export class TransferAbortedError extends Error implements GroupError {
  override readonly name = 'TransferAbortedError'
  readonly code = 'transfer_aborted'
  readonly outcome = 'not-applied'
}

/** This member may not write. */
export class PermissionDeniedError extends Error implements GroupError {
  override readonly name = 'PermissionDeniedError'
  readonly code = 'permission_denied'
  readonly outcome = 'not-applied'
}

/** This member stopped applying: its state can no longer be trusted to move. */
export class HaltedError extends Error implements GroupError {
  override readonly name = 'HaltedError'
  readonly code = 'halted'
  readonly outcome = 'not-applied'
}

/** This member's state is not that of the majority: it serves nothing, and goes on to acknowledge and to vote. */
export class StateDivergedError extends Error implements GroupError {
  override readonly name = 'StateDivergedError'
  readonly code = 'state_diverged'
  readonly outcome = 'not-applied'
  /** Collections that differ; `(header)` and `(sessions)` for what belongs to none. */
  readonly collections: readonly string[]
  /** The mark at which the states were compared. */
  readonly anchor: number

  constructor(message: string, collections: readonly string[] = [], anchor = 0) {
    super(message)
    this.collections = collections
    this.anchor = anchor
  }
}

/**
 * This member's committed log is not that of the majority, which nothing but a bug or a disk that lies can bring about:
 * it serves nothing, and neither acknowledges nor votes.
 */
export class LogDivergedError extends Error implements GroupError {
  override readonly name = 'LogDivergedError'
  readonly code = 'log_diverged'
  readonly outcome = 'not-applied'
  /** The logs differ at or before this index. */
  readonly anchor: number

  constructor(anchor: number) {
    super(
      `the log of this member up to ${anchor} is not that of the majority: it takes part in nothing any more; \`tesela status\` says what to do`,
    )
    this.anchor = anchor
  }
}

/** The state at that revision is not held. */
export class CompactedError extends Error implements GroupError {
  override readonly name = 'CompactedError'
  readonly code = 'compacted'
  readonly outcome = 'not-applied'
}

/** Refused before the log: over a limit (`limit_exceeded`), malformed (`invalid_command`), or of an unknown kind. */
export class InadmissibleError extends Error implements GroupError {
  override readonly name = 'InadmissibleError'
  readonly code: string
  readonly outcome = 'not-applied'
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>>) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** A frame from a peer that cannot be what it claims to be. Never leaves the package. */
export class MalformedFrameError extends Error {
  override readonly name = 'MalformedFrameError'
  readonly code = 'malformed_frame'
}
