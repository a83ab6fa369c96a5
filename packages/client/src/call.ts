import type { IpcResponse } from '@tesela/protos/ipc'
import type { Alarms, Sleeper } from './alarms.ts'
import type { Connection, Waiter } from './connection.ts'
import {
  Aborted,
  DeadlineExceeded,
  type FailedInput,
  Internal,
  TeselaError,
  UnknownOutcome,
} from './errors.ts'
import { errorFromFailure } from './failure.ts'
import type { MaybePromise } from './maybe-promise.ts'

/** What is asked of the daemon, apart from how it gets there. */
export interface Errand<T> {
  /**
   * `read`: changes nothing, repeated at will. `write`: repeated at will, because its session and sequence make
   * a repeat harmless. `once`: never repeated after it was sent.
   */
  readonly kind: 'read' | 'write' | 'once'
  /** Bytes that it keeps in memory. */
  readonly weight: number
  /** It has a place in its session: it goes before those that still need one. */
  readonly holdsPlace: boolean
  /** What its errors say of it, where they say nothing better. */
  readonly input: FailedInput | undefined
  /** False: it must wait for a place. */
  ready(): boolean
  /** The request of the next attempt. Throws a `TeselaError` where another attempt would be wrong. */
  request(id: number, deadlineMs: number, mayHaveBeenApplied: boolean): Uint8Array
  /** The result, from an answer that is not a failure. Throws a `TeselaError`, or `TryAgain`. */
  result(response: IpcResponse, mayHaveBeenApplied: boolean): MaybePromise<T>
  /** A response before the last one. */
  progress(response: IpcResponse): void
  /** No further attempt follows. */
  ended(): void
}

/** The answer says that this attempt changed nothing and that another one may succeed. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain'
  readonly reason: TeselaError
  constructor(reason: TeselaError) {
    super(reason.message)
    this.reason = reason
  }
}

export interface CallHost {
  readonly alarms: Alarms
  /** The call wants to be sent again. */
  again(call: Call): void
  /** The call's attempt is over: it is not in flight any more. */
  returned(call: Call): void
  /** The call is over. */
  ended(call: Call): void
  /** Why nothing can be sent now; undefined when it can. */
  whyDown(): TeselaError | undefined
}

/** One errand under way: its attempts, its deadline, its end. */
export interface Call extends Sleeper, Waiter {
  readonly errand: Errand<unknown>
  readonly attempts: number
  /** Owned by the host: where it stands among the calls that are under way. */
  place: number
  attempt(connection: Connection): void
  /** Ends the call with this error, or with `unknown_outcome` where it may have taken effect. */
  fail(error: TeselaError): void
}

const RETRYABLE = new Set(['unavailable', 'overloaded', 'window_full', 'unknown_outcome'])
const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 1_000
/** The daemon is given a little less time than the caller has, so that its answer arrives before the deadline. */
const ANSWER_MS = 200
/** What the field of a request holds. */
const LONGEST_DEADLINE_MS = 2 ** 32 - 1

/** The call, and the promise of its result. */
export function createCall<T>(
  host: CallHost,
  errand: Errand<T>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): { call: Call; result: Promise<T> } {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  return { call: new OneCall(host, errand, timeoutMs, signal, resolve, reject), result: promise }
}

class OneCall<T> implements Call {
  readonly errand: Errand<T>
  attempts = 0
  alarmBucket = -1
  alarmPlace = 0
  place = 0
  readonly #host: CallHost
  readonly #resolve: (value: MaybePromise<T>) => void
  readonly #reject: (error: TeselaError) => void
  readonly #deadline: number
  readonly #timeoutMs: number
  readonly #signal: AbortSignal | undefined
  /** `waiting` in a queue, `sent`, `pausing` before the next attempt, `ended`. */
  #state: 'waiting' | 'sent' | 'pausing' | 'ended' = 'waiting'
  /** Some attempt was sent, and nothing said that it had no effect. */
  #mayHaveBeenApplied = false
  #lastError: TeselaError | undefined
  #connection: Connection | undefined
  #id = 0

