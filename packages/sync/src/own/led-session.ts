import {
  NoHonestPeerError,
  SnapshotMismatchError,
  StrategyFailedError,
  SyncAbortedError,
  type SyncError,
  SyncStalledError,
} from '../errors.ts'
import type { SnapshotMessage, SnapshotTarget } from '../snapshot/messages.ts'
import { defaultSnapshotSyncSettings, type SnapshotSyncSettings } from '../snapshot/settings.ts'
import type { SnapshotSessionContext } from '../snapshot/snapshot-contexts.ts'
import { keyOf, nameOf } from '../snapshot/snapshot-name.ts'
import { createTargetSeeker, type TargetSeeker } from '../snapshot/target-seeker.ts'
import type {
  Gap,
  Millis,
  PeerName,
  SyncOutcome,
  SyncProgress,
  SyncSession,
} from '../state-sync.ts'
import { type CheckedSink, createCheckedSink } from './checked-sink.ts'
import type { SnapshotStrategy, StrategySessionContext } from './snapshot-strategy.ts'

/** A session of a strategy of a user's own. What the leader says comes by `receive`, as to a session of snapshot sync. */
export interface LedSession<Message> extends SyncSession<SnapshotMessage> {
  /** A message of the strategy. False: it is none for a session. */
  receiveOwn(from: PeerName, message: Message): boolean
}

export interface LedSessionContext<Message> extends SnapshotSessionContext {
  /** On the strategy's own protocol. */
  sendOwn(to: PeerName, message: Message): boolean
}

/**
 * Leads a session of a user's own strategy: asks the leader what to bring, has it keep that, and lets nothing into the sink
 * that is not that. It ends with the state that the leader named, or with an error: one that nothing new came for so long,
 * of which the strategy is believed its counts as long as they grow.
 */
export function createLedSession<Message>(
  strategy: Pick<SnapshotStrategy<Message>, 'name' | 'createSession'>,
  context: LedSessionContext<Message>,
  gap: Gap,
  settings: Partial<SnapshotSyncSettings> = {},
): LedSession<Message> {
  return new LedEpisode(strategy, context, gap, { ...defaultSnapshotSyncSettings, ...settings })
}

class LedEpisode<Message> implements LedSession<Message> {
  readonly #strategy: Pick<SnapshotStrategy<Message>, 'name' | 'createSession'>
  readonly #context: LedSessionContext<Message>
  readonly #gap: Gap
  readonly #settings: SnapshotSyncSettings
  readonly #seeker: TargetSeeker
  readonly #sink: CheckedSink
  /** Null before the start. */
  #own: SyncSession<Message> | null = null
  #target: SnapshotTarget | null = null
  #targets = 0
  #ended = false
  #now: Millis = 0
  /** When something new came last. */
  #newsAt: Millis = 0
  /** Of the strategy, as it was looked at last. */
  #progress: SyncProgress = notBegun
  /** The most that it has counted. What falls and rises again is nothing new. */
  #most = { items: 0, fetchedBytes: 0 }

