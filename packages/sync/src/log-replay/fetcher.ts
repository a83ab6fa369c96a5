import { createRunHasher } from '@tesela/merkle'
import { createRequests, type Requests, type UnderWay } from '../resolver/requests.ts'
import type { Resolver } from '../resolver/resolver.ts'
import type { Millis, PeerName } from '../state-sync.ts'
import { firstGap, type Span } from './first-gap.ts'
import { heldBytes } from './held-bytes.ts'
import type { Journal } from './journal.ts'
import type { LogRoot } from './log-root.ts'
import type { LogAnswer, LogRequest } from './messages.ts'
import type { Targets } from './targets.ts'
import { verifyBatch } from './verify-batch.ts'

/** Splits what is missing among all peers that have it, several requests at a time, and proves what comes. */
export interface Fetcher {
  /** Who is asked for entries now. */
  readonly sources: readonly PeerName[]
  readonly underWay: Iterable<UnderWay<Asked>>
  /** Who said that it has the log of a target. */
  readonly holders: readonly PeerName[]
  poll(now: Millis): void
  /** Null: it is no answer to what is under way, and nobody is blamed (C6, R8). */
  answer(from: PeerName, answer: LogAnswer, now: Millis): Verdict | null
  clear(): void
}

/** `neutral`: nobody is blamed. `diverged`: it is proven, and does not go on from the log that is here. */
type Verdict = 'valid' | 'invalid' | 'neutral' | 'diverged'

export interface FetcherOptions {
  readonly resolver: Resolver
  readonly targets: Targets
  readonly journal: Journal
  candidates(): readonly PeerName[]
  leader(): PeerName | null
  requestId(): number
  /** Its answer was not what the target binds: it is asked for nothing more of it (R3). */
  blamed(peer: PeerName, why: string): void
  send(to: PeerName, request: LogRequest): boolean
  readonly settings: {
    readonly fetchEntries: number
    readonly fetchBytes: number
    readonly fetchTimeoutMs: Millis
    readonly askTimeoutMs: Millis
    readonly maxOutstanding: number
    readonly maxPerPeer: number
    readonly maxBufferedBytes: number
  }
}

export function createFetcher(options: FetcherOptions): Fetcher {
  return new SplittingFetcher(options)
}

interface Asked {
  /** That it was asked about. */
  readonly root: LogRoot
  /** What was asked for; null: what it has. */
  readonly span: Span | null
}

const ENTRIES_IN_RUN = 64

class SplittingFetcher implements Fetcher {
  readonly #options: FetcherOptions
  readonly #hasher = createRunHasher()
  readonly #requests: Requests<Asked>
  /** The first run that a peer has. Of who is not in here, nothing is known. */
  readonly #firstRuns = new Map<PeerName, number>()

  constructor(options: FetcherOptions) {
    this.#options = options
    this.#requests = createRequests(options)
  }

