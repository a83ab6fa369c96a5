import type { Millis, PeerName } from '../state-sync.ts'
import type { SnapshotAnswer, SnapshotRequest } from './messages.ts'
import type { Run } from './places.ts'
import { createRequests, type Tracked } from './requests.ts'
import type { Sources } from './sources.ts'
import type { Stage } from './stage.ts'

/**
 * Asks all sources at once for what a stage lacks: who is asked, the sources say, what for, the stage. It keeps the
 * account between the two, of requests by id and of what they stand for.
 */
export interface Fetcher {
  /** Who is asked for something now. */
  readonly sources: readonly PeerName[]
  /** Everybody that was asked for something of the target. */
  readonly asked: ReadonlySet<PeerName>
  /**
   * @param stage null: nothing more is asked for just now
   * @param buffered bytes that wait elsewhere (C8)
   */
  poll(stage: Stage | null, buffered: number, now: Millis): void
  /** Null: it is no answer to what is under way, and nobody is blamed. Else the bytes that were taken. */
  answer(from: PeerName, answer: SnapshotAnswer, now: Millis): number | null
  /** Another target. Leaves that are under way for so many targets before it still count, nothing else does (C4, C15). */
  moved(retained: number): void
  /** Gives up what would bring nothing any more; nobody is blamed. */
  sift(): void
  /** Gives up everything. */
  end(): void
}

export interface FetcherOptions {
  readonly sources: Sources
  candidates(): readonly PeerName[]
  leader(): PeerName | null
  requestId(): number
  send(to: PeerName, request: SnapshotRequest): boolean
  /** Its answer was not what the target binds: it is asked for nothing more of it (R3). */
  blamed(peer: PeerName, why: string): void
  readonly settings: {
    readonly fetchTimeoutMs: Millis
    readonly maxOutstanding: number
    readonly maxOutstandingPerPeer: number
    readonly maxBufferedBytes: number
  }
}

export function createFetcher(options: FetcherOptions): Fetcher {
  return new ParallelFetcher(options)
}

/** A part of a large leaf is asked for so often before the leaf is given up, and begun anew with somebody else. */
const PART_TRIES = 4

class ParallelFetcher implements Fetcher {
  readonly #options: FetcherOptions
  readonly #requests = createRequests()
  readonly asked = new Set<PeerName>()

  constructor(options: FetcherOptions) {
    this.#options = options
  }

  get sources(): readonly PeerName[] {
    return [...this.#requests.peers]
  }

  poll(stage: Stage | null, buffered: number, now: Millis): void {
    const { sources, candidates, leader, settings } = this.#options
    const reachable = candidates()
    this.#giveUp(reachable, now)
    if (stage === null) return
    const refused = new Set<PeerName>()
    const busy = (peer: PeerName) =>
      refused.has(peer) || this.#requests.to(peer) >= settings.maxOutstandingPerPeer
    while (!stage.busy && this.#requests.size < settings.maxOutstanding) {
      const inAll = buffered + this.#requests.bytes + stage.answerBytes
      // One request at least: else a bound below one answer would stop everything.
      const idle = buffered === 0 && this.#requests.size === 0
      if (inAll > settings.maxBufferedBytes && !idle) return
      const peer = sources.choose(reachable, leader(), busy, now)
      if (peer === null) return
      const run = stage.places.ask(stage.runLength)
      if (run === null) return
      if (!this.#ask(stage, peer, run, null, now)) refused.add(peer)
    }
  }

  answer(from: PeerName, answer: SnapshotAnswer, now: Millis): number | null {
    const { sources } = this.#options
    const tracked = this.#requests.answered(from, answer.id)
    if (tracked === null) return null
    const { stage, run } = tracked
    if (answer.type === 'unavailable') {
      stage.settled(run, 0)
      const { reason, retryAfterMs } = answer
      const gone = reason === 'expired' || reason === 'pruned' || reason === 'unknownAnchor'
      sources.unavailable(from, now, retryAfterMs, gone)
      return 0
    }
    const taken = stage.take(run, answer)
    switch (taken.verdict) {
      case 'valid':
        stage.settled(run, taken.count)
        sources.valid(from, now - tracked.askedAt, taken.bytes)
        return taken.bytes
      case 'more': {
        sources.brought(from, taken.bytes)
        if (run.count > 1) stage.settled({ from: run.from + 1, count: run.count - 1 }, 0)
        const part = { request: taken.request, tries: 1 }
        this.#ask(stage, from, { from: run.from, count: 1 }, part, now)
        return taken.bytes
      }
      case 'neutral':
        stage.settled(run, 0)
        return 0
      case 'invalid':
        stage.settled(run, 0)
        this.#drop(({ peer }) => peer === from)
        sources.invalid(from)
        this.#options.blamed(from, taken.why)
        return 0
    }
  }

  moved(retained: number): void {
    this.asked.clear()
    const former = [...this.#requests.stages].filter(({ phase }) => phase === 'leaves')
    const kept = new Set(former.slice(Math.max(0, former.length - retained)))
    this.#drop(({ stage }) => !kept.has(stage))
  }

  sift(): void {
    this.#drop(({ stage, run }) => !stage.awaits(run))
  }

  end(): void {
    this.#drop(() => true)
    this.asked.clear()
  }

  /** What is not answered in time, or was put to who is not reachable any more. */
  #giveUp(reachable: readonly PeerName[], now: Millis): void {
    const { sources } = this.#options
    const lost = this.#requests.forget(({ peer }) => !reachable.includes(peer))
    for (const { stage, peer, run } of lost) {
      stage.settled(run, 0)
      sources.timedOut(peer, now)
    }
    for (const { stage, peer, run, part } of this.#requests.forget(
      ({ deadline }) => now >= deadline,
    )) {
      sources.timedOut(peer, now)
      // What came of a large leaf would be lost: the same peer is asked for the same part again.
      const again = part !== null && part.tries < PART_TRIES
      if (again) this.#ask(stage, peer, run, { ...part, tries: part.tries + 1 }, now)
      else stage.settled(run, 0)
    }
  }

  #ask(stage: Stage, peer: PeerName, run: Run, part: Tracked['part'], now: Millis): boolean {
    const { requestId, send, sources, settings } = this.#options
    const id = requestId()
    const deadline = now + settings.fetchTimeoutMs
    // Tracked before it is sent: an answer may be there at once.
    this.#requests.track({ id, peer, stage, run, askedAt: now, deadline, part })
    this.asked.add(peer)
    if (send(peer, part === null ? stage.request(id, run) : part.request(id))) return true
    this.#drop((request) => request.id === id)
    sources.timedOut(peer, now)
    return false
  }

  /** Nobody is blamed (R8). */
  #drop(which: (request: Tracked) => boolean): void {
    for (const { stage, run } of this.#requests.forget(which)) stage.settled(run, 0)
  }
}