  constructor(
    host: CallHost,
    errand: Errand<T>,
    timeoutMs: number,
    signal: AbortSignal | undefined,
    resolve: (value: MaybePromise<T>) => void,
    reject: (error: TeselaError) => void,
  ) {
    this.#host = host
    this.errand = errand
    this.#timeoutMs = timeoutMs
    this.#deadline = host.alarms.now() + timeoutMs
    this.#signal = signal
    this.#resolve = resolve
    this.#reject = reject
    host.alarms.set(this, this.#deadline)
    signal?.addEventListener('abort', this)
  }

  attempt(connection: Connection): void {
    const remaining = this.#deadline - this.#host.alarms.now()
    const given = Math.floor(remaining - Math.min(ANSWER_MS, remaining / 10))
    const deadlineMs = Math.min(LONGEST_DEADLINE_MS, Math.max(1, given))
    const id = connection.nextId()
    let request: Uint8Array
    try {
      request = this.errand.request(id, deadlineMs, this.#mayHaveBeenApplied)
    } catch (error) {
      this.#host.returned(this)
      this.#end(asTeselaError(error, true))
      return
    }
    this.attempts += 1
    this.#state = 'sent'
    this.#id = id
    this.#connection = connection
    connection.send(id, request, this)
  }

  response(response: IpcResponse): void {
    if (response.more) {
      this.errand.progress(response)
      return
    }
    this.#host.returned(this)
    this.#connection = undefined
    if (response.failure !== undefined) {
      this.#refused(errorFromFailure(response.failure))
      return
    }
    let value: MaybePromise<T>
    try {
      value = this.errand.result(response, this.#mayHaveBeenApplied)
    } catch (error) {
      if (error instanceof TryAgain) this.#pause(error.reason)
      else this.#rejectWith(asTeselaError(error, this.errand.kind === 'read'))
      return
    }
    this.#finish()
    this.#resolve(value)
  }

  lost(reason: TeselaError): void {
    this.#host.returned(this)
    this.#connection = undefined
    this.#lastError = reason
    if (this.errand.kind !== 'read') this.#mayHaveBeenApplied = true
    if (this.errand.kind === 'once') {
      this.#end(reason)
      return
    }
    // A connection that is lost once is made anew at once; one that is lost again may be lost because of this call.
    if (this.attempts > 1) {
      this.#pause(reason)
      return
    }
    this.#state = 'waiting'
    this.#host.again(this)
  }

  alarm(now: number): void {
    if (now >= this.#deadline) {
      this.#giveUp(`the time was up after ${this.#timeoutMs} ms`, undefined)
      return
    }
    this.#host.alarms.set(this, this.#deadline)
    if (this.#state !== 'pausing') return
    this.#state = 'waiting'
    this.#host.again(this)
  }

  /** The caller's signal was aborted. An object as the listener spares a closure per call. */
  handleEvent(): void {
    this.#giveUp('the call was aborted', this.#signal)
  }

  fail(error: TeselaError): void {
    if (this.#state === 'ended') return
    this.#recall()
    this.#end(error)
  }

  #refused(error: TeselaError): void {
    if (error.outcome === 'unknown') this.#mayHaveBeenApplied = true
    if (this.errand.kind !== 'once' && RETRYABLE.has(error.code)) this.#pause(error)
    else this.#end(error)
  }

  #pause(reason: TeselaError): void {
    this.#lastError = reason
    const now = this.#host.alarms.now()
    const remaining = this.#deadline - now
    // Doubling with jitter, so that many clients of one daemon do not come back together.
    const backoff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(10, this.attempts))
    const jitter = 1 + Math.random() / 2
    const pause = (reason.retryAfterMs ?? Math.min(backoff, remaining / 3)) * jitter
    // An attempt that leaves no time for its answer could only turn a known outcome into an unknown one.
    if (pause + Math.min(ANSWER_MS, this.#timeoutMs / 10) >= remaining) {
      this.#end(reason)
      return
    }
    this.#state = 'pausing'
    this.#host.alarms.set(this, now + pause)
  }

  #giveUp(what: string, signal: AbortSignal | undefined): void {
    const attempted = this.#state === 'sent'
    this.#recall()
    const cause = signal === undefined ? this.#lastError : signal.reason
    if (attempted || this.#mayHaveBeenApplied) {
      if (this.errand.kind !== 'read') {
        const message = `${what} with the write already sent: it may or may not take effect`
        this.#rejectWith(new UnknownOutcome(message, { cause }))
        return
      }
    }
    if (signal !== undefined) this.#rejectWith(new Aborted(what, { cause }))
    else this.#rejectWith(this.#lastError ?? this.#host.whyDown() ?? new DeadlineExceeded(what))
  }

  /** Takes an attempt in flight back, as far as that goes. */
  #recall(): void {
    if (this.#state !== 'sent') return
    this.#connection?.cancel(this.#id)
    this.#connection = undefined
    this.#host.returned(this)
    if (this.errand.kind !== 'read') this.#mayHaveBeenApplied = true
  }

  /** Ends with an error that speaks of the last attempt only: an earlier one may still have taken effect. */
  #end(error: TeselaError): void {
    const doubtful = this.#mayHaveBeenApplied && error.outcome !== 'unknown'
    this.#rejectWith(doubtful ? new UnknownOutcome(doubt(error), { cause: error }) : error)
  }

  /** Ends with an error that speaks of the whole call. */
  #rejectWith(error: TeselaError): void {
    this.#finish()
    const { input } = this.errand
    if (input !== undefined) error.input ??= input
    this.#reject(error)
  }

  #finish(): void {
    this.#state = 'ended'
    this.#host.alarms.clear(this)
    this.#signal?.removeEventListener('abort', this)
    this.errand.ended()
    this.#host.ended(this)
  }
}

function doubt(error: TeselaError): string {
  return `an earlier attempt may have taken effect, and the last one failed: ${error.message}`
}

/** What is no `TeselaError` is a bug, or an answer that does not decode: after it nobody knows whether it took effect. */
function asTeselaError(error: unknown, changesNothing: boolean): TeselaError {
  if (error instanceof TeselaError) return error
  const outcome = changesNothing ? 'not-applied' : 'unknown'
  return new Internal('the client could not handle the request or its answer', {
    outcome,
    cause: error,
  })
}