  constructor(
    strategy: Pick<SnapshotStrategy<Message>, 'name' | 'createSession'>,
    context: LedSessionContext<Message>,
    gap: Gap,
    settings: SnapshotSyncSettings,
  ) {
    this.#strategy = strategy
    this.#context = context
    this.#gap = gap
    this.#settings = settings
    const { self, groupId, sink } = context
    const { maxBufferedBytes } = settings
    this.#seeker = createTargetSeeker({
      ...{ self, settings },
      leader: () => context.leader(),
      requestId: () => context.requestId(),
      send: (to, message) => context.send(to, message),
      preparing: () => this.#isNew(),
      atLeast: gap.atLeast,
      sealedOnly: gap.sealedOnly === true,
    })
    this.#sink = createCheckedSink({
      ...{ sink, groupId, maxBufferedBytes },
      target: () => (this.#ended ? null : this.#target),
      thrown: (error) => this.#threw(error),
    })
  }

  start(now: Millis): void {
    if (this.#own !== null || this.#ended) return
    this.#now = now
    this.#isNew()
    this.#seeker.poll(now, null)
    try {
      this.#own = this.#strategy.createSession(this.#given(), this.#gap)
    } catch (error) {
      this.#threw(error)
    }
    this.#call((own) => own.start(now))
    this.#look()
  }

  receive(from: PeerName, message: SnapshotMessage): boolean {
    if (message.type !== 'target' && message.type !== 'unavailable') return false
    if (!this.#ended) this.#seeker.answer(from, message, this.#now)
    return true
  }

  receiveOwn(from: PeerName, message: Message): boolean {
    let isTaken = true
    this.#call((own) => {
      isTaken = own.receive(from, message)
    })
    return isTaken
  }

  tick(now: Millis): void {
    this.#now = now
    if (this.#ended) return
    this.#seeker.poll(now, this.#target)
    this.#call((own) => own.tick(now))
    this.#judge()
  }

  peersChanged(): void {
    this.#call((own) => own.peersChanged())
  }

  targetChanged(gap: Gap): void {
    // Stale news is normal (C3).
    if (this.#ended || gap.atLeast <= this.#seeker.atLeast) return
    this.#seeker.raise(gap.atLeast, this.#now)
    this.#call((own) => own.targetChanged(gap))
  }

  finish(): void {
    this.#call((own) => own.finish())
  }

  abort(reason: string): void {
    this.#fail(new SyncAbortedError(reason), reason)
  }

  get progress(): SyncProgress {
    this.#look()
    const target = this.#target
    return {
      ...this.#progress,
      position: target === null ? null : { anchor: target.anchor, term: target.term },
      sealed: target === null ? null : target.sealed,
      targets: this.#targets,
    }
  }

  #given(): StrategySessionContext<Message> {
    const context = this.#context
    const { self, groupId } = context
    return {
      ...{ self, groupId, sink: this.#sink },
      leader: () => context.leader(),
      send: (to, message) => !this.#ended && context.sendOwn(to, message),
      members: () => context.members(),
      reachable: (peer) => context.reachable(peer),
      requestId: () => context.requestId(),
      takeUp: () => this.#takeUp(),
      reached: (position) => context.reached(position),
      blamed: (peer, why) => context.blamed(peer, why),
      ended: (outcome) => this.#ownEnded(outcome),
    }
  }

  #takeUp(): SnapshotTarget | null {
    const offer = this.#ended ? null : this.#seeker.offer()
    const present = this.#target
    // Strictly up (C3).
    if (offer === null || (present !== null && offer.anchor < present.anchor)) return null
    if (present === null || keyOf(present) !== keyOf(offer)) {
      this.#target = offer
      this.#targets += 1
      this.#most = { ...this.#most, items: 0 }
      this.#isNew()
    }
    return offer
  }

  /** That it is there says the sink, and nobody else. */
  #ownEnded(outcome: SyncOutcome): void {
    const of = this.#sink.finished
    if (outcome.ok && of !== null) {
      this.#end({ ok: true, position: { anchor: of.anchor, term: of.term } })
    } else {
      const nothing = new SnapshotMismatchError('it ended, and put in nothing')
      this.#end({ ok: false, error: this.#failure(outcome.ok ? nothing : outcome.error) })
    }
  }

  /** Where it is over without success, and the strategy does not say so (C25). */
  #judge(): void {
    const { phase, fetchedBytes, items } = this.#look()
    const most = this.#most
    const isMore = items > most.items || fetchedBytes > most.fetchedBytes
    if (isMore) {
      this.#most = {
        items: Math.max(items, most.items),
        fetchedBytes: Math.max(fetchedBytes, most.fetchedBytes),
      }
    }
    if (this.#sink.busy || isMore) this.#isNew()
    const leader = this.#context.leader()
    const silentMs = this.#now - this.#newsAt
    if (this.#seeker.bad >= this.#settings.maxBadTargets) {
      const peers = leader === null ? [] : [leader.id]
      this.#fail(new NoHonestPeerError('the leader names what cannot be', peers))
    } else if (silentMs >= this.#settings.stallMs) {
      this.#fail(new SyncStalledError(`${this.#strategy.name}: ${phase}`, silentMs))
    }
  }

  #look(): SyncProgress {
    try {
      this.#progress = this.#own?.progress ?? this.#progress
    } catch (error) {
      this.#threw(error)
    }
    return this.#progress
  }

  #isNew(): void {
    this.#newsAt = this.#now
  }

  /** A mistake of a strategy ends its session, and nothing else. */
  #call(act: (own: SyncSession<Message>) => void): void {
    if (this.#ended || this.#own === null) return
    try {
      act(this.#own)
    } catch (error) {
      this.#threw(error)
    }
  }

  /** It may have more under way than what it threw in. */
  #threw(error: unknown): void {
    this.#fail(this.#failure(error))
  }

  #failure(error: unknown): StrategyFailedError {
    const cause = error instanceof Error ? error : new Error(String(error))
    return new StrategyFailedError(this.#strategy.name, cause)
  }

  #fail(error: SyncError, reason = error.message): void {
    if (this.#ended) return
    this.#end({ ok: false, error })
    try {
      this.#own?.abort(reason)
    } catch {
      // Nobody waits for it any more.
    }
  }

  #end(outcome: SyncOutcome): void {
    if (this.#ended) return
    this.#ended = true
    // Behind success, too: whatever else it has begun.
    this.#sink.abort()
    const leader = this.#context.leader()
    if (this.#target !== null && leader !== null) {
      this.#context.send(leader.id, { type: 'release', snapshot: nameOf(this.#target) })
    }
    this.#context.ended(outcome)
  }
}

const notBegun: SyncProgress = {
  ...{ phase: 'new', waits: null, position: null, sealed: null, targets: 0 },
  ...{ items: 0, ofItems: 0, bytes: 0, ofBytes: 0, fetchedBytes: 0 },
  ...{ sources: [], peers: new Map() },
}
