import type { Index, Millis } from '@tesela/raft'
import type { AppliedIndex } from './applied-index.ts'
import type { Deadlines } from './deadlines.ts'
import { type GroupError, UnavailableError } from './errors.ts'
import type { Asks } from './forward/asks.ts'
import { errorOf, NotLeaderError, worthAnotherTry } from './forward/failure.ts'
import type { Leadership } from './leadership.ts'
import type { Mailbox } from './mailbox.ts'
import { createWaiter, type Waiter } from './waiter.ts'

/**
 * Which revision a read must reflect. One round of ReadIndex serves everything that was asked before the turn
 * in which it begins (rule 60).
 */
export interface Reads {
  /** Resolves with the applied index once it covers everything committed before the call. */
  linearizable(waiter: Waiter<Index>): void
  /** Resolves once `atLeast` is applied, and no earlier than a first ReadIndex of this start (rule 38). */
  local(atLeast: Index, waiter: Waiter<Index>): void
  /** For another member: the read index; `NotLeaderError` where this member cannot confirm that it leads. */
  serve(waiter: Waiter<Index>): void
  gather(): void
  /** Held reads try again; without a confirmation one is attempted. */
  retry(): void
  readonly confirmed: boolean
  /** What the first ReadIndex of this start named: everything committed before it. */
  readonly confirmedAt: Index | null
}

export interface ReadsOptions {
  readonly mailbox: Mailbox
  readonly leadership: Leadership
  readonly asks: Asks
  readonly applied: AppliedIndex
  readonly clock: { now(): Millis }
  readonly deadlines: Deadlines
  /** How long the leader's answer is awaited before it is asked again: asking twice is harmless. */
  readonly attemptMs: Millis
  halted(): GroupError | null
}

export function createReads(options: ReadsOptions): Reads {
  return new ConfirmedReads(options)
}

/** Waits for a read index; the answer of a served one is the index itself. */
interface Question {
  readonly served: boolean
  readonly waiter: Waiter<Index>
}

class ConfirmedReads implements Reads {
  readonly #options: ReadsOptions
  #ready: Question[] = []
  #held: Question[] = []
  /** Local reads before the first ReadIndex. */
  #unconfirmed: { readonly atLeast: Index; readonly waiter: Waiter<Index> }[] = []
  /** What the first ReadIndex of this start answered. */
  #confirmedAt: Index | null = null
  #attempting = false

  constructor(options: ReadsOptions) {
    this.#options = options
  }

  get confirmedAt(): Index | null {
    return this.#confirmedAt
  }

  get confirmed(): boolean {
    return this.#confirmedAt !== null && this.#options.applied.index >= this.#confirmedAt
  }

  linearizable(waiter: Waiter<Index>): void {
    this.#ask({ served: false, waiter })
  }

  serve(waiter: Waiter<Index>): void {
    this.#ask({ served: true, waiter })
  }

  local(atLeast: Index, waiter: Waiter<Index>): void {
    if (this.#confirmedAt === null) this.#unconfirmed.push({ atLeast, waiter })
    else this.#options.applied.wait(Math.max(atLeast, this.#confirmedAt), waiter)
  }

  retry(): void {
    this.#held = this.#held.filter(waits)
    this.#unconfirmed = this.#unconfirmed.filter(waits)
    const { self, leader } = this.#options.leadership
    if (!self && leader === null) return
    if (this.#held.length > 0) {
      this.#ready = [...this.#held, ...this.#ready]
      this.#held = []
      this.#options.mailbox.wake()
    }
    if (this.#confirmedAt === null) this.#attempt()
  }

  gather(): void {
    if (this.#ready.length === 0) return
    const asking = this.#ready.filter(waits)
    this.#ready = []
    if (asking.length === 0) return
    const { leadership, mailbox } = this.#options
    const halted = this.#options.halted()
    if (halted !== null) {
      for (const { waiter } of asking) waiter.reject(halted)
    } else if (leadership.self) {
      mailbox.readIndex((index) => {
        if (index === null) this.#again(asking)
        else this.#answer(asking, index)
      })
    } else {
      this.#forward(this.#refuseServed(asking))
    }
  }

  #ask(question: Question): void {
    this.#ready.push(question)
    this.#options.mailbox.wake()
  }

  #forward(asking: readonly Question[]): void {
    const { leadership, asks, clock, attemptMs } = this.#options
    if (asking.length === 0) return
    const deadline = clock.now() + attemptMs
    const sent =
      leadership.leader !== null &&
      asks.ask(leadership.leader, { propose: [], readIndex: {} }, deadline, {
        answer: ({ failure, readIndex }) => {
          const error = failure === undefined ? null : errorOf(failure)
          if (readIndex !== undefined && error === null) this.#answer(asking, readIndex)
          else if (error === null || worthAnotherTry(error)) this.#again(asking)
          else for (const { waiter } of asking) waiter.reject(new UnavailableError(error.message))
          return true
        },
        lost: () => this.#again(asking),
      })
    if (!sent) this.#again(asking)
  }

  #answer(asking: readonly Question[], index: Index): void {
    this.#confirm(index)
    for (const { served, waiter } of asking) {
      if (served) waiter.resolve(index)
      else if (!waiter.settled) this.#options.applied.wait(index, waiter)
    }
  }

  #again(asking: readonly Question[]): void {
    this.#held = this.#held.concat(this.#refuseServed(asking).filter(waits))
  }

  #refuseServed(asking: readonly Question[]): readonly Question[] {
    if (!asking.some(({ served }) => served)) return asking
    const error = new NotLeaderError(this.#options.leadership.leader)
    for (const { served, waiter } of asking) if (served) waiter.reject(error)
    return asking.filter(({ served }) => !served)
  }

  #confirm(index: Index): void {
    if (this.#confirmedAt !== null) return
    this.#confirmedAt = index
    const waiting = this.#unconfirmed
    this.#unconfirmed = []
    for (const { atLeast, waiter } of waiting) this.local(atLeast, waiter)
  }

  #attempt(): void {
    if (this.#attempting) return
    this.#attempting = true
    const waiter = createWaiter<Index>({
      deadlines: this.#options.deadlines,
      deadline: this.#options.clock.now() + this.#options.attemptMs,
      giveUp: () => new UnavailableError('no answer to this attempt'),
      done: () => {
        this.#attempting = false
      },
    })
    this.linearizable(waiter)
  }
}

function waits({ waiter }: { readonly waiter: Waiter<Index> }): boolean {
  return !waiter.settled
}
