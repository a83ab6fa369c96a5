import { backoff } from '../snapshot/backoff.ts'
import type { Millis, PeerName, PeerVerdicts } from '../state-sync.ts'

/** Who is asked, and what became of it. Knows nothing of proofs: it is told one verdict for each answer. */
export interface Resolver {
  /** Everybody who was ever asked. */
  readonly peers: ReadonlyMap<PeerName, Readonly<PeerVerdicts>>
  /**
   * Those that may be asked now, who answers soonest first, the leader last (R1): but before those that failed, of whom
   * several in turn would keep it unasked.
   */
  ready(candidates: readonly PeerName[], leader: PeerName | null, now: Millis): readonly PeerName[]
  valid(peer: PeerName, tookMs: Millis, bytes: number): void
  /** It is asked no more for this target (R3). */
  invalid(peer: PeerName): void
  /** It is asked again after a while, never lost for good (R2, R4). Also for a message that could not be sent. */
  timedOut(peer: PeerName, tookMs: Millis, now: Millis): void
  /** @param retryAfterMs 0: as after a timeout */
  unavailable(peer: PeerName, now: Millis, retryAfterMs: Millis): void
  excluded(peer: PeerName): boolean
  /** It failed, and has brought nothing since. */
  failing(peer: PeerName): boolean
  /** For another target everybody is asked again. */
  forgive(): void
}

export interface ResolverSettings {
  readonly retryMinMs: Millis
  readonly retryMaxMs: Millis
}

interface Record extends PeerVerdicts {
  excluded: boolean
  /** In a row. */
  failures: number
  restUntil: Millis
  /** Moving average; 0: nothing is known, so that who is new is asked (R5). */
  answerMs: Millis
}

/** Of the newest answer. */
const WEIGHT = 0.25

export function createResolver(settings: ResolverSettings): Resolver {
  return new VerdictBook(settings)
}

class VerdictBook implements Resolver {
  readonly #settings: ResolverSettings
  readonly peers = new Map<PeerName, Record>()

  constructor(settings: ResolverSettings) {
    this.#settings = settings
  }

  ready(candidates: readonly PeerName[], leader: PeerName | null, now: Millis): PeerName[] {
    const failures = (peer: PeerName) => this.peers.get(peer)?.failures ?? 0
    const answerMs = (peer: PeerName) => this.peers.get(peer)?.answerMs ?? 0
    const last = (peer: PeerName) => (peer === leader ? 1 : 0)
    return candidates
      .filter((peer) => {
        const record = this.peers.get(peer)
        return record === undefined || (!record.excluded && now >= record.restUntil)
      })
      .toSorted(
        (one, other) =>
          failures(one) - failures(other) ||
          last(one) - last(other) ||
          answerMs(one) - answerMs(other) ||
          (one < other ? -1 : 1),
      )
  }

  valid(peer: PeerName, tookMs: Millis, bytes: number): void {
    const record = this.#record(peer)
    record.valid += 1
    record.bytes += bytes
    record.failures = 0
    this.#took(record, tookMs)
  }

  invalid(peer: PeerName): void {
    const record = this.#record(peer)
    record.invalid += 1
    record.excluded = true
  }

  timedOut(peer: PeerName, tookMs: Millis, now: Millis): void {
    const record = this.#record(peer)
    record.timedOut += 1
    this.#took(record, tookMs)
    this.#rest(record, now, 0)
  }

  unavailable(peer: PeerName, now: Millis, retryAfterMs: Millis): void {
    const record = this.#record(peer)
    record.unavailable += 1
    this.#rest(record, now, retryAfterMs)
  }

  excluded(peer: PeerName): boolean {
    return this.peers.get(peer)?.excluded === true
  }

  failing(peer: PeerName): boolean {
    return (this.peers.get(peer)?.failures ?? 0) > 0
  }

  forgive(): void {
    for (const record of this.peers.values()) record.excluded = false
  }

  #took(record: Record, tookMs: Millis): void {
    record.answerMs += (tookMs - record.answerMs) * (record.answerMs === 0 ? 1 : WEIGHT)
  }

  /** Several requests that fail together are one failure. */
  #rest(record: Record, now: Millis, retryAfterMs: Millis): void {
    if (now < record.restUntil) return
    record.failures += 1
    const { retryMinMs, retryMaxMs } = this.#settings
    const wait = retryAfterMs > 0 ? retryAfterMs : backoff(record.failures, this.#settings)
    record.restUntil = now + Math.max(retryMinMs, Math.min(retryMaxMs, wait))
  }

  #record(peer: PeerName): Record {
    let record = this.peers.get(peer)
    if (record === undefined) {
      record = {
        ...{ valid: 0, invalid: 0, timedOut: 0, unavailable: 0, bytes: 0 },
        ...{ excluded: false, failures: 0, restUntil: 0, answerMs: 0 },
      }
      this.peers.set(peer, record)
    }
    return record
  }
}
