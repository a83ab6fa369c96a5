import { randomBytes } from 'node:crypto'
import { SESSION_WINDOW } from './constants.ts'

/**
 * A session of this client in the replicated state: it makes repeats of a write harmless.
 *
 * It is named by a key of 16 random bytes until the answer to its opening tells its id.
 */
export interface Session {
  readonly key: Uint8Array
  /** 0 until it is known. */
  readonly id: number
  /** Every result up to and including this sequence was received, or nobody waits for it any more. */
  readonly acknowledgedThrough: number
  /** False: the window is full of sequences without a received result. */
  readonly hasRoom: boolean
  /** The session will not execute anything any more, or nobody can be sure that it is still the same one. */
  readonly isOver: boolean
  /** Milliseconds for which a write that may have been executed may still be repeated: forever once the id is known. */
  readonly repeatableMs: number
  /** The next sequence: 1, 2, 3, … */
  issue(): number
  ended(sequence: number): void
  /** The answer to an opening. */
  opened(id: number): void
  expire(): void
}

/** Where writes find the session for their first attempt. */
export interface Sessions {
  current(): Session
  /** The session to close at the end: undefined where none was opened. */
  readonly opened: Session | undefined
}

/**
 * How long the opening of a session may be repeated. A session whose opening was applied, and expired without an
 * answer, would be opened a second time and run its writes again. The TTL of a session is ten minutes of log time,
 * which never runs faster than this clock: within one minute it cannot have expired.
 */
const OPENING_MS = 60_000

/** `now` in monotonic milliseconds. */
export function createSessions(now: () => number): Sessions {
  return new SessionKeeper(now)
}

class SessionKeeper implements Sessions {
  readonly #now: () => number
  #session: WindowedSession | undefined

  constructor(now: () => number) {
    this.#now = now
  }

  current(): Session {
    if (this.#session === undefined || this.#session.isOver) {
      this.#session = new WindowedSession(this.#now)
    }
    return this.#session
  }

  get opened(): Session | undefined {
    const session = this.#session
    return session === undefined || session.id === 0 || session.isOver ? undefined : session
  }
}

class WindowedSession implements Session {
  readonly key = new Uint8Array(randomBytes(16))
  id = 0
  acknowledgedThrough = 0
  readonly #now: () => number
  readonly #born: number
  #issued = 0
  #expired = false
  /** Sequences above `acknowledgedThrough` that ended, at their place modulo the window. */
  readonly #ended = new Uint8Array(SESSION_WINDOW)

  constructor(now: () => number) {
    this.#now = now
    this.#born = now()
  }

  get hasRoom(): boolean {
    return this.#issued - this.acknowledgedThrough < SESSION_WINDOW
  }

  get isOver(): boolean {
    return this.#expired || this.repeatableMs < 0
  }

  get repeatableMs(): number {
    return this.id === 0 ? this.#born + OPENING_MS - this.#now() : Number.POSITIVE_INFINITY
  }

  issue(): number {
    this.#issued += 1
    return this.#issued
  }

  ended(sequence: number): void {
    this.#ended[sequence % SESSION_WINDOW] = 1
    for (;;) {
      const next = (this.acknowledgedThrough + 1) % SESSION_WINDOW
      if (this.#ended[next] !== 1) return
      this.#ended[next] = 0
      this.acknowledgedThrough += 1
    }
  }

  opened(id: number): void {
    // An answer that comes too late may be that of a second opening, and another id certainly is: what was executed
    // under the first one is forgotten there.
    if (this.isOver || (this.id !== 0 && this.id !== id)) this.#expired = true
    else this.id = id
  }

  expire(): void {
    this.#expired = true
  }
}
