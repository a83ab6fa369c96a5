import type { Millis, ReplicaId } from '@tesela/raft'
import { type CallersWriteHost, createCallersWrite } from './callers-write.ts'
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
import type { Wait, Writer } from './types.ts'
import { createWaiter, type Waiter } from './waiter.ts'
import { bytesOf, type Write } from './write.ts'

/** This node's own callers: how many wait, for how long, and what they are told when they wait in vain. */
export interface Callers {
  /**
   * Begins to wait, and rejects with whatever ends it: `unavailable`, `overloaded`, `halted`, `deadline_exceeded`,
   * or `unknown_outcome` once `sent` says that the request may take effect.
   */
  wait<T>(begin: (waiter: Waiter<T>) => void, wait: Wait, sent?: () => boolean): Promise<T>
  /** The write, which waits from now on. Null: it is not begun, and the writer was told why. */
  write(entries: readonly Uint8Array[], writer: Writer): Write | null
  /** Why nothing is begun now; null where it is. */
  refusal(wait: Wait): Error | null
  /** Resolves when nobody waits any more, or the time is up. */
  idle(graceMs: Millis): Promise<void>
  /** How many were refused because a bound was reached. */
  readonly overloaded: number
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

const nothingSent = () => false

class BoundedCallers implements Callers, CallersWriteHost {
  readonly #options: CallersOptions
  #count = 0
  #bytes = 0
  #idle: (() => void) | null = null
  overloaded = 0

  readonly deadlines: Deadlines

  constructor(options: CallersOptions) {
    this.#options = options
    this.deadlines = options.deadlines
  }

  wait<T>(begin: (waiter: Waiter<T>) => void, wait: Wait, sent = nothingSent): Promise<T> {
    const refusal = this.refusal(wait) ?? this.#tooMuch(0)
    if (refusal !== null) return Promise.reject(refusal)
    return new Promise((resolve, reject) => {
      this.#count += 1
      const waiter = createWaiter<T>({
        deadlines: this.deadlines,
        deadline: this.#deadlineOf(wait),
        signal: wait.signal,
        giveUp: (cause) => this.vain(sent(), cause),
        done: (outcome) => {
          this.leave(0)
          if (outcome.ok) resolve(outcome.value)
          else reject(outcome.error)
        },
      })
      begin(waiter)
    })
  }

  write(entries: readonly Uint8Array[], writer: Writer): Write | null {
    const bytes = bytesOf(entries)
    const refusal = this.refusal(writer) ?? this.#tooMuch(bytes)
    if (refusal !== null) {
      writer.failed(refusal)
      return null
    }
    this.#count += 1
    this.#bytes += bytes
    return createCallersWrite(entries, bytes, writer, this.#deadlineOf(writer), this)
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

  #deadlineOf({ deadlineMs = this.#options.settings.requestDeadlineMs }: Wait): Millis {
    return this.#options.clock.now() + Math.max(0, deadlineMs)
  }

  leave(bytes: number): void {
    this.#count -= 1
    this.#bytes -= bytes
    if (this.#count === 0) this.#idle?.()
  }

  vain(sent: boolean, cause: unknown): Error {
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
