import type { ForwardFailure } from '@tesela/protos/forward'
import type { ReplicaId } from '@tesela/raft'
import {
  DeadlineExceededError,
  type GroupError,
  HaltedError,
  InadmissibleError,
  InviteRefusedError,
  MemberChangeRefusedError,
  MemberLaggingError,
  MembersChangedError,
  NoSpaceError,
  NotAMemberError,
  NotAVoterError,
  NoVotersLeftError,
  OverloadedError,
  PermissionDeniedError,
  QuorumAtRiskError,
  StateDivergedError,
  TransferAbortedError,
  UnavailableError,
  UnknownOutcomeError,
} from '../errors.ts'

/** The member that was asked does not lead: ask elsewhere. Never reaches a caller. */
export class NotLeaderError extends Error implements GroupError {
  override readonly name = 'NotLeaderError'
  readonly code = 'not_leader'
  readonly outcome = 'not-applied'
  readonly leader: ReplicaId | null

  constructor(leader: ReplicaId | null) {
    super('this member does not lead')
    this.leader = leader
  }
}

/** An error as it travels to the member that asked. */
export function failureOf(error: Error): ForwardFailure {
  return {
    code: codeOf(error),
    message: error.message,
    unknown: 'outcome' in error ? error.outcome === 'unknown' : true,
    leader: error instanceof NotLeaderError ? (error.leader ?? '') : '',
    retryAfterMs: error instanceof OverloadedError ? error.retryAfterMs : 0,
  }
}

function codeOf(error: Error): string {
  if (error instanceof NoSpaceError) return 'disk_full'
  return 'code' in error && typeof error.code === 'string' ? error.code : 'internal'
}

/** The error that a failure stands for. */
export function errorOf(failure: ForwardFailure): GroupError {
  const { code, message } = failure
  if (failure.unknown) return new UnknownOutcomeError(message)
  if (code === 'not_leader')
    return new NotLeaderError(failure.leader === '' ? null : failure.leader)
  if (code === 'overloaded') return new OverloadedError(message, failure.retryAfterMs)
  const Known = plain.get(code)
  return Known === undefined ? new InadmissibleError(code, message, {}) : new Known(message)
}

/** Errors that are a code and a sentence. */
const plain = new Map<string, new (message: string) => GroupError>([
  ['unavailable', UnavailableError],
  ['disk_full', NoSpaceError],
  ['deadline_exceeded', DeadlineExceededError],
  ['invite_refused', InviteRefusedError],
  ['not_a_member', NotAMemberError],
  ['no_voters_left', NoVotersLeftError],
  ['quorum_at_risk', QuorumAtRiskError],
  ['member_lagging', MemberLaggingError],
  ['members_changed', MembersChangedError],
  ['change_refused', MemberChangeRefusedError],
  ['not_a_voter', NotAVoterError],
  ['transfer_aborted', TransferAbortedError],
  ['permission_denied', PermissionDeniedError],
  ['halted', HaltedError],
  ['state_diverged', StateDivergedError],
])

const passing = new Set(['not_leader', 'unavailable', 'halted', 'state_diverged'])

/** Whether the same request may succeed elsewhere, or a little later. Space is not found in so short a time. */
export function worthAnotherTry(error: GroupError): boolean {
  if (error instanceof NoSpaceError) return false
  return error.outcome === 'not-applied' && passing.has(error.code)
}

/** For what has no effect twice: what is unknown or late may be asked again as well. */
export function mayRepeat(error: GroupError): boolean {
  return worthAnotherTry(error) || error.outcome === 'unknown' || error.code === 'deadline_exceeded'
}
