import type { Millis } from '@tesela/raft'
import type { Deadlines, Expiring } from './deadlines.ts'
import type { Cancellation, CancellationListener } from './types.ts'

export type Settled<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Error }

/** One caller who waits. Settles once: by an answer, a failure, its deadline or its signal. */
export interface Waiter<T> extends Expiring {
  readonly settled: boolean
  resolve(value: T): void
  reject(error: Error): void
}

export interface WaiterOptions<T> {
  readonly deadlines: Deadlines
  readonly deadline: Millis
  readonly signal?: Cancellation | undefined
  /** What to tell a caller who waits no longer: the deadline passed, or (`cause`) its signal was aborted. */
  giveUp(cause?: unknown): Error
  done(outcome: Settled<T>): void
}

const onlyOnce = { once: true } as const

export function createWaiter<T>(options: WaiterOptions<T>): Waiter<T> {
  return new OneShotWaiter(options)
}

class OneShotWaiter<T> implements Waiter<T>, CancellationListener {
  readonly deadline: Millis
  earlier: Expiring | null = null
  later: Expiring | null = null
  readonly #options: WaiterOptions<T>
  settled = false

  constructor(options: WaiterOptions<T>) {
    this.#options = options
    this.deadline = options.deadline
    options.deadlines.add(this)
    const { signal } = options
    signal?.addEventListener('abort', this, onlyOnce)
    if (signal?.aborted) this.handleEvent()
  }

  resolve(value: T): void {
    if (this.#settle()) this.#options.done({ ok: true, value })
  }

  reject(error: Error): void {
    if (this.#settle()) this.#options.done({ ok: false, error })
  }

  expire(): void {
    this.reject(this.#options.giveUp())
  }

  /** Of the signal. */
  handleEvent(): void {
    this.reject(this.#options.giveUp(this.#options.signal?.reason))
  }

  #settle(): boolean {
    if (this.settled) return false
    this.settled = true
    this.#options.deadlines.remove(this)
    this.#options.signal?.removeEventListener('abort', this)
    return true
  }
}
