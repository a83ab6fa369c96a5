import type { Millis, ReplicaId } from '@tesela/raft'
import type { Deadlines } from './deadlines.ts'
import type { DiskSpace } from './disk-space.ts'
import {
  DeadlineExceededError,
  type GroupError,
  OverloadedError,
  UnavailableError,
  UnknownOutcomeError,
} from './errors.ts'
import type { Clock } from './seams.ts'
import type { GroupSettings } from './settings.ts'
import type { Wait } from './types.ts'
import { createWaiter, type Waiter } from './waiter.ts'

/** This node's own callers: how many wait, for how long, and what they are told when they wait in vain. */
export interface Callers {
  /**
   * Begins to wait, and rejects with whatever ends it: `unavailable`, `overloaded`, `halted`, `deadline_exceeded`,
   * or `unknown_outcome` once `sent` says that the request may take effect.
   */
  wait<T>(begin: (waiter: Waiter<T>) => void, wait: Wait, write?: CallersWrite): Promise<T>
  /** Why nothing is begun now; null where it is. */
  refusal(wait: Wait): Error | null
  /** Resolves when nobody waits any more, or the time is up. */
  idle(graceMs: Millis): Promise<void>
  /** How many were refused because a bound was reached. */
  readonly overloaded: number
}

interface CallersWrite {
  readonly bytes: number
  /** Whether it may be in a log. */
  sent(): boolean
}

export interface CallersOptions {
  readonly clock: Clock
  readonly deadlines: Deadlines
  readonly settings: GroupSettings
  readonly leadership: { readonly leader: ReplicaId | null }
  halted(): GroupError | null
  readonly space: DiskSpace
  closing(): boolean
}

export function createCallers(options: CallersOptions): Callers {
  return new BoundedCallers(options)
}

const nothingSent: CallersWrite = { bytes: 0, sent: () => false }

class BoundedCallers implements Callers {
  readonly #options: CallersOptions
  #count = 0
  #bytes = 0
  #idle: (() => void) | null = null
  overloaded = 0

  constructor(options: CallersOptions) {
    this.#options = options
  }

  wait<T>(begin: (waiter: Waiter<T>) => void, wait: Wait, write = nothingSent): Promise<T> {
    const refusal = this.refusal(wait) ?? this.#tooMuch(write.bytes)
    if (refusal !== null) return Promise.reject(refusal)
    const { deadlines, clock, settings } = this.#options
    const { deadlineMs = settings.requestDeadlineMs, signal } = wait
    return new Promise((resolve, reject) => {
      this.#count += 1
      this.#bytes += write.bytes
      const waiter = createWaiter<T>({
        deadlines,
        deadline: clock.now() + Math.max(0, deadlineMs),
        signal,
        giveUp: (cause) => this.#vain(write.sent(), cause),
        done: (outcome) => {
          this.#leave(write.bytes)
          if (outcome.ok) resolve(outcome.value)
          else reject(outcome.error)
        },
      })
      begin(waiter)
    })
  }

  refusal({ signal }: Wait): Error | null {
    const halted = this.#options.halted()
    if (this.#options.closing()) return new UnavailableError('this member is closing')
    if (halted !== null) return halted
    if (signal?.aborted === true) {
      return new DeadlineExceededError('the caller no longer waits', { cause: signal.reason })
    }
    return null
  }

  idle(graceMs: Millis): Promise<void> {
    if (this.#count === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = this.#options.clock.timer(graceMs, resolve)
      this.#idle = () => {
        cancel()
        resolve()
      }
    })
  }

  #tooMuch(bytes: number): OverloadedError | null {
    const { maxCallers, maxWaitingBytes, heartbeatMs } = this.#options.settings
    const full =
      this.#count >= maxCallers || (this.#bytes > 0 && this.#bytes + bytes > maxWaitingBytes)
    if (!full) return null
    this.overloaded += 1
    return new OverloadedError('too many requests are under way', heartbeatMs)
  }

  #leave(bytes: number): void {
    this.#count -= 1
    this.#bytes -= bytes
    if (this.#count === 0) this.#idle?.()
  }

  #vain(sent: boolean, cause: unknown): Error {
    const options = { cause }
    const halted = this.#options.halted()
    if (sent) return new UnknownOutcomeError('the write was sent, and no answer came', options)
    if (halted !== null) return halted
    if (this.#options.closing()) return new UnavailableError('this member is closing', options)
    // It takes no entries either: what is waited for does not come.
    if (this.#options.space.refusal !== null) return this.#options.space.refusal
    if (this.#options.leadership.leader === null) return new UnavailableError('no leader', options)
    return new DeadlineExceededError('the time was up before it could be done', options)
  }
}
