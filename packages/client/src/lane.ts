import type { Call } from './call.ts'
import { Overloaded, type TeselaError } from './errors.ts'

/**
 * Calls of one sort: those that wait to be sent, and how much is under way. Reads and writes have a lane each, so
 * that neither waits behind the other's bounds.
 *
 * Invariant: `#calls` and `#weight` count every call from `enter` to `leave`, whatever it waits for.
 */
export interface Lane {
  /** The error for a call of this weight where there is no room for it. */
  refusal(weight: number): TeselaError | undefined
  enter(call: Call): void
  leave(call: Call): void
  /** Waits to be sent. */
  wait(call: Call): void
  /** The call that may be sent now, counted as in flight; undefined if there is none. */
  next(): Call | undefined
  /** Whether a call that nobody is in front of may be sent now; counts it as in flight if so. */
  pass(call: Call): boolean
  /** An attempt of the call is over. */
  returned(call: Call): void
}

export interface LaneLimits {
  /** Calls under way altogether, and the bytes of their operations. */
  readonly maxCalls: number
  readonly maxBytes: number
  /** Calls sent and not answered yet, and their bytes. One is always allowed, whatever its size. */
  readonly maxInFlight: number
  readonly maxBytesInFlight: number
}

export function createLane(limits: LaneLimits): Lane {
  return new QueueLane(limits)
}

class QueueLane implements Lane {
  readonly #limits: LaneLimits
  /** Calls that hold a place. Apart from the others, whose place may only come free when these are answered. */
  readonly #placed = new Set<Call>()
  readonly #fresh = new Set<Call>()
  #calls = 0
  #weight = 0
  #inFlight = 0
  #bytesInFlight = 0

  constructor(limits: LaneLimits) {
    this.#limits = limits
  }

  refusal(weight: number): TeselaError | undefined {
    const { maxCalls, maxBytes } = this.#limits
    if (this.#calls > 0 && (this.#calls >= maxCalls || this.#weight + weight > maxBytes)) {
      return new Overloaded(
        `${this.#calls} calls are waiting in this client already; await some before making more`,
        { retryAfterMs: 100 },
      )
    }
    return undefined
  }

  enter(call: Call): void {
    this.#calls += 1
    this.#weight += call.errand.weight
  }

  leave(call: Call): void {
    this.#placed.delete(call)
    this.#fresh.delete(call)
    this.#calls -= 1
    this.#weight -= call.errand.weight
  }

  wait(call: Call): void {
    if (call.errand.holdsPlace) this.#placed.add(call)
    else this.#fresh.add(call)
  }

  next(): Call | undefined {
    const waiting = this.#placed.size > 0 ? this.#placed : this.#fresh
    if (waiting.size === 0) return undefined
    const [call] = waiting
    if (call === undefined || !this.#admits(call)) return undefined
    waiting.delete(call)
    this.#depart(call)
    return call
  }

  pass(call: Call): boolean {
    if (this.#placed.size > 0 || this.#fresh.size > 0 || !this.#admits(call)) return false
    this.#depart(call)
    return true
  }

  returned(call: Call): void {
    this.#inFlight -= 1
    this.#bytesInFlight -= call.errand.weight
  }

  #admits(call: Call): boolean {
    const { maxInFlight, maxBytesInFlight } = this.#limits
    if (this.#inFlight >= maxInFlight) return false
    if (this.#inFlight > 0 && this.#bytesInFlight + call.errand.weight > maxBytesInFlight)
      return false
    return call.errand.ready()
  }

  #depart(call: Call): void {
    this.#inFlight += 1
    this.#bytesInFlight += call.errand.weight
  }
}
