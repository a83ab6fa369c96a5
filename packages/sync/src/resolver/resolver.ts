import type { Millis, PeerName, PeerVerdicts } from '../state-sync.ts'
import { backoffAsTold } from './backoff.ts'

/**
 * Who is asked, and what became of it. It knows peers, scores and timeouts and nothing of proofs: it is told verdicts, one
 * for every request that was judged. An answer that is neither right nor wrong (`neutral`) it is not told of (R8).
 */
export interface Resolver {
  /** Everybody who was ever asked. */
  readonly peers: ReadonlyMap<PeerName, Readonly<PeerVerdicts>>
  /**
   * Who is asked next of those that have room: by how fast they answered lately (R1). The leader only where nobody else
   * could be, busy or not. Null: nobody just now.
   */
  choose(
    candidates: readonly PeerName[],
    leader: PeerName | null,
    busy: (peer: PeerName) => boolean,
    now: Millis,
  ): PeerName | null
  /** An honest answer forgives what was slow. */
  valid(peer: PeerName, tookMs: Millis, bytes: number): void
  /** Bytes that are a part of something: no verdict. */
  brought(peer: PeerName, bytes: number): void
  /** It is asked no more for this target (R3). */
  invalid(peer: PeerName): void
  /** It is asked again after a while, never lost for good (R2, R4). Also for a message that could not be sent. */
  timedOut(peer: PeerName, now: Millis): void
  /** @param retryAfterMs 0: as after a timeout. @param gone it does not have the target */
  unavailable(peer: PeerName, now: Millis, retryAfterMs: Millis, gone: boolean): void
  excluded(peer: PeerName): boolean
  /** It said that it does not have the target, and nothing else since. */
  gone(peer: PeerName): boolean
  /** For another target everybody is asked again. */
  forgive(): void
}

export interface ResolverSettings {
  readonly fetchTimeoutMs: Millis
  readonly retryMinMs: Millis
  readonly retryMaxMs: Millis
}

export function createResolver(settings: ResolverSettings): Resolver {
  return new VerdictBook(settings)
}

interface Record extends PeerVerdicts {
  excluded: boolean
  gone: boolean
  /** In a row. */
  failures: number
  /** Moving average of how long an answer took; null: none was judged yet, so that who is new is asked (R5). */
  answerMs: Millis | null
  restUntil: Millis
}

/** What a new answer counts for in the average. */
const NEWEST_SHARE = 1 / 4

class VerdictBook implements Resolver {
  readonly #settings: ResolverSettings
  readonly peers = new Map<PeerName, Record>()

  constructor(settings: ResolverSettings) {
    this.#settings = settings
  }

  choose(
    candidates: readonly PeerName[],
    leader: PeerName | null,
    busy: (peer: PeerName) => boolean,
    now: Millis,
  ): PeerName | null {
    const ready = candidates.filter((peer) => {
      const record = this.peers.get(peer)
      return record === undefined || (!record.excluded && now >= record.restUntil)
    })
    const failures = (peer: PeerName) => this.peers.get(peer)?.failures ?? 0
    const answerMs = (peer: PeerName) => this.peers.get(peer)?.answerMs ?? 0
    const last = (peer: PeerName) => (peer === leader ? 1 : 0)
    const without = (peer: PeerName) => (this.gone(peer) ? 1 : 0)
    // Not only where all others rest: two that are silent in turn would keep it unasked.
    const spared = ready.some((peer) => peer !== leader && !this.gone(peer) && failures(peer) === 0)
    const [best] = ready
      .filter((peer) => !busy(peer) && !(peer === leader && spared))
      .sort(
        (one, other) =>
          without(one) - without(other) ||
          failures(one) - failures(other) ||
          last(one) - last(other) ||
          answerMs(one) - answerMs(other) ||
          (one < other ? -1 : 1),
      )
    return best ?? null
  }

  valid(peer: PeerName, tookMs: Millis, bytes: number): void {
    const record = this.#record(peer)
    record.valid += 1
    record.bytes += bytes
    record.failures = 0
    record.gone = false
    this.#average(record, tookMs)
  }

  brought(peer: PeerName, bytes: number): void {
    this.#record(peer).bytes += bytes
  }

  invalid(peer: PeerName): void {
    const record = this.#record(peer)
    record.invalid += 1
    record.excluded = true
  }

  timedOut(peer: PeerName, now: Millis): void {
    const record = this.#record(peer)
    record.timedOut += 1
    this.#failed(record, now, 0)
  }

  unavailable(peer: PeerName, now: Millis, retryAfterMs: Millis, gone: boolean): void {
    const record = this.#record(peer)
    record.unavailable += 1
    if (gone) record.gone = true
    this.#failed(record, now, retryAfterMs)
  }

  excluded(peer: PeerName): boolean {
    return this.peers.get(peer)?.excluded === true
  }

  gone(peer: PeerName): boolean {
    return this.peers.get(peer)?.gone === true
  }

  forgive(): void {
    for (const record of this.peers.values()) {
      record.excluded = false
      if (record.gone) record.restUntil = 0
      record.gone = false
    }
  }

  #average(record: Record, tookMs: Millis): void {
    const average = record.answerMs ?? tookMs
    record.answerMs = average + NEWEST_SHARE * (tookMs - average)
  }

  /** As if it had taken as long as one may (R2). Several requests that fail together are one failure. */
  #failed(record: Record, now: Millis, retryAfterMs: Millis): void {
    this.#average(record, this.#settings.fetchTimeoutMs)
    if (now < record.restUntil) return
    record.failures += 1
    record.restUntil = now + backoffAsTold(retryAfterMs, record.failures, this.#settings)
  }

  #record(peer: PeerName): Record {
    let record = this.peers.get(peer)
    if (record === undefined) {
      record = {
        ...{ valid: 0, invalid: 0, timedOut: 0, unavailable: 0, bytes: 0 },
        ...{ excluded: false, gone: false, failures: 0, answerMs: null, restUntil: 0 },
      }
      this.peers.set(peer, record)
    }
    return record
  }
}
