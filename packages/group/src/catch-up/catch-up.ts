import type { Index, Millis, RaftStatus, ReplicaId, SnapshotMeta, Term } from '@tesela/raft'
import type { LogStore, SnapshotStore } from '@tesela/storage'
import {
  createSnapshotSync,
  encodeSnapshotMessage,
  type SnapshotMessage,
  type SnapshotSessionContext,
  type StrategyFrame,
  type SyncOutcome,
  type SyncProvider,
  type SyncSession,
} from '@tesela/sync'
import type { Leadership } from '../leadership.ts'
import type { Mailbox } from '../mailbox.ts'
import type { InstallRecord } from '../persister.ts'
import type { Clock, StateMachine, StrategyChannel, Transport } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import type { LogTrail } from '../snapshots/log-trail.ts'
import type { Shelf } from '../snapshots/shelf.ts'
import type { CatchUpStatus, Logger } from '../types.ts'
import type { ArrivedState } from './arrived-state.ts'
import { createCatchUpLog } from './catch-up-log.ts'
import { catchUpStatus } from './catch-up-status.ts'
import { createDirections, type Directions } from './directions.ts'
import { createKnownPeers, type KnownPeers } from './known-peers.ts'
import { createLeaderOrders, type LeaderOrders, type Order } from './leader-orders.ts'
import type { OwnStrategies } from './own-strategies.ts'
import { createOwnWays, type OwnWays } from './own-ways.ts'
import { createStagingSink } from './staging-sink.ts'

/**
 * How this member gets what the leader's log no longer holds, and how it serves others who need it. What is fetched and
 * verified is offered to the core, which alone decides whether it takes the place of what is here.
 */
export interface CatchUp<State> {
  received(from: ReplicaId, message: SnapshotMessage): void
  /** Of a strategy of a user's own. */
  receivedOwn(from: ReplicaId, channel: StrategyChannel, frame: StrategyFrame<unknown>): void
  /** The core gave up to send entries to that member. */
  behind(replica: ReplicaId): void
  tick(now: Millis): void
  /** Members came, went, or are reachable again. */
  peersChanged(): void
  /** Of the snapshot that the core replaces the log by: what the store must note. */
  installRecord(meta: SnapshotMeta): InstallRecord
  /** Loads the state that the core has the state machine load, when the log names it. It is on its way out of here. */
  take(meta: SnapshotMeta, load: (arrived: ArrivedState<State>) => void): void
  /**
   * The state here diverged. Another one is fetched, without being told to: behind this index, and one that a majority
   * of the voters vouches for. The core must know already that the state is lost.
   */
  repair(behind: Index): void
  /**
   * The log here is not the group's: nothing is fetched any more that would take its place, whoever orders it. The core
   * must know already that the state is lost.
   */
  giveUp(): void
  /** After a turn: what was offered may have turned out to be of no use. */
  turned(): void
  /** What this member starts from is damaged, and nothing has taken its place yet. */
  readonly stateMissing: boolean
  /** Of the session under way; null: none is. */
  status(): CatchUpStatus | null
  /** The one place for staging is in use: by a session, or by what one that is over has not let go of yet. */
  readonly busy: boolean
  /** The log from behind this index on is needed by a session of another member; null: by none. */
  safeToCut(): Index | null
  close(): Promise<void>
}

export interface CatchUpOptions<State> {
  readonly self: ReplicaId
  readonly groupId: Uint8Array
  readonly machine: Pick<StateMachine<State>, 'capture' | 'installer' | 'reader'>
  readonly store: Pick<LogStore, 'anchored' | 'stats'>
  readonly snapshots: SnapshotStore
  readonly shelf: Shelf
  readonly trail: Pick<LogTrail, 'range' | 'volume'>
  readonly transport: Pick<Transport, 'send' | 'reachable'>
  readonly strategies: OwnStrategies
  readonly mailbox: Pick<Mailbox, 'post'>
  readonly leadership: Leadership
  readonly clock: Clock
  readonly logger: Logger
  readonly settings: Pick<GroupSettings, 'applySliceMs' | 'snapshotSync' | 'electionMs'>
  status(): RaftStatus
  /** Never the same twice, not in another life either. */
  requestId(): number
  others(): readonly ReplicaId[]
  isMember(replica: ReplicaId): boolean
  /** The state itself is missing: it is fetched without being told to, from at or behind this index. Null: it is here. */
  readonly missingFrom: Index | null
  /** Of what is missing: nothing will do that no majority of the voters vouches for. */
  readonly sealedOnly: boolean
  /** Resolves when nobody else stages a snapshot. */
  staging(): Promise<void>
  /** Somebody needs a snapshot, and there is none that would do. */
  requestMark(): void
  failed(error: unknown): void
}

