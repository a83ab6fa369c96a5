import type { Millis, PeerName } from '../state-sync.ts'
import type { SnapshotAnswer, SnapshotRequest } from './messages.ts'
import type { Run } from './places.ts'
import { createRequests, type Tracked } from './requests.ts'
import type { Sources } from './sources.ts'
import type { Stage } from './stage.ts'

/** Asks one source for what a stage lacks, several requests at a time, and replaces a source that fails. */
export interface Fetcher {
  /** Who was asked last. */
  readonly source: PeerName | null
  /** Everybody that was asked for something of the target. */
  readonly asked: ReadonlySet<PeerName>
  /** @param buffered bytes that wait elsewhere (C8) */
  poll(stage: Stage, buffered: number, now: Millis): void
  /** Null: it is no answer to what is under way, and nobody is blamed. Else the bytes that were taken. */
  answer(from: PeerName, answer: SnapshotAnswer, stage: Stage, now: Millis): number | null
  /** What is under way is for a stage that is over. */
  clear(): void
  /** A new target: nobody was asked for anything of it. */
  forget(): void
}

export interface FetcherOptions {
  readonly sources: Sources
  candidates(): readonly PeerName[]
  leader(): PeerName | null
  requestId(): number
  send(to: PeerName, request: SnapshotRequest): boolean
  readonly settings: {
    readonly fetchTimeoutMs: Millis
    readonly maxOutstanding: number
    readonly maxBufferedBytes: number
  }
}

export function createFetcher(options: FetcherOptions): Fetcher {
  return new OneSourceFetcher(options)
}

/** A part of a large leaf is asked for so often before the leaf is given up, and begun anew with somebody else. */
const PART_TRIES = 4

class OneSourceFetcher implements Fetcher {
  readonly #options: FetcherOptions
  readonly #requests = createRequests()
  readonly asked = new Set<PeerName>()
  source: PeerName | null = null

  constructor(options: FetcherOptions) {
    this.#options = options
  }

  poll(stage: Stage, buffered: number, now: Millis): void {
    const { sources, candidates, leader, settings } = this.#options
    for (const late of this.#requests.overdue(now)) {
      sources.timedOut(late.peer, now)
      const { peer, run, part } = late
      const again = part !== null && part.tries < PART_TRIES
      if (again) this.#askPart(stage, peer, run, { ...part, tries: part.tries + 1 }, now)
      else this.#drop(stage, late)
    }
    while (!stage.busy && this.#requests.size < settings.maxOutstanding) {
      const inAll = buffered + (this.#requests.size + 1) * stage.answerBytes
      // One request at least: else a bound below one answer would stop everything.
      const idle = buffered === 0 && this.#requests.size === 0
      if (inAll > settings.maxBufferedBytes && !idle) return
      this.source = sources.choose(candidates(), leader(), now)
      if (this.source === null) return
      const run = stage.places.ask(stage.runLength)
      if (run === null) return
      if (!this.#ask(stage, this.source, run, now)) return
    }
  }

  answer(from: PeerName, answer: SnapshotAnswer, stage: Stage, now: Millis): number | null {
    const { sources } = this.#options
    const tracked = this.#requests.answered(from, answer.id)
    if (tracked === null) return null
    const { run } = tracked
    if (answer.type === 'unavailable') {
      this.#drop(stage, tracked)
      const { reason, retryAfterMs } = answer
      const gone = reason === 'expired' || reason === 'pruned' || reason === 'unknownAnchor'
      sources.unavailable(from, now, retryAfterMs, gone)
      return 0
    }
    const taken = stage.take(run, answer)
    switch (taken.verdict) {
      case 'valid':
        stage.places.hold({ from: run.from, count: taken.count })
        stage.places.free(run)
        sources.valid(from)
        return taken.bytes
      case 'more': {
        const first = { from: run.from, count: 1 }
        stage.places.free({ from: run.from + 1, count: run.count - 1 })
        this.#askPart(stage, from, first, { request: taken.request, tries: 1 }, now)
        return 0
      }
      case 'neutral':
        stage.places.free(run)
        return 0
      case 'invalid':
        this.#drop(stage, tracked)
        for (const other of this.#requests.forget(from)) this.#drop(stage, other)
        sources.invalid(from)
        return 0
    }
  }

  clear(): void {
    this.#requests.clear()
  }

  forget(): void {
    this.#requests.clear()
    this.asked.clear()
  }

  #ask(stage: Stage, peer: PeerName, run: Run, now: Millis): boolean {
    const { requestId, settings } = this.#options
    const id = requestId()
    const tracked = { id, peer, run, deadline: now + settings.fetchTimeoutMs, part: null }
    return this.#send(stage, tracked, stage.request(id, run), now)
  }

  #askPart(
    stage: Stage,
    peer: PeerName,
    run: Run,
    part: NonNullable<Tracked['part']>,
    now: Millis,
  ): void {
    const { requestId, settings } = this.#options
    const id = requestId()
    const tracked = { id, peer, run, deadline: now + settings.fetchTimeoutMs, part }
    this.#send(stage, tracked, part.request(id), now)
  }

  #send(stage: Stage, tracked: Tracked, request: SnapshotRequest, now: Millis): boolean {
    const { send, sources } = this.#options
    const { peer } = tracked
    // Tracked before it is sent: an answer may be there at once.
    this.#requests.track(tracked)
    this.asked.add(peer)
    if (send(peer, request)) return true
    this.#requests.answered(peer, tracked.id)
    this.#drop(stage, tracked)
    sources.timedOut(peer, now)
    return false
  }

  #drop(stage: Stage, { run }: Tracked): void {
    stage.places.free(run)
    stage.dropped(run)
  }
}
