/**
 * Every failure of the client. Test `code`, never the class or the text: codes do not change between major
 * versions. `outcome` says what became of the request: `not-applied` (it did not and will not take effect) or
 * `unknown` (it may or may not). A compare that fails is a value, not an error.
 */

export type Outcome = 'not-applied' | 'unknown'

/** What was being asked when it failed. */
export interface FailedInput {
  readonly operation: string
  readonly collection?: string
  readonly key?: unknown
}

export interface ErrorOptions {
  readonly outcome?: Outcome
  /** Milliseconds after which another try makes sense. */
  readonly retryAfterMs?: number
  readonly cause?: unknown
}

export class TeselaError extends Error {
  override readonly name: string = 'TeselaError'
  readonly code: string
  readonly outcome: Outcome
  readonly retryAfterMs?: number
  /** Set once, by the call that fails. */
  input?: FailedInput
  /** Which operation of a transaction was refused, from 0. */
  operation?: number

  constructor(code: string, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.outcome = options.outcome ?? 'not-applied'
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs
  }
}

/** No daemon, no leader, or nobody reachable; or no space on the disk, which the reason says. */
export class Unavailable extends TeselaError {
  override readonly name = 'Unavailable'
  /** `disk_full`: the member takes no writes until there is space. */
  readonly reason?: string
  constructor(message: string, options?: ErrorOptions, reason?: string) {
    super('unavailable', message, options)
    if (reason !== undefined) this.reason = reason
  }
}

/** A bounded queue is full, here or in the daemon. */
export class Overloaded extends TeselaError {
  override readonly name = 'Overloaded'
  constructor(
    message: string,
    options?: ErrorOptions,
    code: 'overloaded' | 'window_full' = 'overloaded',
  ) {
    super(code, message, options)
  }
}

/** Over a limit of the group or of a frame. */
export class LimitExceeded extends TeselaError {
  override readonly name = 'LimitExceeded'
  readonly limit: number
  readonly actual: number
  readonly setting: string

  constructor(
    message: string,
    fields: { limit: number; actual: number; setting: string },
    options?: ErrorOptions,
  ) {
    super('limit_exceeded', message, options)
    this.limit = fields.limit
    this.actual = fields.actual
    this.setting = fields.setting
  }
}

export class PermissionDenied extends TeselaError {
  override readonly name = 'PermissionDenied'
  constructor(message: string, options?: ErrorOptions) {
    super('permission_denied', message, options)
  }
}

/** The other side refused the invite: wrong, spent, expired or revoked. */
export class InviteRefused extends TeselaError {
  override readonly name = 'InviteRefused'
  constructor(message: string, options?: ErrorOptions) {
    super('invite_refused', message, options)
  }
}

/** One difference between what was asked for and what is there. */
export interface SchemaDifference {
  readonly field: string
  readonly expected: unknown
  readonly actual: unknown
}

/** Something that a schema or codec objects to, in the shape of the Standard Schema specification. */
export interface Issue {
  readonly message: string
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined
}

/** The collection exists with other options, or holds what its codec or schema cannot read. */
export class SchemaMismatch extends TeselaError {
  override readonly name = 'SchemaMismatch'
  readonly diff: readonly SchemaDifference[]
  /** The schema's own issues with a stored value. */
  readonly issues: readonly Issue[]

  constructor(
    message: string,
    diff: readonly SchemaDifference[],
    options?: ErrorOptions,
    issues: readonly Issue[] = [],
  ) {
    super('schema_mismatch', message, options)
    this.diff = diff
    this.issues = issues
  }
}

/** The collection is of another kind. */
export class WrongKind extends TeselaError {
  override readonly name = 'WrongKind'
  constructor(message: string, options?: ErrorOptions) {
    super('wrong_kind', message, options)
  }
}

/** No collection of that name. */
export class NotFound extends TeselaError {
  override readonly name = 'NotFound'
  constructor(message: string, options?: ErrorOptions) {
    super('not_found', message, options)
  }
}

/** A place in a vec at or beyond its length (for an insertion: beyond it). */
export class IndexOutOfRange extends TeselaError {
  override readonly name = 'IndexOutOfRange'
  readonly index: number
  readonly length: number

  constructor(
    message: string,
    fields: { readonly index: number; readonly length: number },
    options?: ErrorOptions,
  ) {
    super('index_out_of_range', message, options)
    this.index = fields.index
    this.length = fields.length
  }
}