  poll(now: Millis): void {
    const { resolver, targets, journal, candidates, leader, settings } = this.#options
    const reachable = candidates()
    this.#requests.giveUp(reachable, now)
    // What is here by now is waited for no more (C4): its answer finds nobody.
    this.#requests.forget(({ what }) => what.span !== null && what.span.to <= journal.tip.run)
    const target = targets.current
    if (target === null || journal.tip.run >= target.runs) return
    /** Those for whom there is nothing more just now: they spare the leader as long as they are at work (R1). */
    const idle = new Set<PeerName>()
    const useful = (peer: PeerName) => !idle.has(peer) || this.#requests.to(peer) > 0
    const busy = (peer: PeerName) =>
      idle.has(peer) || this.#requests.to(peer) >= settings.maxPerPeer
    while (this.#requests.size < settings.maxOutstanding) {
      const peer = resolver.choose(reachable.filter(useful), leader(), busy, now)
      if (peer === null) return
      if (!this.#askPeer(peer, target, now)) idle.add(peer)
    }
  }

  answer(from: PeerName, answer: LogAnswer, now: Millis): Verdict | null {
    const request = this.#requests.answered(from, answer.id)
    if (request === null) return null
    const { resolver } = this.#options
    if (answer.type === 'unavailable') {
      // What it had it may have no more: it is asked again.
      this.#firstRuns.delete(from)
      resolver.unavailable(from, now, answer.retryAfterMs, false)
      return 'neutral'
    }
    const verdict = this.#judge(from, request.what, answer)
    if (verdict === 'invalid') {
      resolver.invalid(from)
      this.#firstRuns.delete(from)
      this.#requests.forget(({ peer }) => peer === from)
      const isBatch = request.what.span !== null && answer.type === 'entries'
      const why = isBatch ? 'entries that the root does not bind' : 'not what it was asked for'
      this.#options.blamed(from, why)
    } else if (verdict !== 'neutral') resolver.valid(from, now - request.askedAt, dataBytes(answer))
    return verdict
  }

  get underWay(): Iterable<UnderWay<Asked>> {
    return this.#requests
  }

  get holders(): readonly PeerName[] {
    return [...this.#firstRuns.keys()]
  }

  get sources(): readonly PeerName[] {
    const asked = [...this.#requests].filter(({ what }) => what.span !== null)
    return [...new Set(asked.map(({ peer }) => peer))]
  }

  clear(): void {
    this.#requests.forget(() => true)
    this.#firstRuns.clear()
  }

  #judge(peer: PeerName, { span, root }: Asked, answer: LogAnswer): Verdict {
    const { targets, journal, settings } = this.#options
    if (span === null) {
      if (answer.type !== 'availability' || answer.runs < root.runs) return 'invalid'
      this.#firstRuns.set(peer, answer.firstRun)
      // What it says that it has, it has yet to bring.
      return 'neutral'
    }
    // Given up since: what came may be good, and nobody is blamed (C14).
    if (!targets.knows(root)) return 'neutral'
    if (answer.type !== 'entries') return 'invalid'
    const batch = verifyBatch(
      { ...span, root, maxBytes: settings.fetchBytes },
      answer,
      this.#hasher,
    )
    if (batch === null) return 'invalid'
    return journal.put(batch) ? 'valid' : 'diverged'
  }

  /** False: there is nothing to ask it for just now. */
  #askPeer(peer: PeerName, target: LogRoot, now: Millis): boolean {
    const { journal, settings } = this.#options
    const firstRun = this.#firstRuns.get(peer)
    if (firstRun === undefined) {
      if (this.#requests.to(peer) > 0) return false
      const neededRun = journal.tip.run
      return this.#send(peer, { root: target, span: null }, now, (id) => {
        return { type: 'fetchAvailability', id, root: target, neededRun }
      })
    }
    const missing = this.#gap(firstRun, target)
    if (missing === null || !this.#mayBuffer(missing)) return false
    const runs = this.#runsInRequest()
    const { from } = missing
    const span = { from, to: Math.min(missing.to, from + runs) }
    return this.#send(peer, { root: target, span }, now, (id) => ({
      type: 'fetchEntries',
      id,
      root: target,
      fromRun: from,
      runs: span.to - from,
      maxBytes: settings.fetchBytes,
    }))
  }

  #runsInRequest(): number {
    return Math.max(1, Math.floor(this.#options.settings.fetchEntries / ENTRIES_IN_RUN))
  }

  #gap(firstRun: number, { runs }: LogRoot): Span | null {
    const { journal } = this.#options
    const asked = [...this.#requests].flatMap(({ what }) => (what.span === null ? [] : [what.span]))
    const within = { from: Math.max(journal.tip.run, firstRun), to: runs }
    return firstGap(within, [...asked, ...journal.spans])
  }

  /** C8. What the rest waits for is fetched in any case: else a full buffer would wait for ever. */
  #mayBuffer({ from }: Span): boolean {
    const { journal, settings } = this.#options
    let asked = 1
    for (const { what } of this.#requests) if (what.span !== null) asked += 1
    const each = heldBytes(this.#runsInRequest() * ENTRIES_IN_RUN, settings.fetchBytes)
    const bytes = journal.bufferedBytes + asked * each
    const isNext = from === journal.tip.run && journal.handedBytes === 0
    return isNext || bytes <= settings.maxBufferedBytes
  }

  #send(peer: PeerName, asked: Asked, now: Millis, request: (id: number) => LogRequest): boolean {
    const { send, settings } = this.#options
    const timeoutMs = asked.span === null ? settings.askTimeoutMs : settings.fetchTimeoutMs
    return this.#requests.ask(peer, asked, { now, timeoutMs }, (id) => send(peer, request(id)))
  }
}

function dataBytes(answer: LogAnswer): number {
  if (answer.type !== 'entries') return 0
  return answer.entries.reduce((sum, { data }) => sum + data.length, 0)
}
