import type { Millis, PeerName, PeerVerdicts } from '../state-sync.ts'
import { backoff } from './backoff.ts'

/** Who is asked, and what became of it. Knows nothing of proofs: it is told verdicts. */
export interface Sources {
  /** Everybody who was ever asked. */
  readonly peers: ReadonlyMap<PeerName, Readonly<PeerVerdicts>>
  /** Who is asked next: the same as before while nothing speaks against it, the leader last. Null: nobody just now. */
  choose(candidates: readonly PeerName[], leader: PeerName | null, now: Millis): PeerName | null
  /** Its record: an honest answer forgives what was slow. */
  valid(peer: PeerName): void
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

export interface SourcesSettings {
  readonly retryMinMs: Millis
  readonly retryMaxMs: Millis
}

export function createSources(settings: SourcesSettings): Sources {
  return new VerdictBook(settings)
}

interface Record extends PeerVerdicts {
  excluded: boolean
  gone: boolean
  /** In a row. */
  failures: number
  restUntil: Millis
}

class VerdictBook implements Sources {
  readonly #settings: SourcesSettings
  readonly peers = new Map<PeerName, Record>()
  #current: PeerName | null = null

  constructor(settings: SourcesSettings) {
    this.#settings = settings
  }

  choose(candidates: readonly PeerName[], leader: PeerName | null, now: Millis): PeerName | null {
    const ready = candidates.filter((peer) => {
      const record = this.peers.get(peer)
      return record === undefined || (!record.excluded && now >= record.restUntil)
    })
    const failures = (peer: PeerName) => this.peers.get(peer)?.failures ?? 0
    const last = (peer: PeerName) => (peer === leader ? 1 : 0)
    const without = (peer: PeerName) => (this.gone(peer) ? 1 : 0)
    // The leader behind who does as well, not behind who fails: two that are silent in turn would keep it unasked.
    const [best] = ready.sort(
      (one, other) =>
        without(one) - without(other) ||
        failures(one) - failures(other) ||
        last(one) - last(other) ||
        (one < other ? -1 : 1),
    )
    const current = this.#current
    // Only the leader is relieved before it fails, by whoever has not failed (R5).
    const relieved = current === leader && best !== undefined && failures(best) === 0
    if (current !== null && ready.includes(current) && !relieved) return current
    this.#current = best ?? null
    return this.#current
  }

  valid(peer: PeerName): void {
    const record = this.#record(peer)
    record.valid += 1
    record.failures = 0
    record.gone = false
  }

  invalid(peer: PeerName): void {
    const record = this.#record(peer)
    record.invalid += 1
    record.excluded = true
  }

  timedOut(peer: PeerName, now: Millis): void {
    const record = this.#record(peer)
    record.timedOut += 1
    this.#rest(record, now, 0)
  }

  unavailable(peer: PeerName, now: Millis, retryAfterMs: Millis, gone: boolean): void {
    const record = this.#record(peer)
    record.unavailable += 1
    if (gone) record.gone = true
    this.#rest(record, now, retryAfterMs)
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
        ...{ valid: 0, invalid: 0, timedOut: 0, unavailable: 0 },
        ...{ excluded: false, gone: false, failures: 0, restUntil: 0 },
      }
      this.peers.set(peer, record)
    }
    return record
  }
}