export function createCatchUp<State>(options: CatchUpOptions<State>): CatchUp<State> {
  return new SnapshotCatchUp(options)
}

interface SnapshotOrder extends Order {
  /** Of the strategy to do it by; null: by snapshot sync. */
  readonly channel: StrategyChannel | null
}

/**
 * That the state is lost was posted before, and the core takes nothing afterwards that it was offered before. The turn
 * under way may be past its inputs; the next one is not.
 */
const TURNS_TO_DECIDE = 2

class SnapshotCatchUp<State> implements CatchUp<State> {
  readonly #options: CatchUpOptions<State>
  readonly #sync: ReturnType<typeof createSnapshotSync>
  readonly #provider: SyncProvider<SnapshotMessage>
  readonly #directions: Directions
  readonly #peers: KnownPeers
  readonly #orders: LeaderOrders<SnapshotOrder>
  readonly #own: OwnWays
  readonly #closing = new AbortController()
  #session: SyncSession<SnapshotMessage> | null = null
  /** Of the last session. */
  #sinkSettled: () => Promise<void> = () => Promise.resolve()
  #sinkBusy = false
  #offer: {
    readonly arrived: ArrivedState<State>
    readonly done: () => void
    taken: boolean
    /** The log notes it as an install. */
    replacesLog: boolean
    /** Nobody waits for it any more: dropped after so many turns, unless the core took it. Null: somebody does. */
    turns: number | null
  } | null = null
  #missingFrom: Index | null
  #sealedOnly: boolean
  #givenUp = false
  /** Settles when the store knows what the state was loaded from. */
  #anchored: Promise<void> = Promise.resolve()
  /** Of the session under way: how far a leader ordered it to reach, and in which term. */
  #ordered = { term: 0, atLeast: 0 }
  #begunAt: Millis = 0
  #log: ReturnType<typeof createCatchUpLog>
  /** No session before. */
  #retryAt: Millis = 0

  constructor(options: CatchUpOptions<State>) {
    this.#options = options
    const { self, groupId, shelf, store, settings } = options
    this.#missingFrom = options.missingFrom
    this.#sealedOnly = options.sealedOnly
    this.#peers = createKnownPeers(options)
    this.#orders = createLeaderOrders<SnapshotOrder>({
      ...options,
      keepMs: settings.electionMs,
      follow: (order) => this.#follow(order),
    })
    this.#own = createOwnWays({ ...options, peers: this.#peers })
    this.#log = createCatchUpLog(options.logger)
    this.#sync = createSnapshotSync(settings.snapshotSync)
    this.#provider = this.#sync.createProvider({
      self,
      groupId,
      source: shelf,
      leader: () => this.#peers.leader(),
      send: (to, message) => this.#send(to, message),
      firstIndex: () => store.stats().firstIndex,
      commit: () => options.status().commit,
      requestMark: () => options.requestMark(),
    })
    this.#directions = createDirections(options)
  }

  get stateMissing(): boolean {
    return this.#missingFrom !== null
  }

  status(): CatchUpStatus | null {
    const { clock } = this.#options
    if (this.#session === null) return null
    const lastedMs = clock.now() - this.#begunAt
    return catchUpStatus(this.#strategy, this.#session.progress, lastedMs)
  }

  /** Of the session under way. */
  get #strategy(): string {
    return this.#own.underWay ?? this.#sync.name
  }

  get busy(): boolean {
    return this.#session !== null || this.#sinkBusy
  }

  received(from: ReplicaId, message: SnapshotMessage): void {
    if (this.#closing.signal.aborted) return
    if (message.type === 'catchUp') {
      this.#orders.received(from, { ...message, channel: null })
      return
    }
    if (!this.#peers.isKnown(from)) return
    if (!this.#provider.receive(from, message)) this.#session?.receive(from, message)
  }

  receivedOwn(from: ReplicaId, channel: StrategyChannel, frame: StrategyFrame<unknown>): void {
    if (this.#closing.signal.aborted) return
    if (frame.type === 'catchUp') this.#orders.received(from, { ...frame, channel })
    else this.#own.received(from, channel, frame.message)
  }

  behind(replica: ReplicaId): void {
    // Found once more whenever the member is asked how far it came.
    if (!this.#directions.behind(replica)) return
    this.#options.logger.warn({ replica }, 'a member is behind the log: it has to catch up')
  }

  tick(now: Millis): void {
    if (this.#closing.signal.aborted) return
    const { leadership } = this.#options
    this.#provider.tick(now)
    this.#options.shelf.tidy()
    if (leadership.self) this.#directions.tick(now)
    this.#orders.tick(now)
    this.#own.tick(now)
    if (this.#missingFrom !== null && leadership.leader !== null) {
      this.#begin(this.#missingFrom, null)
    }
    this.#giveUpInVain()
    this.#session?.tick(now)
    if (this.#session !== null) this.#log(this.#session.progress, now)
  }

  peersChanged(): void {
    this.#session?.peersChanged()
  }

  installRecord(meta: SnapshotMeta): InstallRecord {
    const { manifest, log } = this.#offered(meta)
    if (this.#offer !== null) this.#offer.replacesLog = true
    return { root: manifest.root, position: log }
  }

  take(meta: SnapshotMeta, load: (arrived: ArrivedState<State>) => void): void {
    const arrived = this.#offered(meta)
    const { store, failed } = this.#options
    if (this.#offer?.replacesLog === true) {
      this.#hand(arrived, load)
      return
    }
    // Only the state was missing, and the log goes on behind it: a start must find what is loaded now. That the anchor
    // is committed, the store was told: the core hands nothing out before.
    this.#anchored = store
      .anchored(meta, arrived.manifest.root)
      .then(() => {
        if (!this.#closing.signal.aborted) this.#hand(arrived, load)
      })
      .catch((error: unknown) => failed(error))
  }

  #hand(arrived: ArrivedState<State>, load: (arrived: ArrivedState<State>) => void): void {
    const offer = this.#offer
    this.#missingFrom = null
    this.#sealedOnly = false
    this.#offer = null
    load(arrived)
    offer?.done()
  }

  repair(behind: Index): void {
    this.#missingFrom = behind + 1
    this.#sealedOnly = true
    // Whoever diverged as well may have made what it fetches.
    this.#session?.abort('the state here diverged')
    this.#abandonOffer()
  }

  giveUp(): void {
    this.#givenUp = true
    this.#missingFrom = null
    this.#sealedOnly = false
    this.#session?.abort('the log here is not that of the group')
    this.#abandonOffer()
  }

  turned(): void {
    const offer = this.#offer
    if (offer === null || offer.taken) return
    const { arrived, done } = offer
    if (offer.turns !== null) {
      offer.turns -= 1
      if (offer.turns === 0) this.#drop(arrived)
      return
    }
    const { commit } = this.#options.status()
    // What is here reached the anchor by itself. While the core waits before it takes the offer, it has not.
    if (commit < arrived.meta.index || this.#missingFrom !== null) return
    this.#offer = null
    void this.#discard(arrived).then(done)
  }

  safeToCut(): Index | null {
    // A session of a strategy of a user's own has its lease there, too.
    return this.#provider.safeToPrune()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    const offer = this.#offer
    offer?.done()
    this.#session?.abort('this member is closing')
    this.#provider.close()
    this.#own.close()
    await this.#sinkSettled()
    await offer?.arrived.stored.close()
    await this.#anchored
  }

  #follow({ term, firstIndex, channel }: SnapshotOrder): boolean {
    // Where the log reaches the leader's, the leader finds out by asking.
    const reaches = this.#missingFrom === null && this.#options.status().commit >= firstIndex - 1
    if (reaches) return true
    const atLeast = firstIndex - 1
    if (this.#asksInVain(term, atLeast))
      this.#session?.abort('this leader has less, and it suffices')
    if (this.#session === null && this.#sinkBusy) return false
    this.#begin(atLeast, channel)
    if (atLeast >= this.#ordered.atLeast) this.#ordered = { term, atLeast }
    return true
  }

  /**
   * What an earlier leader ordered, this one may not have for as long as this member does not acknowledge anything: a
   * snapshot there takes a mark that is committed.
   */
  #asksInVain(term: Term, atLeast: Index): boolean {
    if (this.#session === null || this.#missingFrom !== null) return false
    const ordered = this.#ordered
    return (
      term > ordered.term && atLeast < ordered.atLeast && this.#session.progress.position === null
    )
  }

  /** The core may take what it was offered all the same. Whether it will, nobody waits for any more. */
  #abandonOffer(): void {
    if (this.#offer === null) return
    this.#offer.turns = TURNS_TO_DECIDE
    this.#offer.done()
  }

  #begin(atLeast: Index, channel: StrategyChannel | null): void {
    const { clock, settings, leadership, snapshots, machine, logger } = this.#options
    if (this.#session !== null) {
      this.#session.targetChanged({ atLeast })
      return
    }
    const now = clock.now()
    if (this.#givenUp || leadership.self || this.#sinkBusy || now < this.#retryAt) return
    // Only a repair leaves one here, until the core has taken it, or never will.
    if (this.#offer !== null) return
    logger.info({ atLeast, leader: leadership.leader }, 'catch-up by a snapshot begins')
    const pace = {
      clock,
      sliceMs: settings.applySliceMs,
      signal: this.#closing.signal,
    }
    const sink = createStagingSink({
      snapshots,
      machine,
      pace,
      logger,
      free: () => this.#options.staging(),
      arrived: (state) => this.#arrived(state),
      failed: (error) => this.#options.failed(error),
    })
    this.#sinkSettled = () => sink.settled()
    const { self, groupId, transport } = this.#options
    const context: SnapshotSessionContext = {
      self,
      groupId,
      sink,
      leader: () => this.#peers.leader(),
      send: (to, message) => this.#send(to, message),
      members: () => this.#peers.others(),
      reachable: (peer) => transport.reachable(peer),
      requestId: () => this.#options.requestId(),
      reached: (position) => logger.info({ ...position }, 'a snapshot is here and verified'),
      blamed: (peer, why) =>
        logger.warn({ peer, why }, 'a source sent what it should not have: it is asked no more'),
      ended: (outcome) => this.#ended(outcome),
    }
    const gap = { atLeast, sealedOnly: this.#sealedOnly }
    // A state that is missing, or must be vouched for, is brought by what is tried most.
    const own = this.#missingFrom === null ? channel : null
    const session =
      this.#own.createSession(own, context, gap) ?? this.#sync.createSession(context, gap)
    this.#session = session
    this.#ordered = { term: 0, atLeast: 0 }
    this.#log = createCatchUpLog(logger)
    this.#begunAt = now
    session.start(now)
  }

  /** Led by this member, or reached by entries, the group's log needs no snapshot here. */
  #giveUpInVain(): void {
    const session = this.#session
    if (session === null || this.#missingFrom !== null || this.#offer !== null) return
    const { leadership, status } = this.#options
    const { position } = session.progress
    if (leadership.self) session.abort('this member leads')
    else if (position !== null && position.anchor <= status().commit) {
      session.abort('the log came as far by itself')
    }
  }

  #ended(outcome: SyncOutcome): void {
    const { logger, clock, settings } = this.#options
    const { fetchedBytes = 0, targets = 0 } = this.#session?.progress ?? {}
    const fields = { strategy: this.#strategy, fetchedBytes, targets }
    this.#own.ended(outcome)
    this.#session = null
    this.#sinkBusy = true
    void this.#sinkSettled().then(() => {
      this.#sinkBusy = false
    })
    if (outcome.ok) {
      logger.info({ ...outcome.position, ...fields }, 'catch-up by a snapshot ended')
      return
    }
    const { error } = outcome
    this.#retryAt = clock.now() + settings.electionMs
    if (this.#closing.signal.aborted || this.#givenUp) return
    logger.warn({ error, ...fields }, 'catch-up by a snapshot failed: it begins again')
  }

  async #arrived(arrived: ArrivedState<State>): Promise<void> {
    const { mailbox, self } = this.#options
    const { meta } = arrived
    if (this.#closing.signal.aborted) throw this.#closing.signal.reason
    // Of a session that began before the state, or the log, here diverged: the core would not say what becomes of it.
    if (!this.#wouldDo(arrived)) return this.#discard(arrived)
    await new Promise<void>((done) => {
      this.#offer = { arrived, done, taken: false, replacesLog: false, turns: null }
      mailbox.post({ in: 'snapshotOffer', meta, from: self })
    })
  }

  #wouldDo({ meta, sealed }: ArrivedState<State>): boolean {
    if (this.#givenUp) return false
    if (this.#missingFrom === null) return true
    return meta.index >= this.#missingFrom && (sealed || !this.#sealedOnly)
  }

  #offered(meta: SnapshotMeta): ArrivedState<State> {
    const offer = this.#offer
    const { index, term } = offer?.arrived.meta ?? {}
    if (offer === null || index !== meta.index || term !== meta.term) {
      throw new Error(`the core installs a snapshot at ${meta.index} that was not offered`)
    }
    offer.taken = true
    return offer.arrived
  }

  #drop(arrived: ArrivedState<State>): void {
    this.#offer = null
    this.#sinkBusy = true
    void this.#discard(arrived).then(() => {
      this.#sinkBusy = false
    })
  }

  async #discard({ stored }: ArrivedState<State>): Promise<void> {
    try {
      await stored.close()
      await this.#options.snapshots.remove(stored.id)
    } catch (error) {
      this.#options.failed(error)
    }
  }

  #send(to: ReplicaId, message: SnapshotMessage): boolean {
    return this.#options.transport.send(to, 'sync', encodeSnapshotMessage(message))
  }
}
