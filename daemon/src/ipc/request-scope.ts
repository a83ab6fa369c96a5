import type { RequestOptions } from '../service.ts'
import { createCancellation } from './cancellation.ts'
import type { Demand } from './requests.ts'

/** One request under way. */
export interface RequestScope extends RequestOptions {
  readonly id: number
  readonly bytes: number
  /** False: whatever becomes of it, nothing changes. */
  readonly changesSomething: boolean
  /** When the service must have answered, monotonic milliseconds. */
  readonly deadline: number
  /** The client no longer waits. */
  abort(reason: Error): void
}

/** What a timer takes: a longer one would ring at once. */
const LONGEST_DEADLINE_MS = 2 ** 31 - 1
/** What is given to a service beyond its deadline before it is answered for. */
const GRACE_MS = 1_000

export function createRequestScope(
  id: number,
  bytes: number,
  demand: Demand,
  wantedMs: number,
): RequestScope {
  const signal = createCancellation()
  const deadlineMs = Math.min(wantedMs, LONGEST_DEADLINE_MS)
  return {
    id,
    bytes,
    changesSomething: demand.kind !== 'read' && demand.kind !== 'status',
    deadlineMs,
    deadline: performance.now() + deadlineMs + GRACE_MS,
    signal,
    abort: (reason) => signal.abort(reason),
  }
}
