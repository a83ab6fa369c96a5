import type { Entry, EntryId, Index, Millis, RaftStatus, ReplicaId } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'
import {
  createLogReplaySync,
  encodeLogMessage,
  LogDivergedError as LogContradictedError,
  type LogMessage,
  type SyncOutcome,
  type SyncProvider,
  type SyncSession,
} from '@tesela/sync'
import type { AppliedIndex } from '../applied-index.ts'
import type { DiskSpace } from '../disk-space.ts'
import { LogDivergedError } from '../errors.ts'
import type { Leadership } from '../leadership.ts'
import type { Mailbox } from '../mailbox.ts'
import { hasMajority } from '../roots/has-majority.ts'
import type { Clock, Transport } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import type { LogTrail } from '../snapshots/log-trail.ts'
import type { CatchUpStatus, Logger } from '../types.ts'
import { createCatchUpLog } from './catch-up-log.ts'
import { catchUpStatus } from './catch-up-status.ts'
import { createKnownPeers, type KnownPeers } from './known-peers.ts'
import { createLeaderOrders, type LeaderOrders } from './leader-orders.ts'

/**
 * How this member gets what it lacks of the log from all others at once, where it lacks so much that the leader does not
 * stream it, and how it serves others. What is proven goes to the core, which alone writes the log.
 */
export interface LogReplay {
  received(from: ReplicaId, message: LogMessage): void
  tick(now: Millis): void
  /** Members came, went, or are reachable again. */
  peersChanged(): void
  /** The log here is not the group's: nothing is fetched any more that would go on from it, whoever orders it. */
  giveUp(): void
  /** After a turn: what was handed to the core may be applied. */
  turned(): void
  /** Of the session under way; null: none is. */
  status(): CatchUpStatus | null
  /** The log from behind this index on is needed by a session of another member; null: by none. */
  safeToCut(): Index | null
  close(): Promise<void>
}

export interface LogReplayOptions {
  readonly self: ReplicaId
  readonly groupId: Uint8Array
  readonly trail: Pick<LogTrail, 'range'>
  readonly store: Pick<LogStore, 'read' | 'stats'>
  readonly transport: Pick<Transport, 'send' | 'reachable'>
  readonly mailbox: Pick<Mailbox, 'post'>
  readonly leadership: Leadership
  readonly applied: Pick<AppliedIndex, 'index'>
  readonly space: Pick<DiskSpace, 'refuses'>
  readonly clock: Pick<Clock, 'now'>
  readonly logger: Logger
  readonly settings: Pick<GroupSettings, 'electionMs' | 'logReplay'>
  status(): RaftStatus
  /** Never the same twice, not in another life either. */
  requestId(): number
  others(): readonly ReplicaId[]
  isMember(replica: ReplicaId): boolean
  /** The state of this member goes on. */
  serving(): boolean
  /** A snapshot is being fetched, or needed: nothing else is done. */
  fetchingSnapshot(): boolean
  /** A majority of the voters has another log than this member. */
  logDiverged(error: LogDivergedError): void
  failed(error: unknown): void
}

export function createLogReplay(options: LogReplayOptions): LogReplay {
  return new MemberLogReplay(options)
}

/** Proven entries on their way into the state machine. */
interface Handed {
  readonly prev: EntryId
  readonly entries: readonly Entry[]
  readonly last: Index
  readonly done: (contradictedAt?: Index) => void
}

/** In election timeouts: the leader has found out by then how far the log of a member whose state stands still came. */
const HALTED_REST = 4
const MAX_DOUBLINGS = 8

class MemberLogReplay implements LogReplay {
  readonly #options: LogReplayOptions
  readonly #peers: KnownPeers
  readonly #orders: LeaderOrders
  readonly #sync: ReturnType<typeof createLogReplaySync>
  readonly #provider: SyncProvider<LogMessage>
  readonly #reads = new Set<Promise<void>>()
  #session: SyncSession<LogMessage> | null = null
  /** In order. The core has those before `#posted`; the others wait for room on the disk. */
  #handed: readonly Handed[] = []
  #posted = 0
  #begunAt: Millis = 0
  #log: ReturnType<typeof createCatchUpLog>
  /** No session before. */
  #retryAt: Millis = 0
  /** Sessions that ended since the state stands still. */
  #endedHalted = 0
  /** Sessions begun since the leader's log was found to contradict this one. */
  #suspicions = 0
  /** None for that reason before. */
  #suspectAt: Millis = 0
  #givenUp = false
  #closed = false

