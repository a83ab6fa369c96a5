import {
  LogDivergedError,
  NoHonestPeerError,
  SyncAbortedError,
  type SyncError,
  SyncStalledError,
} from '../errors.ts'
import { createResolver, type Resolver } from '../resolver/resolver.ts'
import type { Gap, Millis, PeerName, SyncProgress, SyncSession } from '../state-sync.ts'
import { createFetcher, type Fetcher } from './fetcher.ts'
import { createJournal, type Journal } from './journal.ts'
import type { LogRoot } from './log-root.ts'
import type { LogMessage } from './messages.ts'
import type { LogReplaySessionContext } from './replay-contexts.ts'
import type { LogReplaySettings } from './settings.ts'
import { createTargetSeeker, type TargetSeeker } from './target-seeker.ts'
import { createTargets, type Targets } from './targets.ts'

/** What it holds, for whoever checks that it agrees: between any two steps the invariants of sync.md §2 hold. */
export interface LogReplaySession extends SyncSession<LogMessage> {
  readonly targets: Targets
  readonly journal: Journal
  readonly underWay: Fetcher['underWay']
}

/**
 * One catch-up by entries of the log. The leader is believed what it names (C2); nobody is believed what it sends: every
 * batch is proven against a root that the leader named before it is kept (C16), and handed out in order (C18).
 */
export function createLogReplaySession(
  context: LogReplaySessionContext,
  settings: LogReplaySettings,
): LogReplaySession {
  return new ReplayEpisode(context, settings)
}

class ReplayEpisode implements LogReplaySession {
  readonly #context: LogReplaySessionContext
  readonly #settings: LogReplaySettings
  readonly #startIndex: number
  readonly #targets: Targets
  readonly #journal: Journal
  readonly #resolver: Resolver
  readonly #fetcher: Fetcher
  readonly #seeker: TargetSeeker
  #state: 'new' | 'fetching' | 'ended' = 'new'
  /** The target that was reported (C22). */
  #reached: LogRoot | null = null
  /** Remembered when it comes early (C23). */
  #mayFinish: boolean
  /** Whose log the targets are of. */
  #namedBy: PeerName | null = null
  #now: Millis = 0
  /** When something new came last. */
  #newsAt: Millis = 0
  /** A step causes events, which cause steps: one at a time. */
  #stepping = false
  #again = false

