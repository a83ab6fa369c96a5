import type { RequestOptions, WriteRequest, WriteResult } from '../service.ts'
import { createCancellation, type OwnCancellation } from './cancellation.ts'
import type { Demand } from './requests.ts'

/** One request under way. It is what the service is given as the options, and as the one to tell of a write. */
export interface RequestScope extends RequestOptions, WriteRequest {
  readonly id: number
  readonly bytes: number
  readonly kind: Demand['kind']
  /** False: whatever becomes of it, nothing changes. */
  readonly changesSomething: boolean
  /** When the service must have answered, monotonic milliseconds. */
  readonly deadline: number
  /** The client no longer waits. */
  abort(reason: Error): void
}

/** Who answers a client that wrote. */
export interface WriteAnswerer {
  written(scope: RequestScope, results: readonly WriteResult[]): void
  failed(scope: RequestScope, error: unknown): void
}

/** What a timer takes: a longer one would ring at once. */
const LONGEST_DEADLINE_MS = 2 ** 31 - 1
/** What is given to a service beyond its deadline before it is answered for. */
const GRACE_MS = 1_000

export function createRequestScope(
  id: number,
  bytes: number,
  kind: Demand['kind'],
  wantedMs: number,
  answerer: WriteAnswerer,
): RequestScope {
  return new OneRequest(id, bytes, kind, wantedMs, answerer)
}

class OneRequest implements RequestScope {
  readonly id: number
  readonly bytes: number
  readonly kind: Demand['kind']
  readonly deadlineMs: number
  readonly deadline: number
  readonly signal: OwnCancellation = createCancellation()
  readonly #answerer: WriteAnswerer

  constructor(
    id: number,
    bytes: number,
    kind: Demand['kind'],
    wantedMs: number,
    answerer: WriteAnswerer,
  ) {
    this.id = id
    this.bytes = bytes
    this.kind = kind
    this.deadlineMs = Math.min(wantedMs, LONGEST_DEADLINE_MS)
    this.deadline = performance.now() + this.deadlineMs + GRACE_MS
    this.#answerer = answerer
  }

  get changesSomething(): boolean {
    return this.kind !== 'read' && this.kind !== 'status'
  }

  committed(results: readonly WriteResult[]): void {
    this.#answerer.written(this, results)
  }

  failed(error: Error): void {
    this.#answerer.failed(this, error)
  }

  abort(reason: Error): void {
    this.signal.abort(reason)
  }
}
