import { backoff, backoffAsTold } from '../resolver/backoff.ts'
import type { Leader, Millis, PeerName } from '../state-sync.ts'
import type { LogRoot } from './log-root.ts'
import type { LogAnswer, LogRequest } from './messages.ts'

/**
 * Asks the leader of the current term how far its log goes, and nobody else: until it says so, and again and again while
 * entries are fetched, which tells of newer ones and keeps the log for this member.
 */
export interface TargetSeeker {
  /** How often the leader named what cannot be. */
  readonly bad: number
  /** @param neededRun the first that is lacking */
  poll(now: Millis, neededRun: number): void
  /** False: it is no answer to what was asked. */
  answer(from: PeerName, answer: LogAnswer, now: Millis): boolean
  /** It is asked at once. */
  hurry(now: Millis): void
}

export interface TargetSeekerOptions {
  readonly self: PeerName
  leader(): Leader | null
  requestId(): number
  send(to: PeerName, request: LogRequest): boolean
  /** False: that cannot be. */
  named(root: LogRoot): boolean
  readonly settings: {
    readonly askTimeoutMs: Millis
    readonly targetEveryMs: Millis
    readonly retryMinMs: Millis
    readonly retryMaxMs: Millis
  }
}

export function createTargetSeeker(options: TargetSeekerOptions): TargetSeeker {
  return new LeaderAsker(options)
}

class LeaderAsker implements TargetSeeker {
  readonly #options: TargetSeekerOptions
  #asked: {
    readonly id: number
    readonly to: PeerName
    readonly term: number
    readonly deadline: Millis
  } | null = null
  #nextAt: Millis = 0
  /** In a row. */
  #refusals = 0
  bad = 0

  constructor(options: TargetSeekerOptions) {
    this.#options = options
  }

  poll(now: Millis, neededRun: number): void {
    const { self, settings } = this.#options
    const leader = this.#options.leader()
    const asked = this.#asked
    if (asked !== null && (now >= asked.deadline || asked.to !== leader?.id)) {
      this.#asked = null
      this.#nextAt = now
    }
    const waits = this.#asked !== null || now < this.#nextAt
    if (waits || leader === null || leader.id === self) return
    const id = this.#options.requestId()
    const deadline = now + settings.askTimeoutMs
    this.#asked = { id, to: leader.id, term: leader.term, deadline }
    if (this.#options.send(leader.id, { type: 'fetchTarget', id, neededRun })) return
    this.#asked = null
    this.#nextAt = now + settings.retryMinMs
  }

  answer(from: PeerName, answer: LogAnswer, now: Millis): boolean {
    const asked = this.#asked
    // A stale answer stops nothing (H4).
    if (asked === null || asked.id !== answer.id || asked.to !== from) return false
    this.#asked = null
    const { settings } = this.#options
    if (answer.type === 'unavailable') {
      this.#refusals += 1
      this.#nextAt = now + backoffAsTold(answer.retryAfterMs, this.#refusals, settings)
      return true
    }
    this.#refusals = 0
    this.#nextAt = now + settings.targetEveryMs
    const leader = this.#options.leader()
    // It leads no more, as the core knows it: whoever does is asked.
    const leads = leader?.id === from && leader.term === asked.term
    if (leads && (answer.type !== 'target' || !this.#options.named(answer.root))) {
      this.bad += 1
      this.#nextAt = now + backoff(this.bad, settings)
    }
    return true
  }

  hurry(now: Millis): void {
    this.#nextAt = now
  }
}
