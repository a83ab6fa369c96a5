import type { Alarms } from './alarms.ts'
import { type Call, type CallHost, createCall, type Errand } from './call.ts'
import { DEFAULT_TIMEOUT_MS, SESSION_WINDOW } from './constants.ts'
import { Aborted, InvalidArgument, type TeselaError, Unavailable } from './errors.ts'
import { createLane, type Lane } from './lane.ts'
import { createLink, type Link } from './link.ts'
import type { CallOptions } from './options.ts'

/** Takes errands, keeps them within bounds, sends them, and sends them again where that is safe. */
export interface Dispatcher {
  open(signal: AbortSignal): Promise<void>
  run<T>(errand: Errand<T>, options?: CallOptions): Promise<T>
  /** Why there is no connection; undefined while there is one. */
  whyDown(): TeselaError | undefined
  /** Resolves when no call is under way, or when the time is up. */
  idle(timeoutMs: number): Promise<void>
  /** Refuses new calls from now on. */
  seal(): void
  /** Ends every call that is under way and the connection. */
  close(): Promise<void>
}

const MiB = 1024 * 1024
const LIMITS = {
  maxCalls: 65_536,
  maxBytes: 128 * MiB,
  maxInFlight: SESSION_WINDOW,
  maxBytesInFlight: 16 * MiB,
}
const CLOSED = 'the client was closed'

export function createDispatcher(findSocket: () => Promise<string>, alarms: Alarms): Dispatcher {
  return new LaneDispatcher(findSocket, alarms)
}

class LaneDispatcher implements Dispatcher, CallHost {
  readonly alarms: Alarms
  readonly #link: Link
  readonly #writes = createLane(LIMITS)
  readonly #others = createLane(LIMITS)
  /** All calls under way, for `close`. */
  readonly #calls: Call[] = []
  #sealed = false
  #pumping = false
  #whenIdle: PromiseWithResolvers<void> | undefined

  constructor(findSocket: () => Promise<string>, alarms: Alarms) {
    this.alarms = alarms
    this.#link = createLink({
      findSocket,
      onWritable: () => this.#pump(),
      onDown: () => this.#pump(),
      isWanted: () => this.#calls.length > 0,
    })
  }

  async open(signal: AbortSignal): Promise<void> {
    await this.#link.open(signal)
  }

  run<T>(errand: Errand<T>, options: CallOptions = {}): Promise<T> {
    const { signal, timeoutMs = DEFAULT_TIMEOUT_MS } = options
    const lane = this.#laneOf(errand)
    const refusal = this.#refusal(lane, errand.weight, timeoutMs, signal)
    if (refusal !== undefined) {
      if (errand.input !== undefined) refusal.input = errand.input
      return Promise.reject(refusal)
    }
    const { call, result } = createCall(this, errand, timeoutMs, signal)
    call.place = this.#calls.push(call) - 1
    lane.enter(call)
    const connection = this.#link.connection
    if (connection?.writable && lane.pass(call)) {
      call.attempt(connection)
    } else {
      lane.wait(call)
      this.#pump()
    }
    return result
  }

  again(call: Call): void {
    this.#laneOf(call.errand).wait(call)
    this.#pump()
  }

  returned(call: Call): void {
    this.#laneOf(call.errand).returned(call)
  }

  ended(call: Call): void {
    const last = this.#calls.pop()
    if (last !== undefined && last !== call) {
      this.#calls[call.place] = last
      last.place = call.place
    }
    this.#laneOf(call.errand).leave(call)
    if (this.#calls.length === 0) this.#whenIdle?.resolve()
    this.#pump()
  }

  whyDown(): TeselaError | undefined {
    const reason = this.#link.whyDown
    // A new error for each call that asks, because each writes its input into it.
    return reason instanceof Unavailable
      ? new Unavailable(reason.message, { cause: reason })
      : reason
  }

  seal(): void {
    this.#sealed = true
  }

  async idle(timeoutMs: number): Promise<void> {
    if (this.#calls.length === 0) return
    this.#whenIdle ??= Promise.withResolvers<void>()
    const patience = setTimeout(this.#whenIdle.resolve, timeoutMs)
    await this.#whenIdle.promise
    clearTimeout(patience)
    this.#whenIdle = undefined
  }

  async close(): Promise<void> {
    this.seal()
    for (const call of [...this.#calls]) call.fail(new Unavailable(CLOSED))
    await this.#link.close()
  }

  #refusal(
    lane: Lane,
    weight: number,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): TeselaError | undefined {
    if (this.#sealed) return new Unavailable(CLOSED)
    if (!(timeoutMs > 0)) return new InvalidArgument('timeoutMs must be a positive number')
    if (signal?.aborted) return new Aborted('the call was aborted', { cause: signal.reason })
    return lane.refusal(weight)
  }

  #laneOf(errand: Errand<unknown>): Lane {
    return errand.kind === 'write' ? this.#writes : this.#others
  }

  /** Sends what may be sent. Sending may end calls, which asks for more: one loop serves them all. */
  #pump(): void {
    if (this.#pumping) return
    this.#pumping = true
    const lanes = [this.#writes, this.#others]
    let idle = 0
    for (let turn = 0; idle < lanes.length; turn++) {
      const connection = this.#link.connection
      if (!connection?.writable) break
      const call = lanes[turn % lanes.length]?.next()
      if (call === undefined) {
        idle += 1
      } else {
        idle = 0
        call.attempt(connection)
      }
    }
    this.#pumping = false
    if (this.#calls.length > 0) this.#link.wanted()
  }
}
