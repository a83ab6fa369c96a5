import type { RequestOptions } from '../service.ts'
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
  abort(): void
}

/** What a timer takes: a longer one would ring at once. */
const LONGEST_DEADLINE_MS = 2 ** 31 - 1
/** What is given to a service beyond its deadline before it is answered for. */
const GRACE_MS = 1_000

export function createRequestScope(
  id: number,
  bytes: number,
  demand: Demand,
  deadlineMs: number,
): RequestScope {
  const changesSomething = demand.kind !== 'read' && demand.kind !== 'status'
  return new LazyScope(id, bytes, changesSomething, deadlineMs)
}

class LazyScope implements RequestScope {
  readonly id: number
  readonly bytes: number
  readonly changesSomething: boolean
  readonly deadlineMs: number
  readonly deadline: number
  /** Made when somebody asks for the signal: most requests end before anybody needs one. */
  #controller: AbortController | undefined
  #aborted = false

  constructor(id: number, bytes: number, changesSomething: boolean, deadlineMs: number) {
    this.id = id
    this.bytes = bytes
    this.changesSomething = changesSomething
    this.deadlineMs = Math.min(deadlineMs, LONGEST_DEADLINE_MS)
    this.deadline = performance.now() + this.deadlineMs + GRACE_MS
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.#aborted) this.#controller.abort()
    return this.#controller.signal
  }

  abort(): void {
    this.#aborted = true
    this.#controller?.abort()
  }
}
