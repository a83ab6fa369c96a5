import {
  NoHonestPeerError,
  SyncAbortedError,
  type SyncError,
  SyncInstallError,
  SyncStalledError,
} from '../errors.ts'
import { createResolver, type Resolver } from '../resolver/resolver.ts'
import type { Gap, Millis, PeerName, SyncProgress, SyncSession } from '../state-sync.ts'
import { type CountedSink, createCountedSink } from './counted-sink.ts'
import { createFetcher, type Fetcher } from './fetcher.ts'
import type { LeavesStage } from './leaves-stage.ts'
import type { SnapshotMessage, SnapshotTarget } from './messages.ts'
import type { SnapshotSyncSettings } from './settings.ts'
import type { SnapshotSessionContext } from './snapshot-contexts.ts'
import { keyOf, nameOf } from './snapshot-name.ts'
import { createTargetSeeker, type TargetSeeker } from './target-seeker.ts'
import { createTransfer, type Transfer } from './transfer.ts'

/** What it holds, for whoever checks that it agrees: between any two steps the invariants of sync.md §2 hold. */
export interface SnapshotSession extends SyncSession<SnapshotMessage> {
  readonly transfer: Transfer | null
  readonly underWay: Fetcher['underWay']
}

/**
 * One catch-up by a snapshot: target, manifest, digests, leaves, installation. The leader is believed what it names (C2);
 * nobody is believed what it sends: everything is checked against the target before it is kept (C16).
 */
export function createSnapshotSession(
  context: SnapshotSessionContext,
  gap: Gap,
  settings: SnapshotSyncSettings,
): SnapshotSession {
  return new SnapshotEpisode(context, gap, settings)
}

class SnapshotEpisode implements SnapshotSession {
  readonly #context: SnapshotSessionContext
  readonly #settings: SnapshotSyncSettings
  readonly #sink: CountedSink
  readonly #resolver: Resolver
  readonly #fetcher: Fetcher
  readonly #seeker: TargetSeeker
  #transfer: Transfer | null = null
  /** The leaves that the sink was told of last. */
  #staged: LeavesStage | null = null
  #state: 'new' | 'fetching' | 'installing' | 'ended' = 'new'
  /** Of the present target (C22). */
  #reached = false
  /** Remembered when it comes early (C23). */
  #mayFinish: boolean
  #now: Millis = 0
  /** When something new came last. */
  #newsAt: Millis = 0
  #targets = 0
  #fetchedBytes = 0
  /** A step causes events, which cause steps: one at a time. */
  #stepping = false
  #again = false

