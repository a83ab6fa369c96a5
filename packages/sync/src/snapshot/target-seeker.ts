import { backoff, backoffAsTold } from '../resolver/backoff.ts'
import type { Leader, Millis, PeerName } from '../state-sync.ts'
import type {
  SnapshotAnswer,
  SnapshotMessage,
  SnapshotTarget,
  UnavailableReason,
} from './messages.ts'
import { nameOf, type SnapshotName } from './snapshot-name.ts'

/**
 * Asks the leader of the current term for a target, and nobody else (H7): until there is one, and again and again while
 * it is being fetched, which renews the leader's lease and tells of newer ones.
 */
export interface TargetSeeker {
  /** What the present leader named last, where it would do. Null: nothing yet. */
  offer(): SnapshotTarget | null
  /** Why the leader named none when it was asked last; null: it did, or has not answered. */
  readonly refusal: UnavailableReason | null
  /** How often the leader named what cannot be. */
  readonly bad: number
  /** @param held what is being fetched */
  poll(now: Millis, held: SnapshotName | null): void
  /** False: it is no answer to what was asked. */
  answer(from: PeerName, answer: SnapshotAnswer, now: Millis): boolean
  /** The offer contradicts itself: it is asked for again later. */
  refuse(now: Millis): void
  /** What a target must reach. */
  readonly atLeast: number
  /** More is needed: what the leader has now is asked for at once. */
  raise(atLeast: number, now: Millis): void
}

export interface TargetSeekerOptions {
  readonly self: PeerName
  leader(): Leader | null
  requestId(): number
  send(to: PeerName, message: SnapshotMessage): boolean
  /** The leader is at work on a target. */
  preparing(): void
  readonly atLeast: number
  /** What no majority of the voters reported would not do. */
  readonly sealedOnly: boolean
  readonly settings: TargetSeekerSettings
}

interface TargetSeekerSettings {
  readonly snapshotRequestTimeoutMs: Millis
  readonly fetchTimeoutMs: Millis
  readonly snapshotTtlMs: Millis
  readonly retryMinMs: Millis
  readonly retryMaxMs: Millis
  readonly maxLeaves: number
}

export function createTargetSeeker(options: TargetSeekerOptions): TargetSeeker {
  return new LeaderAsker(options)
}

/** The lease is renewed so often that two renewals may be lost. */
const RENEWALS_IN_TTL = 3

class LeaderAsker implements TargetSeeker {
  readonly #options: TargetSeekerOptions
  #asked: { readonly id: number; readonly to: PeerName; readonly deadline: Millis } | null = null
  #nextAt: Millis = 0
  #offer: { readonly target: SnapshotTarget; readonly leader: Leader } | null = null
  /** Whom the last one asked holds for the leader. Asked once, ahead of time: its answer counts only if it leads. */
  #redirected: PeerName | null = null
  #refusals = 0
  refusal: UnavailableReason | null = null
  bad = 0
  atLeast: number

  constructor(options: TargetSeekerOptions) {
    this.#options = options
    this.atLeast = options.atLeast
  }

  offer(): SnapshotTarget | null {
    const leader = this.#options.leader()
    if (this.#offer === null || leader === null) return null
    const { target, leader: by } = this.#offer
    const current = by.id === leader.id && by.term === leader.term
    return current && this.#wouldDo(target) ? target : null
  }

  poll(now: Millis, held: SnapshotName | null): void {
    const { settings, self } = this.#options
    const leader = this.#options.leader()
    if (this.#asked !== null) {
      const other = leader !== null && this.#asked.to !== leader.id && this.#redirected === null
      if (now >= this.#asked.deadline || other) {
        this.#asked = null
        this.#redirected = null
        this.#nextAt = now
      }
    }
    const to = this.#redirected ?? leader?.id ?? null
    if (this.#asked !== null || now < this.#nextAt || to === null || to === self) return
    const id = this.#options.requestId()
    // What is asked ahead of time, or only to renew a lease, is given up sooner.
    const first = held === null && this.#redirected === null
    const patience = first ? settings.snapshotRequestTimeoutMs : settings.fetchTimeoutMs
    const name = held === null ? null : nameOf(held)
    const { atLeast } = this
    const { sealedOnly } = this.#options
    if (this.#options.send(to, { type: 'fetchTarget', id, atLeast, sealedOnly, held: name })) {
      this.#asked = { id, to, deadline: now + patience }
    } else {
      this.#redirected = null
      this.#nextAt = now + settings.retryMinMs
    }
  }

  raise(atLeast: number, now: Millis): void {
    this.atLeast = atLeast
    this.#asked = null
    this.#redirected = null
    this.#nextAt = now
  }

  answer(from: PeerName, answer: SnapshotAnswer, now: Millis): boolean {
    // A stale answer stops nothing (H4).
    if (this.#asked === null || this.#asked.id !== answer.id || this.#asked.to !== from) {
      return false
    }
    const { settings } = this.#options
    const redirected = this.#redirected !== null
    this.#asked = null
    this.#redirected = null
    this.#nextAt = now + settings.retryMinMs
    if (answer.type === 'target') {
      this.#named(from, answer.target, now)
    } else if (answer.type !== 'unavailable') {
      this.refuse(now)
    } else if (answer.reason === 'notLeader') {
      if (answer.leader === null || answer.leader === from || redirected) return true
      this.#redirected = answer.leader
      this.#nextAt = now
    } else {
      this.refusal = answer.reason
      if (answer.reason === 'preparing') this.#options.preparing()
      this.#refusals += 1
      this.#nextAt = now + backoffAsTold(answer.retryAfterMs, this.#refusals, settings)
    }
    return true
  }

  refuse(now: Millis): void {
    this.#offer = null
    this.bad += 1
    this.#nextAt = now + backoff(this.bad, this.#options.settings)
  }

  #named(from: PeerName, target: SnapshotTarget, now: Millis): void {
    const leader = this.#options.leader()
    // Whoever it is, the core does not know it for the leader of this term.
    if (leader === null || leader.id !== from) return
    this.#refusals = 0
    this.refusal = null
    const { settings } = this.#options
    const joins = target.firstIndex <= target.anchor + 1
    if (!joins || target.term > leader.term || target.leaves > settings.maxLeaves) {
      this.refuse(now)
      return
    }
    this.#offer = { target, leader }
    // What does not reach far enough was asked for before more was needed: asked again at once.
    if (this.#wouldDo(target)) {
      this.#nextAt = now + settings.snapshotTtlMs / RENEWALS_IN_TTL
    }
  }

  /** Also of a leader of an older version, which does not look at what it was asked for. */
  #wouldDo({ anchor, sealed }: SnapshotTarget): boolean {
    return anchor >= this.atLeast && (sealed || !this.#options.sealedOnly)
  }
}