/** No item of the vec has this id: it was removed, or never was. */
export class ItemUnknown extends TeselaError {
  override readonly name = 'ItemUnknown'
  constructor(message: string, options?: ErrorOptions) {
    super('item_unknown', message, options)
  }
}

/** That revision is no longer held. */
export class Compacted extends TeselaError {
  override readonly name = 'Compacted'
  /** The oldest revision that is held, where known. */
  readonly oldest?: bigint

  constructor(message: string, oldest: bigint | undefined, options?: ErrorOptions) {
    super('compacted', message, options)
    if (oldest !== undefined) this.oldest = oldest
  }
}

/** The session ended and the command was not executed. */
export class SessionExpired extends TeselaError {
  override readonly name = 'SessionExpired'
  constructor(message: string, options?: ErrorOptions) {
    super('session_expired', message, options)
  }
}

/**
 * The group that it was meant for was replaced by another one, which goes on from an older state of it: a backup that was
 * restored, or what one member had left.
 */
export class GroupReplaced extends TeselaError {
  override readonly name = 'GroupReplaced'
  constructor(message: string, options?: ErrorOptions) {
    super('group_replaced', message, options)
  }
}

/** The write was sent and nobody said what became of it. */
export class UnknownOutcome extends TeselaError {
  override readonly name = 'UnknownOutcome'
  constructor(message: string, options?: ErrorOptions) {
    super('unknown_outcome', message, { ...options, outcome: 'unknown' })
  }
}

/** The time was up, and nothing took effect. */
export class DeadlineExceeded extends TeselaError {
  override readonly name = 'DeadlineExceeded'
  constructor(message: string, options?: ErrorOptions) {
    super('deadline_exceeded', message, options)
  }
}

/** The caller's signal was aborted before anything could take effect. `cause` is the signal's reason. */
export class Aborted extends TeselaError {
  // The name that programs look for when they cancel by a signal.
  override readonly name = 'AbortError'
  constructor(message: string, options?: ErrorOptions) {
    super('aborted', message, options)
  }
}

/** Client and daemon speak no common version, or the other side does not speak this protocol at all. */
export class ProtocolMismatch extends TeselaError {
  override readonly name = 'ProtocolMismatch'
  constructor(message: string, options?: ErrorOptions) {
    super('protocol_mismatch', message, options)
  }
}

/** An argument is missing, malformed or refused by the schema. */
export class InvalidArgument extends TeselaError {
  override readonly name = 'InvalidArgument'
  /** The schema's own issues; empty where no schema was involved. */
  readonly issues: readonly Issue[]

  constructor(message: string, options?: ErrorOptions, issues: readonly Issue[] = []) {
    super('invalid_argument', message, options)
    this.issues = issues
  }
}

/** This peer is in no group, or not in the one named. */
export class NoGroup extends TeselaError {
  override readonly name = 'NoGroup'
  constructor(message: string, options?: ErrorOptions) {
    super('no_group', message, options)
  }
}

/** This peer is in a group already. */
export class GroupExists extends TeselaError {
  override readonly name = 'GroupExists'
  constructor(message: string, options?: ErrorOptions) {
    super('group_exists', message, options)
  }
}

/** What this peer kept of its group is gone or damaged: it has to join again with an invite. */
export class HardStateLost extends TeselaError {
  override readonly name = 'HardStateLost'
  constructor(message: string, options?: ErrorOptions) {
    super('hard_state_lost', message, options)
  }
}

/** This member stopped applying; its log says why. */
export class Halted extends TeselaError {
  override readonly name = 'Halted'
  constructor(message: string, options?: ErrorOptions) {
    super('halted', message, options)
  }
}

/** This peer's state is not that of the majority: it serves nothing; another peer may. */
export class StateDiverged extends TeselaError {
  override readonly name = 'StateDiverged'
  constructor(message: string, options?: ErrorOptions) {
    super('state_diverged', message, options)
  }
}

/** This peer's committed log is not that of the majority: it takes part in nothing any more; another peer may. */
export class LogDiverged extends TeselaError {
  override readonly name = 'LogDiverged'
  constructor(message: string, options?: ErrorOptions) {
    super('log_diverged', message, options)
  }
}

/** A bug of ours; the daemon's log has more. */
export class Internal extends TeselaError {
  override readonly name = 'Internal'
  constructor(message: string, options?: ErrorOptions) {
    super('internal', message, options)
  }
}