  constructor(context: SnapshotSessionContext, gap: Gap, settings: SnapshotSyncSettings) {
    this.#context = context
    this.#settings = settings
    this.#mayFinish = !settings.awaitFinish
    const { self, send, requestId } = context
    const shared = { requestId: () => requestId(), settings }
    this.#sink = createCountedSink(context.sink, {
      changed: () => this.#step(),
      failed: (cause) => this.#fail(new SyncInstallError(cause)),
    })
    this.#resolver = createResolver(settings)
    this.#fetcher = createFetcher({
      ...shared,
      resolver: this.#resolver,
      candidates: () => this.#reachable(),
      leader: () => this.#leader(),
      send: (to, request) => send(to, request),
      blamed: (peer, why) => context.blamed(peer, why),
    })
    this.#seeker = createTargetSeeker({
      ...shared,
      self,
      leader: () => context.leader(),
      send: (to, message) => send(to, message),
      preparing: () => this.#news(),
      atLeast: gap.atLeast,
      sealedOnly: gap.sealedOnly === true,
    })
  }

  start(now: Millis): void {
    if (this.#state !== 'new') return
    this.#state = 'fetching'
    this.#now = now
    this.#news()
    this.#step()
  }

  receive(from: PeerName, message: SnapshotMessage): boolean {
    switch (message.type) {
      case 'target':
      case 'manifestPiece':
      case 'digests':
      case 'leaves':
      case 'leafPart':
      case 'unavailable':
        break
      default:
        return false
    }
    if (this.#state === 'new' || this.#state === 'ended') return true
    if (!this.#seeker.answer(from, message, this.#now)) {
      if (this.#state === 'installing') return true
      const taken = this.#fetcher.answer(from, message, this.#now)
      if (taken === null) return true
      this.#fetchedBytes += taken
      if (taken > 0) this.#news()
    }
    this.#step()
    return true
  }

  tick(now: Millis): void {
    this.#now = now
    this.#step()
  }

  peersChanged(): void {
    this.#step()
  }

  targetChanged({ atLeast }: Gap): void {
    // Stale news is normal (C3).
    if (atLeast <= this.#seeker.atLeast) return
    this.#seeker.raise(atLeast, this.#now)
    this.#step()
  }

  finish(): void {
    this.#mayFinish = true
    this.#step()
  }

  abort(reason: string): void {
    this.#fail(new SyncAbortedError(reason))
  }

  get transfer(): Transfer | null {
    return this.#transfer
  }

  get underWay(): Fetcher['underWay'] {
    return this.#fetcher.underWay
  }

  get progress(): SyncProgress {
    const target = this.#transfer?.target ?? null
    const leaves = this.#transfer?.leaves ?? 0
    // Items and bytes are shared out evenly: a session does not look into a leaf.
    const share = target === null || target.leaves === 0 ? 0 : leaves / target.leaves
    return {
      phase: this.#phase(),
      waits: this.#waits(),
      position: target === null ? null : { anchor: target.anchor, term: target.term },
      sealed: this.#isSealed(),
      items: Math.floor(share * (target?.items ?? 0)),
      ofItems: target?.items ?? 0,
      bytes: Math.floor(share * (target?.bytes ?? 0)),
      ofBytes: target?.bytes ?? 0,
      fetchedBytes: this.#fetchedBytes,
      sources: this.#fetcher.sources,
      targets: this.#targets,
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
        this.#advance()
      } while (this.#again)
    } finally {
      this.#stepping = false
    }
  }

  #advance(): void {
    if (this.#state === 'new' || this.#state === 'ended') return
    // Also while it is installed: the leader keeps its log for it.
    this.#seeker.poll(this.#now, this.#transfer?.target ?? null)
    if (this.#state === 'installing') return
    this.#moveOn()
    const transfer = this.#transfer
    if (transfer !== null && this.#reachesFarEnough(transfer)) this.#fetch(transfer)
    else this.#fetcher.poll(null, this.#sink.pendingBytes, this.#now)
    this.#judge()
  }

  #fetch(transfer: Transfer): void {
    while (transfer.stage?.places.complete === true && !transfer.complete) {
      const before = transfer.stage
      if (!transfer.advance()) {
        // Every piece was what the leader said it is: it named what cannot be.
        this.#seeker.refuse(this.#now)
        this.#fetcher.moved(this.#settings.maxRetainedRoots)
        this.#transfer = null
        return
      }
      if (transfer.leavesStage !== null) this.#begun(transfer.leavesStage)
      if (transfer.stage === before) break
    }
    if (transfer.complete) this.#complete(transfer)
    else this.#fetcher.poll(transfer.stage, this.#sink.pendingBytes, this.#now)
  }

  /** Its leaves are staged from now on; of what is under way for the former target, what it contains (C4, C5). */
  #begun(leaves: LeavesStage): void {
    if (this.#staged === leaves) return
    this.#staged = leaves
    this.#fetcher.sift()
  }

  #complete({ target }: Transfer): void {
    // A leaf that is on its way to the disk may fail yet.
    if (this.#sink.pending > 0) return
    const { anchor, term } = target
    if (!this.#reached) {
      this.#reached = true
      this.#context.reached({ anchor, term })
      // It may have aborted, or raised what is needed: looked at afresh.
      this.#again = true
      return
    }
    if (!this.#mayFinish) return
    this.#state = 'installing'
    this.#sink.finish(() => this.#end({ ok: true, position: { anchor, term } }))
  }

  /** To the target that the leader names now, where the present one leads nowhere. Else it is kept: it has leaves (H5). */
  #moveOn(): void {
    const offer = this.#seeker.offer()
    if (offer === null) return
    const present = this.#transfer?.target
    if (present === undefined || this.#transfer === null) {
      this.#takeUp(offer)
      return
    }
    // Strictly up (C3).
    if (offer.anchor <= present.anchor) return
    const joins = offer.firstIndex <= present.anchor + 1
    if (!joins || !this.#reachesFarEnough(this.#transfer) || this.#nobodyHasIt()) {
      this.#takeUp(offer)
    }
  }

  #takeUp(target: SnapshotTarget): void {
    const { groupId } = this.#context
    const settings = this.#settings
    const [sink, former] = [this.#sink, this.#staged]
    this.#transfer = createTransfer({ target, groupId, sink, former, settings })
    this.#fetcher.moved(settings.maxRetainedRoots)
    this.#resolver.forgive()
    this.#reached = false
    this.#targets += 1
    this.#news()
  }

  /** Where it is over without success (C25). */
  #judge(): void {
    if (this.#state !== 'fetching') return
    const members = this.#context.members()
    const { maxBadTargets, stallMs } = this.#settings
    if (this.#seeker.bad >= maxBadTargets) {
      const leader = this.#leader()
      const peers = leader === null ? [] : [leader]
      this.#fail(new NoHonestPeerError('the leader names what cannot be', peers))
      return
    }
    const waits = this.#sink.pending > 0 || this.#reached
    if (waits) this.#news()
    const excluded = members.filter((peer) => this.#resolver.excluded(peer))
    if (!waits && members.length > 0 && excluded.length === members.length) {
      this.#fail(new NoHonestPeerError('every answer was wrong', excluded))
    } else if (this.#now - this.#newsAt >= stallMs) {
      this.#fail(new SyncStalledError(this.#phase(), this.#now - this.#newsAt))
    }
  }

  #nobodyHasIt(): boolean {
    const leader = this.#leader()
    if (leader !== null && this.#resolver.gone(leader)) return true
    return this.#reachable().every(
      (peer) => this.#resolver.gone(peer) || this.#resolver.excluded(peer),
    )
  }

  #reachesFarEnough({ target }: Transfer): boolean {
    return target.anchor >= this.#seeker.atLeast
  }

  #reachable(): readonly PeerName[] {
    return this.#context.members().filter((peer) => this.#context.reachable(peer))
  }

  #leader(): PeerName | null {
    return this.#context.leader()?.id ?? null
  }

  /** The majority may have reported it since it was taken up. */
  #isSealed(): boolean | null {
    const target = this.#transfer?.target ?? null
    if (target === null) return null
    const offer = this.#seeker.offer()
    return target.sealed || (offer?.sealed === true && keyOf(offer) === keyOf(target))
  }

  #phase(): string {
    if (this.#state !== 'fetching') return this.#state
    if (this.#transfer === null) return 'target'
    if (this.#reached) return 'reached'
    return this.#transfer.stage?.phase ?? 'staging'
  }

  /** Null: it does not. */
  #waits(): string | null {
    if (this.#state !== 'fetching') return null
    const { refusal } = this.#seeker
    if (this.#leader() === null) return 'nobody leads'
    const transfer = this.#transfer
    if (transfer === null || !this.#reachesFarEnough(transfer)) {
      if (refusal === null) return 'the leader was asked what to fetch'
      return refusal === 'preparing'
        ? 'the leader makes a snapshot'
        : `the leader names nothing to fetch: ${refusal}`
    }
    if (this.#reached)
      return this.#mayFinish ? null : 'everything is here: the leader has to confirm'
    if (this.#fetcher.sources.length > 0) return null
    if (this.#sink.pending > 0) return 'the disk takes what came'
    return this.#reachable().length === 0
      ? 'no other member is reachable'
      : 'every member that is reachable failed lately or does not have it'
  }

  #news(): void {
    this.#newsAt = this.#now
  }

  #fail(error: SyncError): void {
    if (this.#state === 'ended') return
    this.#sink.abort()
    this.#end({ ok: false, error })
  }

  #end(outcome: Parameters<SnapshotSessionContext['ended']>[0]): void {
    this.#state = 'ended'
    this.#sink.end()
    if (this.#transfer !== null) {
      const peers = new Set(this.#fetcher.asked)
      const leader = this.#leader()
      if (leader !== null) peers.add(leader)
      const release = { type: 'release', snapshot: nameOf(this.#transfer.target) } as const
      for (const peer of peers) this.#context.send(peer, release)
    }
    this.#fetcher.end()
    this.#context.ended(outcome)
  }
}