  constructor(options: LogReplayOptions) {
    this.#options = options
    const { self, groupId, trail, store, settings } = options
    this.#log = createCatchUpLog(options.logger)
    this.#peers = createKnownPeers(options)
    this.#orders = createLeaderOrders({
      ...options,
      keepMs: settings.electionMs,
      follow: ({ firstIndex }) => this.#follow(firstIndex),
    })
    this.#sync = createLogReplaySync(settings.logReplay)
    this.#provider = this.#sync.createProvider({
      self,
      groupId,
      log: {
        serving: () => options.serving(),
        range: () => trail.range,
        read: (from, maxBytes, done) => this.#read(from, maxBytes, done),
      },
      leader: () => this.#peers.leader(),
      firstIndex: () => store.stats().firstIndex,
      send: (to, message) => this.#send(to, message),
    })
  }

  received(from: ReplicaId, message: LogMessage): void {
    if (this.#closed) return
    if (message.type === 'catchUp') {
      this.#orders.received(from, message)
      return
    }
    if (!this.#peers.isKnown(from)) return
    if (!this.#provider.receive(from, message)) this.#session?.receive(from, message)
  }

  tick(now: Millis): void {
    if (this.#closed) return
    this.#provider.tick(now)
    const { leadership, fetchingSnapshot } = this.#options
    if (leadership.self) this.#session?.abort('this member leads')
    else if (fetchingSnapshot()) this.#session?.abort('a snapshot is fetched')
    this.#orders.tick(now)
    this.#suspect(now)
    this.#session?.tick(now)
    if (this.#session !== null) this.#log(this.#session.progress, now)
    this.#post()
  }

  peersChanged(): void {
    this.#session?.peersChanged()
  }

  giveUp(): void {
    this.#givenUp = true
    this.#session?.abort('the log here is not that of the group')
  }

  turned(): void {
    const { applied, serving, status } = this.#options
    // A member whose state stands still goes on to acknowledge, and applies nothing any more.
    const taken = serving() ? applied.index : status().commit
    for (let [next] = this.#handed; next !== undefined; [next] = this.#handed) {
      const at = this.#contradicted(next)
      if (at !== null) {
        next.done(at)
        return
      }
      if (next.last > taken) return
      this.#handed = this.#handed.slice(1)
      this.#posted = Math.max(0, this.#posted - 1)
      next.done()
    }
  }

  status(): CatchUpStatus | null {
    if (this.#session === null) return null
    const lastedMs = this.#options.clock.now() - this.#begunAt
    return catchUpStatus(this.#sync.name, this.#session.progress, lastedMs)
  }

  safeToCut(): Index | null {
    return this.#provider.safeToPrune()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#session?.abort('this member is closing')
    this.#provider.close()
    await Promise.all(this.#reads)
  }

  #follow(firstIndex: Index): boolean {
    const { fetchingSnapshot, trail } = this.#options
    if (this.#session !== null) return true
    // A session begins behind what is applied, be more committed.
    if (fetchingSnapshot() || trail.range.closed().index < firstIndex - 1) return false
    this.#begin()
    return true
  }

  /**
   * Nothing of this leader goes on from what is committed here, and so it is sent nothing more, nor ordered to fetch before it lacks a lot:
   * it asks by itself, and the other members with it, whose log the group's is.
   */
  #suspect(now: Millis): void {
    const { leadership, status, settings, fetchingSnapshot } = this.#options
    const at = leadership.self ? null : status().contradictedByLeader
    if (at === null) {
      this.#suspicions = 0
      return
    }
    if (this.#session !== null || fetchingSnapshot() || now < this.#suspectAt) return
    if (this.#suspicions === 0) this.#tellSuspicion(at)
    const doublings = Math.min(this.#suspicions, MAX_DOUBLINGS)
    this.#suspectAt = now + settings.electionMs * 2 ** doublings
    this.#suspicions += 1
    this.#begin()
  }

  #tellSuspicion(index: Index): void {
    const { logger, leadership } = this.#options
    const what = 'the log of the leader has another entry where one is committed here'
    logger.error({ index, leader: leadership.leader }, what)
  }

  #begin(): void {
    const { clock, leadership, logger, self, groupId, transport, trail } = this.#options
    const now = clock.now()
    if (this.#givenUp || leadership.self || now < this.#retryAt) return
    const session = this.#sync.createSession(
      {
        self,
        groupId,
        leader: () => this.#peers.leader(),
        send: (to, message) => this.#send(to, message),
        members: () => this.#peers.others(),
        reachable: (peer) => transport.reachable(peer),
        requestId: () => this.#options.requestId(),
        standing: () => trail.range.closed(),
        replay: (prev, entries, done) => {
          const last = entries.at(-1)?.index ?? prev.index
          this.#handed = [...this.#handed, { prev, entries, last, done }]
          this.#post()
        },
        reached: (position) => logger.info({ ...position }, 'the log is here and proven'),
        blamed: (peer, why) =>
          logger.warn({ peer, why }, 'a source sent what it should not have: it is asked no more'),
        ended: (outcome) => this.#ended(outcome),
      },
      { atLeast: 0 },
    )
    logger.info({ leader: leadership.leader }, 'catch-up by replay of the log begins')
    this.#session = session
    this.#log = createCatchUpLog(logger)
    this.#begunAt = now
    session.start(now)
  }

  /** In order, as long as there is room: as with what a leader sends, which comes again until there is. */
  #post(): void {
    const { mailbox, space } = this.#options
    for (let next = this.#handed[this.#posted]; next; next = this.#handed[this.#posted]) {
      if (space.refuses(next.entries)) return
      this.#posted += 1
      mailbox.post({ in: 'replayed', prev: next.prev, entries: next.entries })
    }
  }

  /** Where the core did not take it: another entry is committed here. */
  #contradicted({ prev, last }: Handed): Index | null {
    const { contradicted } = this.#options.status()
    if (this.#posted === 0 || contradicted === null) return null
    return contradicted > prev.index && contradicted <= last ? contradicted : null
  }

  #ended(outcome: SyncOutcome): void {
    const { logger } = this.#options
    const { fetchedBytes = 0, items = 0, targets = 0 } = this.#session?.progress ?? {}
    this.#session = null
    this.#handed = []
    this.#posted = 0
    this.#rest(outcome)
    const fields = { fetchedBytes, items, targets }
    if (outcome.ok) {
      logger.info({ ...outcome.position, ...fields }, 'catch-up by replay of the log ended')
      return
    }
    const { error } = outcome
    if (this.#closed) return
    if (error instanceof LogContradictedError) {
      logger.error({ error, ...fields }, error.message)
      this.#judge(error.index, error.contradictedBy)
    } else logger.warn({ error, ...fields }, 'catch-up by replay of the log failed')
  }

  /** One of the two is not the group's: that of the minority (sync.md §3). Where too few were heard, nobody is judged. */
  #judge(index: Index, contradictedBy: readonly ReplicaId[]): void {
    const { status, logDiverged } = this.#options
    if (hasMajority(status().conf, (voter) => contradictedBy.includes(voter))) {
      logDiverged(new LogDivergedError(index))
    }
  }

  #rest({ ok }: SyncOutcome): void {
    const { clock, settings, serving } = this.#options
    const now = clock.now()
    if (serving()) {
      this.#endedHalted = 0
      if (!ok) this.#retryAt = now + settings.electionMs
      return
    }
    // Where a session begins moves no more: the next one fetches the same again.
    const doublings = Math.min(this.#endedHalted, MAX_DOUBLINGS)
    this.#retryAt = now + HALTED_REST * settings.electionMs * 2 ** doublings
    this.#endedHalted += 1
  }

  #read(from: Index, maxBytes: number, done: (entries: readonly Entry[] | null) => void): void {
    const { store, failed } = this.#options
    const reading = store
      .read(from, maxBytes)
      .then((entries) => done(entries === 'compacted' ? null : entries))
      .catch((error: unknown) => {
        if (!this.#closed) failed(error)
      })
      .finally(() => this.#reads.delete(reading))
    this.#reads.add(reading)
  }

  #send(to: ReplicaId, message: LogMessage): boolean {
    return this.#options.transport.send(to, 'log', encodeLogMessage(message))
  }
}