  constructor(context: LogReplaySessionContext, settings: LogReplaySettings) {
    this.#context = context
    this.#settings = settings
    this.#mayFinish = !settings.awaitFinish
    const start = context.standing()
    this.#startIndex = start.index
    this.#targets = createTargets(settings.maxRetainedRoots)
    this.#resolver = createResolver(settings)
    this.#journal = createJournal({
      start,
      replay: (prev, entries, done) => context.replay(prev, entries, done),
      drained: () => {
        this.#news()
        this.#step()
      },
      contradicted: (index) => this.#diverged(index - 1),
    })
    const shared = {
      requestId: () => context.requestId(),
      send: (to: PeerName, message: LogMessage) => context.send(to, message),
      settings,
    }
    this.#fetcher = createFetcher({
      ...shared,
      resolver: this.#resolver,
      targets: this.#targets,
      journal: this.#journal,
      blamed: (peer, why) => context.blamed(peer, why),
      candidates: () => this.#reachable(),
      leader: () => context.leader()?.id ?? null,
    })
    this.#seeker = createTargetSeeker({
      ...shared,
      self: context.self,
      leader: () => context.leader(),
      named: (root) => this.#named(root),
    })
  }

  start(now: Millis): void {
    if (this.#state !== 'new') return
    this.#state = 'fetching'
    this.#now = now
    this.#news()
    this.#step()
  }

  receive(from: PeerName, message: LogMessage): boolean {
    switch (message.type) {
      case 'target':
      case 'availability':
      case 'entries':
      case 'unavailable':
        break
      default:
        return false
    }
    if (this.#state !== 'fetching') return true
    if (!this.#seeker.answer(from, message, this.#now)) {
      const verdict = this.#fetcher.answer(from, message, this.#now)
      if (verdict === 'diverged') {
        this.#diverged(this.#journal.tip.index)
        return true
      }
      if (verdict === 'valid') this.#news()
    }
    this.#step()
    return true
  }

  tick(now: Millis): void {
    this.#now = now
    if (this.#state === 'fetching' && !this.#journal.advance(this.#context.standing())) {
      this.#diverged(this.#journal.tip.index)
      return
    }
    this.#step()
  }

  peersChanged(): void {
    this.#step()
  }

  /** Where the leader's log begins now is nothing that binds: others may have what it has not. */
  targetChanged(_gap: Gap): void {
    this.#seeker.hurry(this.#now)
    this.#step()
  }

  finish(): void {
    this.#mayFinish = true
    this.#step()
  }

  abort(reason: string): void {
    this.#fail(new SyncAbortedError(reason))
  }

  get targets(): Targets {
    return this.#targets
  }

  get journal(): Journal {
    return this.#journal
  }

  get underWay(): Fetcher['underWay'] {
    return this.#fetcher.underWay
  }

  get progress(): SyncProgress {
    const target = this.#targets.current
    const { tip, takenBytes } = this.#journal
    const items = tip.index - this.#startIndex
    const ofItems = target === null ? 0 : Math.max(items, target.last - this.#startIndex)
    return {
      phase: this.#phase(),
      waits: this.#waits(),
      // Of what is not here yet, only the index is known.
      position: target === null ? null : { anchor: target.last, term: tip.term },
      sealed: null,
      items,
      ofItems,
      bytes: takenBytes,
      // As if what is still to come were like what came.
      ofBytes: items === 0 ? 0 : Math.floor((takenBytes / items) * ofItems),
      fetchedBytes: takenBytes,
      sources: this.#fetcher.sources,
      targets: this.#targets.count,
      peers: this.#resolver.peers,
    }
  }

  /** After every event (C12). */
  #step(): void {
    if (this.#stepping) {
      this.#again = true
      return
    }
    this.#stepping = true
    try {
      do {
        this.#again = false
        if (this.#state === 'fetching') this.#advance()
      } while (this.#again)
    } finally {
      this.#stepping = false
    }
  }

  #advance(): void {
    this.#seeker.poll(this.#now, this.#journal.tip.run)
    this.#fetcher.poll(this.#now)
    const target = this.#targets.current
    if (target !== null && this.#journal.tip.run >= target.runs && this.#journal.applied) {
      this.#complete(target)
    }
    if (this.#state === 'fetching') this.#judge()
  }

  /** Everything of the target is here, and went on from what was here (C20). */
  #complete(target: LogRoot): void {
    const { run, index: anchor, term } = this.#journal.tip
    const standing = this.#context.standing()
    // As many runs, and others: whatever was or was not fetched.
    const isOther = standing.runs === target.runs && standing.root !== target.root
    if (isOther || (run === target.runs && anchor !== target.last)) {
      this.#diverged(anchor)
      return
    }
    if (this.#reached !== target) {
      this.#reached = target
      this.#news()
      this.#context.reached({ anchor, term })
      // It may have aborted, or have finished: looked at afresh.
      this.#again = true
      return
    }
    if (this.#mayFinish) this.#end({ ok: true, position: { anchor, term } })
  }

  #named(root: LogRoot): boolean {
    const taken = this.#targets.advance(root)
    if (taken === 'taken') {
      this.#namedBy = this.#context.leader()?.id ?? null
      this.#resolver.forgive()
      this.#news()
    }
    return taken !== 'bad'
  }

  /** Where it is over without success (C25). */
  #judge(): void {
    const { maxBadTargets, stallMs } = this.#settings
    const members = this.#context.members()
    const excluded = members.filter((peer) => this.#resolver.excluded(peer))
    if (this.#seeker.bad >= maxBadTargets) {
      const leader = this.#context.leader()
      const peers = leader === null ? [] : [leader.id]
      this.#fail(new NoHonestPeerError('the leader names what cannot be', peers))
      return
    }
    if (this.#waitsToFinish()) this.#news()
    else if (members.length > 0 && excluded.length === members.length) {
      this.#fail(new NoHonestPeerError('every answer was wrong', excluded))
    } else if (this.#now - this.#newsAt >= stallMs) {
      this.#fail(new SyncStalledError(this.#phase(), this.#now - this.#newsAt))
    }
  }

  #waitsToFinish(): boolean {
    return this.#reached !== null && this.#reached === this.#targets.current
  }

  #reachable(): readonly PeerName[] {
    return this.#context.members().filter((peer) => this.#context.reachable(peer))
  }

  #phase(): string {
    if (this.#state !== 'fetching') return this.#state
    if (this.#targets.current === null) return 'target'
    return this.#waitsToFinish() ? 'reached' : 'entries'
  }

  /** Null: it does not. */
  #waits(): string | null {
    if (this.#state !== 'fetching') return null
    if (this.#context.leader() === null) return 'nobody leads'
    if (this.#targets.current === null) return 'the leader was asked how far its log goes'
    if (this.#waitsToFinish())
      return this.#mayFinish ? null : 'everything is here: the leader has to confirm'
    if (this.#fetcher.sources.length > 0) return null
    if (!this.#journal.applied) return 'the disk takes what came'
    return this.#reachable().length === 0
      ? 'no other member is reachable'
      : 'every member that is reachable failed lately or does not have it'
  }

  #news(): void {
    this.#newsAt = this.#now
  }

  #diverged(index: number): void {
    this.#fail(new LogDivergedError(index, this.#contradictors()))
  }

  /** Of several targets each may be of another log, and who has the one need not have the other: nobody is named. */
  #contradictors(): readonly PeerName[] {
    if (this.#targets.count !== 1 || this.#namedBy === null) return []
    return [...new Set([this.#namedBy, ...this.#fetcher.holders])]
  }

  #fail(error: SyncError): void {
    if (this.#state !== 'ended') this.#end({ ok: false, error })
  }

  #end(outcome: Parameters<LogReplaySessionContext['ended']>[0]): void {
    this.#state = 'ended'
    this.#journal.close()
    this.#fetcher.clear()
    this.#context.ended(outcome)
  }
}
