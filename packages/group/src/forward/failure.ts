import type { ForwardFailure } from '@tesela/protos/forward'
import type { ReplicaId } from '@tesela/raft'
import {
  DeadlineExceededError,
  type GroupError,
  HaltedError,
  InadmissibleError,
  InviteRefusedError,
  OverloadedError,
  PermissionDeniedError,
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
    code: 'code' in error && typeof error.code === 'string' ? error.code : 'internal',
    message: error.message,
    unknown: 'outcome' in error ? error.outcome === 'unknown' : true,
    leader: error instanceof NotLeaderError ? (error.leader ?? '') : '',
    retryAfterMs: error instanceof OverloadedError ? error.retryAfterMs : 0,
  }
}

/** The error that a failure stands for. */
export function errorOf(failure: ForwardFailure): GroupError {
  const { code, message } = failure
  if (failure.unknown) return new UnknownOutcomeError(message)
  switch (code) {
    case 'not_leader':
      return new NotLeaderError(failure.leader === '' ? null : failure.leader)
    case 'unavailable':
      return new UnavailableError(message)
    case 'overloaded':
      return new OverloadedError(message, failure.retryAfterMs)
    case 'deadline_exceeded':
      return new DeadlineExceededError(message)
    case 'invite_refused':
      return new InviteRefusedError(message)
    case 'permission_denied':
      return new PermissionDeniedError(message)
    case 'halted':
      return new HaltedError(message)
    default:
      return new InadmissibleError(code, message, {})
  }
}

/** Whether the same request may succeed elsewhere, or a little later. */
export function worthAnotherTry(error: GroupError): boolean {
  return (
    error.outcome === 'not-applied' &&
    (error.code === 'not_leader' || error.code === 'unavailable' || error.code === 'halted')
  )
}
