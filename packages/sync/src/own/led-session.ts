import {
  NoHonestPeerError,
  SnapshotMismatchError,
  StrategyFailedError,
  SyncAbortedError,
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
import type { SnapshotStrategy } from './snapshot-strategy.ts'

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
 * that is not that. It ends, whatever the strategy does: with the state that the leader named, or with an error.
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
  readonly #name: string
  readonly #context: LedSessionContext<Message>
  readonly #settings: SnapshotSyncSettings
  readonly #seeker: TargetSeeker
  readonly #sink: CheckedSink
  readonly #own: SyncSession<Message>
  #target: SnapshotTarget | null = null
  #targets = 0
  #ended = false
  #now: Millis = 0
  /** When something new came last. */
  #newsAt: Millis = 0
  /** Of the strategy's progress. */
  #seen = ''

  constructor(
    strategy: Pick<SnapshotStrategy<Message>, 'name' | 'createSession'>,
    context: LedSessionContext<Message>,
    gap: Gap,
    settings: SnapshotSyncSettings,
  ) {
    this.#name = strategy.name
    this.#context = context
    this.#settings = settings
    const { self, groupId } = context
    this.#seeker = createTargetSeeker({
      self,
      settings,
      leader: () => context.leader(),
      requestId: () => context.requestId(),
      send: (to, message) => context.send(to, message),
      preparing: () => this.#isNew(),
      atLeast: gap.atLeast,
      sealedOnly: gap.sealedOnly === true,
    })
    this.#sink = createCheckedSink(context.sink, groupId, () => (this.#ended ? null : this.#target))
    this.#own = strategy.createSession(
      {
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
      },
      gap,
    )
  }

  start(now: Millis): void {
    this.#now = now
    this.#isNew()
    this.#seeker.poll(now, null)
    this.#own.start(now)
    this.#progressed()
  }

  receive(from: PeerName, message: SnapshotMessage): boolean {
    if (message.type !== 'target' && message.type !== 'unavailable') return false
    if (!this.#ended) this.#seeker.answer(from, message, this.#now)
    return true
  }

  receiveOwn(from: PeerName, message: Message): boolean {
    return this.#ended || this.#own.receive(from, message)
  }

  tick(now: Millis): void {
    this.#now = now
    if (this.#ended) return
    this.#seeker.poll(now, this.#target)
    this.#own.tick(now)
    this.#judge()
  }

  peersChanged(): void {
    if (!this.#ended) this.#own.peersChanged()
  }

  targetChanged(gap: Gap): void {
    // Stale news is normal (C3).
    if (this.#ended || gap.atLeast <= this.#seeker.atLeast) return
    this.#seeker.raise(gap.atLeast, this.#now)
    this.#own.targetChanged(gap)
  }

  finish(): void {
    if (!this.#ended) this.#own.finish()
  }

  abort(reason: string): void {
    this.#end({ ok: false, error: new SyncAbortedError(reason) })
    this.#own.abort(reason)
  }

  get progress(): SyncProgress {
    const target = this.#target
    return {
      ...this.#own.progress,
      position: target === null ? null : { anchor: target.anchor, term: target.term },
      sealed: target === null ? null : target.sealed,
      targets: this.#targets,
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
      this.#isNew()
    }
    return offer
  }

  /** That it is there says the sink, and nobody else. */
  #ownEnded(outcome: SyncOutcome): void {
    const of = this.#sink.finished
    if (outcome.ok && of !== null) {
      this.#end({ ok: true, position: { anchor: of.anchor, term: of.term } })
      return
    }
    const cause = outcome.ok
      ? new SnapshotMismatchError('it ended, and put in nothing')
      : outcome.error
    this.#end({ ok: false, error: new StrategyFailedError(this.#name, cause) })
  }

  /** Where it is over without success, and the strategy does not say so (C25). */
  #judge(): void {
    if (this.#ended) return
    const leader = this.#context.leader()
    const { phase } = this.#own.progress
    if (this.#sink.busy || this.#progressed()) this.#isNew()
    if (this.#seeker.bad >= this.#settings.maxBadTargets) {
      const peers = leader === null ? [] : [leader.id]
      this.#fail(new NoHonestPeerError('the leader names what cannot be', peers))
    } else if (this.#now - this.#newsAt >= this.#settings.stallMs) {
      this.#fail(new SyncStalledError(`${this.#name} ${phase}`, this.#now - this.#newsAt))
    }
  }

  #progressed(): boolean {
    const { phase, fetchedBytes, items } = this.#own.progress
    const before = this.#seen
    this.#seen = `${phase} ${fetchedBytes} ${items}`
    return this.#seen !== before
  }

  #isNew(): void {
    this.#newsAt = this.#now
  }

  #fail(error: NoHonestPeerError | SyncStalledError): void {
    this.#end({ ok: false, error })
    this.#own.abort(error.message)
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
