import type { IpcFailure } from '@tesela/protos/ipc'
import type { ServiceError } from '../service.ts'

/**
 * What the other side is told. Anything that is no `ServiceError` is a bug of ours, and its text stays here; the
 * request may have been handed on by then, so one that changes something has an unknown outcome.
 */
export function failureOf(error: unknown, changesSomething: boolean): IpcFailure {
  if (!isServiceError(error)) {
    return {
      code: 'internal',
      message: 'the daemon failed on this request; its log has more',
      unknown: changesSomething,
      retryAfterMs: 0,
      details: '',
    }
  }
  return {
    code: error.code,
    message: error.message,
    unknown: error.outcome === 'unknown',
    retryAfterMs: Math.max(0, Math.floor(error.retryAfterMs ?? 0)),
    details: error.details === undefined ? '' : detailsOf(error.details),
  }
}

export function isServiceError(error: unknown): error is ServiceError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'outcome' in error &&
    (error.outcome === 'not-applied' || error.outcome === 'unknown')
  )
}

function detailsOf(details: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(details, (_key, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
}
