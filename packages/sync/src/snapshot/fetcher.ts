import { createRequests, type Requests, type UnderWay } from '../resolver/requests.ts'
import type { Resolver } from '../resolver/resolver.ts'
import type { Millis, PeerName } from '../state-sync.ts'
import type { SnapshotAnswer, SnapshotRequest } from './messages.ts'
import type { Run } from './places.ts'
import type { Stage } from './stage.ts'

/**
 * Asks all sources at once for what a stage lacks: who is asked, the resolver says, what for, the stage. It keeps the
 * account between the two, of requests by id and of what they stand for.
 */
export interface Fetcher {
  /** Who is asked for something now. */
  readonly sources: readonly PeerName[]
  readonly underWay: Iterable<UnderWay<Asked>>
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
  readonly resolver: Resolver
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

interface Asked {
  /** Its answer is proven against what this stage knows, whatever the target is by then (C9, C14). */
  readonly stage: Stage
  readonly run: Run
  /** How to ask the same peer for the same again, where what it sent before would be lost else; how often that was done. */
  readonly part: {
    readonly request: (id: number) => SnapshotRequest
    readonly tries: number
  } | null
}

/** A part of a large leaf is asked for so often before the leaf is given up, and begun anew with somebody else. */
const PART_TRIES = 4

class ParallelFetcher implements Fetcher {
  readonly #options: FetcherOptions
  readonly #requests: Requests<Asked>
  readonly asked = new Set<PeerName>()

  constructor(options: FetcherOptions) {
    this.#options = options
    this.#requests = createRequests(options)
  }

  get underWay(): Iterable<UnderWay<Asked>> {
    return this.#requests
  }

  get sources(): readonly PeerName[] {
    return [...this.#requests.peers]
  }

  poll(stage: Stage | null, buffered: number, now: Millis): void {
    const { resolver, candidates, leader, settings } = this.#options
    const reachable = candidates()
    this.#giveUp(reachable, now)
    if (stage === null) return
    const refused = new Set<PeerName>()
    const busy = (peer: PeerName) =>
      refused.has(peer) || this.#requests.to(peer) >= settings.maxOutstandingPerPeer
    while (!stage.busy && this.#requests.size < settings.maxOutstanding) {
      const inAll = buffered + this.#bytesUnderWay() + stage.answerBytes
      // One request at least: else a bound below one answer would stop everything.
      const idle = buffered === 0 && this.#requests.size === 0
      if (inAll > settings.maxBufferedBytes && !idle) return
      const peer = resolver.choose(reachable, leader(), busy, now)
      if (peer === null) return
      const run = stage.places.ask(stage.runLength)
      if (run === null) return
      if (!this.#ask(peer, { stage, run, part: null }, now)) refused.add(peer)
    }
  }

  answer(from: PeerName, answer: SnapshotAnswer, now: Millis): number | null {
    const { resolver } = this.#options
    const request = this.#requests.answered(from, answer.id)
    if (request === null) return null
    const { stage, run } = request.what
    if (answer.type === 'unavailable') {
      stage.settled(run, 0)
      const { reason, retryAfterMs } = answer
      const gone = reason === 'expired' || reason === 'pruned' || reason === 'unknownAnchor'
      resolver.unavailable(from, now, retryAfterMs, gone)
      return 0
    }
    const taken = stage.take(run, answer)
    switch (taken.verdict) {
      case 'valid':
        stage.settled(run, taken.count)
        resolver.valid(from, now - request.askedAt, taken.bytes)
        return taken.bytes
      case 'more': {
        resolver.brought(from, taken.bytes)
        if (run.count > 1) stage.settled({ from: run.from + 1, count: run.count - 1 }, 0)
        const part = { request: taken.request, tries: 1 }
        this.#ask(from, { stage, run: { from: run.from, count: 1 }, part }, now)
        return taken.bytes
      }
      case 'neutral':
        stage.settled(run, 0)
        return 0
      case 'invalid':
        stage.settled(run, 0)
        this.#drop(({ peer }) => peer === from)
        resolver.invalid(from)
        this.#options.blamed(from, taken.why)
        return 0
    }
  }

  moved(retained: number): void {
    this.asked.clear()
    const former = new Set<Stage>()
    for (const { what } of this.#requests) if (what.stage.phase === 'leaves') former.add(what.stage)
    const kept = new Set([...former].slice(Math.max(0, former.size - retained)))
    this.#drop(({ what }) => !kept.has(what.stage))
  }

  sift(): void {
    this.#drop(({ what }) => !what.stage.awaits(what.run))
  }

  end(): void {
    this.#drop(() => true)
    this.asked.clear()
  }

  #giveUp(reachable: readonly PeerName[], now: Millis): void {
    for (const { peer, what } of this.#requests.giveUp(reachable, now)) {
      const { stage, run, part } = what
      // What came of a large leaf would be lost: the same peer is asked for the same part again.
      const again = part !== null && part.tries < PART_TRIES && reachable.includes(peer)
      if (again) this.#ask(peer, { stage, run, part: { ...part, tries: part.tries + 1 } }, now)
      else stage.settled(run, 0)
    }
  }

  #ask(peer: PeerName, asked: Asked, now: Millis): boolean {
    const { send, settings } = this.#options
    const { stage, run, part } = asked
    this.asked.add(peer)
    const timing = { now, timeoutMs: settings.fetchTimeoutMs }
    const wasSent = this.#requests.ask(peer, asked, timing, (id) =>
      send(peer, part === null ? stage.request(id, run) : part.request(id)),
    )
    if (!wasSent) stage.settled(run, 0)
    return wasSent
  }

  /** What all answers together may have. */
  #bytesUnderWay(): number {
    let bytes = 0
    for (const { what } of this.#requests) bytes += what.stage.answerBytes
    return bytes
  }

  /** Nobody is blamed (R8). */
  #drop(which: (request: UnderWay<Asked>) => boolean): void {
    for (const { what } of this.#requests.forget(which)) what.stage.settled(what.run, 0)
  }
}
