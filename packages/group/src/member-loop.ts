import {
  createRaft,
  type Entry,
  type Message,
  type Millis,
  type Output,
  type RaftCore,
  type RaftStatus,
  type ReplicaId,
  type SnapshotMeta,
} from '@tesela/raft'
import { StorageFailedError } from '@tesela/storage'
import { type AppliedIndex, createAppliedIndex } from './applied-index.ts'
import { type Applier, createApplier } from './applier.ts'
import { type Callers, createCallers } from './callers.ts'
import { type CatchUp, createCatchUp } from './catch-up/catch-up.ts'
import { type ChangeListeners, createChangeListeners } from './change-listeners.ts'
import { coreConfig } from './core-config.ts'
import { createDeadlines, type Deadlines } from './deadlines.ts'
import type { GroupError } from './errors.ts'
import { type Answers, createAnswers } from './forward/answers.ts'
import { type Asks, createAsks } from './forward/asks.ts'
import { createForwardServer, type ForwardServer } from './forward/server.ts'
import { createLeadership, type MutableLeadership } from './leadership.ts'
import { createLogClock, type LogClock } from './log-clock.ts'
import { createLogPromise, type LogPromise } from './log-promise.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { createMembership, type Membership } from './members/membership.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPendingEntries, type PendingEntries } from './pending-entries.ts'
import { createPersister, type Persister } from './persister.ts'
import { createReads, type Reads } from './reads.ts'
import { createReceiver, type Receiver } from './receiver.ts'
import { hexOf } from './replica-id.ts'
import { createRootWatch, type RootWatch } from './roots/root-watch.ts'
import type { MachineResult } from './seams.ts'
import { appendFrameBytes, defaultSettings, type GroupSettings } from './settings.ts'
import { type Backups, createBackups } from './snapshots/backups.ts'
import { createSnapshotKeeper, type SnapshotKeeper } from './snapshots/keeper.ts'
import { createLogTrail, type LogTrail } from './snapshots/log-trail.ts'
import { createShelf, type Shelf } from './snapshots/shelf.ts'
import { membersOf } from './snapshots/snapshot-meta.ts'
import { stampReader } from './stamps.ts'
import { createTicker, type Ticker } from './ticker.ts'
import type { GroupCounters, GroupOptions } from './types.ts'
import { createWrites, type Writes } from './writes.ts'

/**
 * What moves a member: its parts, and the turn in which they have their say. Whatever arrives waits for the next turn;
 * there the core is stepped once per input, and what comes out goes to disk, network and state machine.
 */
export interface MemberLoop {
  readonly settings: GroupSettings
  readonly deadlines: Deadlines
  readonly leadership: MutableLeadership
  readonly callers: Callers
  readonly applied: AppliedIndex
  readonly writes: Writes
  readonly reads: Reads
  readonly roots: RootWatch
  readonly backups: Backups
  readonly membership: Membership
  readonly listeners: ChangeListeners
  /** What ended apply here; null while all is well. */
  readonly halted: GroupError | null
  readonly counters: GroupCounters
  /** Nothing leaves this member any more. */
  readonly ended: boolean
  status(): RaftStatus
  start(): void
  /** Takes no new callers. */
  refuse(): void
  /** Tells everybody who waits what is known, and does nothing any more. */
  stop(): void
  /** When the disk has nothing under way any more. */
  settled(): Promise<void>
}

export function createMemberLoop<State>(options: GroupOptions<State>): MemberLoop {
  return new TurningLoop(options)
}

const BOOT_BYTES = 8
const TICKS_PER_HEARTBEAT = 4

class TurningLoop<State> implements MemberLoop {
  readonly #options: GroupOptions<State>
  readonly settings: GroupSettings
  readonly #core: RaftCore
  readonly deadlines: Deadlines
  readonly leadership: MutableLeadership
  readonly callers: Callers
  readonly applied: AppliedIndex
  readonly #pending: PendingEntries
  readonly #logClock: LogClock
  readonly #mailbox: Mailbox
  readonly #outbox: Outbox
  readonly #persister: Persister
  readonly #promise: LogPromise
  readonly #applier: Applier
  readonly #asks: Asks
  readonly writes: Writes
  readonly reads: Reads
  readonly #trail: LogTrail
  readonly #shelf: Shelf
  readonly #keeper: SnapshotKeeper
  readonly #catchUp: CatchUp<State>
  readonly backups: Backups
  readonly roots: RootWatch
  readonly membership: Membership
  readonly #answers: Answers
  readonly #server: ForwardServer
  readonly #receiver: Receiver
  readonly #ticker: Ticker
  readonly listeners: ChangeListeners
  readonly #boots = new Map<ReplicaId, string>()
  #changed = false
  /** As the listeners were told last. */
  #confirmed = false
  #closing = false
  ended = false

  constructor(options: GroupOptions<State>) {
    this.#options = options
    const { store, machine, transport, clock, logger, replica } = options
    const settings = { ...defaultSettings, ...options.settings }
    const tickMs = Math.max(1, Math.floor(settings.heartbeatMs / TICKS_PER_HEARTBEAT))
    const config = coreConfig(replica, settings, options.random)
    this.settings = settings
    this.listeners = createChangeListeners(logger)
    const { snapshot } = store.recovered
    const { start } = options
    this.#core = createRaft(config, {
      ...store.recovered,
      applied: start.lost ? (snapshot?.index ?? 0) : machine.revision,
      stateMissing: start.lost,
    })
    this.deadlines = createDeadlines(tickMs)
    this.leadership = createLeadership(this.#core.status().soft)
    this.applied = createAppliedIndex(machine.revision)
    this.#pending = createPendingEntries()
    this.#logClock = createLogClock(clock, stampReader(machine), () => machine.logTime)
    this.#logClock.observe(store.recovered.entries)
    this.#mailbox = createMailbox(this.#core, clock, {
      gather: () => this.#gather(),
      output: (output) => this.#output(output),
      finish: () => this.#finish(),
      broken: (error) => this.#fail(error),
    })
    this.#outbox = createOutbox({
      transport,
      maxFrameBytes: appendFrameBytes(settings),
      unreachable: (peer) => this.#mailbox.post({ in: 'unreachable', peer }),
    })
    this.#persister = createPersister({
      store,
      mailbox: this.#mailbox,
      release: (after) => this.#outbox.add(after),
      failed: (error) => this.#fail(error),
    })
    this.#promise = createLogPromise(store, (error) => this.#fail(error))
    this.#applier = createApplier({
      machine,
      clock,
      sliceMs: settings.applySliceMs,
      applied: (entries, results) => this.#entriesApplied(entries, results),
      failed: (halted) => this.#halt(halted),
    })
    const boot = hexOf(options.random.bytes(BOOT_BYTES))
    this.#asks = createAsks({ transport, clock, deadlines: this.deadlines, boot })
    const parts = {
      self: replica,
      status: () => this.#core.status(),
      mailbox: this.#mailbox,
      leadership: this.leadership,
      pending: this.#pending,
      persister: this.#persister,
      asks: this.#asks,
      applied: this.applied,
      deadlines: this.deadlines,
      logClock: this.#logClock,
      machine,
      transport,
      clock,
      logger,
      settings,
      halted: () => this.halted,
      closing: () => this.ended || this.#closing,
      isMember: (id: ReplicaId) => this.membership.has(id),
      attemptMs: 2 * settings.electionMs,
    }
    this.callers = createCallers(parts)
    this.writes = createWrites(parts)
    this.reads = createReads(parts)
    this.#trail = createLogTrail(machine, start.lost ? null : snapshot, start.log)
    this.#shelf = createShelf({
      snapshots: options.snapshots,
      clock,
      serving: () => this.halted === null && !this.ended,
      sealed: ({ anchor, root }) => this.roots.isSealed(anchor, root),
      failed: (error) => this.#shelfFailed(error),
    })
    if (start.snapshot !== null) this.#shelf.put(start.snapshot)
    const failed = (error: unknown) => this.#fail(error)
    const saving = { ...parts, store, snapshots: options.snapshots, shelf: this.#shelf, failed }
    this.#catchUp = createCatchUp({
      ...saving,
      groupId: options.groupId,
      random: options.random,
      termOf: (index) => this.#core.termOf(index),
      others: () => this.membership.others(),
      missingFrom: start.lost ? (snapshot?.index ?? null) : null,
      requestMark: () => this.#keeper.want(),
    })
    this.#keeper = createSnapshotKeeper({
      ...saving,
      trail: this.#trail,
      safeToCut: () => this.#catchUp.safeToCut(),
    })
    const { callers, writes } = this
    this.backups = createBackups({ ...saving, keeper: this.#keeper, callers, writes })
    this.roots = createRootWatch({
      ...parts,
      trail: this.#trail,
      halt: (error) => {
        this.#applier.halt(error)
        this.#halt(error)
      },
    })
    this.membership = createMembership({
      ...parts,
      confirmed: () => this.reads.confirmed,
      marks: {
        busy: () => this.roots.busy,
        wanted: () => this.#keeper.markWanted,
      },
      initialMembers:
        start.lost && snapshot !== null ? membersOf(snapshot) : (options.initialMembers ?? []),
    })
    this.#answers = createAnswers({
      transport,
      clock,
      maxBytes: settings.maxServedBytes,
      keepMs: settings.requestDeadlineMs,
    })
    this.#server = createForwardServer({
      ...parts,
      answers: this.#answers,
      writes: this.writes,
      reads: this.reads,
      membership: this.membership,
    })
    this.#receiver = createReceiver({
      self: replica,
      clock,
      logger,
      maxBytes: settings.maxInboxBytes,
      message: (message) => this.#message(message),
      forward: (from, { requestId, request, response }) => {
        if (request !== undefined) this.#server.serve(from, requestId, request)
        else if (response !== undefined) this.#asks.answered(from, requestId, response)
      },
      sync: (from, message) => {
        if (message.type === 'report' || message.type === 'verdict') {
          this.roots.received(from, message)
        } else this.#catchUp.received(from, message)
      },
    })
    this.#ticker = createTicker({
      clock,
      everyMs: tickMs,
      maxStepMs: Math.max(settings.heartbeatMs, settings.electionMs / 4),
      tick: (time, now) => this.#tick(time, now),
    })
  }

  start(): void {
    this.#options.transport.receive({
      frame: (from, channel, body) => {
        if (this.ended) return
        try {
          this.#receiver.frame(from, channel, body)
        } catch (error) {
          this.#fail(error)
        }
      },
      up: (peer, boot, last) => {
        if (this.ended) return
        if (this.#boots.get(peer) !== boot) this.#mailbox.post({ in: 'peerBooted', peer, last })
        this.#boots.set(peer, boot)
        this.#answers.flush()
        this.#catchUp.peersChanged()
        this.#retry()
      },
      down: (peer) => {
        if (this.ended) return
        this.#asks.down(peer)
        this.#answers.down(peer)
        this.#mailbox.post({ in: 'unreachable', peer })
      },
    })
    const { replica, groupId, logger, machine } = this.#options
    logger.info({ replica, group: hexOf(groupId), applied: machine.revision }, 'a member starts')
    this.membership.refresh()
    this.#ticker.start()
  }

  get halted(): GroupError | null {
    return this.#applier.halted
  }

  get counters(): GroupCounters {
    return {
      malformedFrames: this.#receiver.malformed,
      droppedFrames: this.#receiver.dropped,
      overloaded: this.callers.overloaded + this.#server.refused,
    }
  }

  status(): RaftStatus {
    return this.#core.status()
  }

  refuse(): void {
    this.#closing = true
  }

  async settled(): Promise<void> {
    await Promise.all([this.#keeper.close(), this.#catchUp.close()])
    await this.#shelf.close()
    await this.#promise.settled()
    await this.#persister.settled()
  }

  stop(): void {
    this.#ticker.stop()
    this.#mailbox.stop()
    this.#applier.stop()
    this.roots.stop()
    this.ended = true
    this.#asks.close()
    this.#giveUpAll()
  }

  /** Everybody who waits is told what is known of his request. */
  #giveUpAll(): void {
    this.deadlines.sweep(Number.POSITIVE_INFINITY)
  }

  #fail(error: unknown): void {
    if (this.ended) return
    this.stop()
    this.#options.fatal(error)
  }

  // ------------------------------------------------------------------ one turn

  #gather(): void {
    this.#receiver.drained()
    this.writes.gather()
    this.reads.gather()
    this.membership.gather()
  }

  #output(output: Output): void {
    const { persist, soft, apply, load, needCatchUp } = output
    this.#outbox.add(output.send)
    if (persist !== null) {
      this.#logClock.observe(persist.entries)
      const { snapshot } = persist
      this.#persister.persist(
        persist,
        snapshot === null ? undefined : this.#catchUp.installRecord(snapshot),
      )
    }
    for (const { to, from, maxBytes } of load) this.#persister.load(to, from, maxBytes)
    if (apply !== null && apply.snapshot === null) this.#applier.add(apply)
    else if (apply?.snapshot) this.#install(apply.snapshot)
    for (const { to } of needCatchUp) this.#catchUp.behind(to)
    if (soft !== null) {
      this.leadership.update(soft)
      this.#options.logger.info({ role: soft.role, leader: soft.leader }, 'role or leader changed')
      this.#changed = true
      this.#retry()
    }
    if (output.conf !== null) {
      this.#changed = true
      this.membership.configured(output.conf)
    }
  }

  #finish(): void {
    this.#outbox.flush()
    this.#applier.run()
    this.#catchUp.turned()
    if (this.reads.confirmed !== this.#confirmed) {
      this.#confirmed = this.reads.confirmed
      this.#changed = true
    }
    if (!this.#changed) return
    this.#changed = false
    this.listeners.tell()
  }

  // ------------------------------------------------------------------ what happens to it

  #tick(time: Millis, now: Millis): void {
    this.#mailbox.post({ in: 'tick', now: time })
    this.membership.ticked()
    this.deadlines.sweep(now)
    this.applied.sweep()
    this.#answers.flush()
    this.#options.store.retrySpace()
    this.#promise.tick(now)
    this.#catchUp.tick(now)
    this.#retry()
  }

  #retry(): void {
    this.writes.retry()
    this.reads.retry()
    this.membership.retry()
    this.roots.retry()
    this.backups.retry()
  }

  #message(message: Message): void {
    this.membership.heard(message.from)
    this.#mailbox.post({ in: 'message', msg: message })
  }

  #entriesApplied(entries: readonly Entry[], results: readonly MachineResult[]): void {
    const last = entries.at(-1)
    if (last === undefined) return
    this.#pending.applied(entries, results)
    let configured = false
    for (const [at, entry] of entries.entries()) {
      if (entry.type !== 'conf') continue
      configured = true
      const accept = results[at]?.accept === true
      this.#mailbox.post({ in: 'confApplied', index: entry.index, accept })
    }
    this.#trail.applied(entries, results)
    this.roots.applied()
    this.#keeper.applied()
    this.#mailbox.post({ in: 'applied', index: last.index })
    this.#logClock.committed(last.index)
    if (configured) this.membership.refresh()
    this.#changed = true
    this.applied.advance(last.index)
  }

  /** A snapshot takes the place of what was applied (rule 53); nothing else is on its way to the state machine (rule 54). */
  #install(meta: SnapshotMeta): void {
    const { machine, logger } = this.#options
    const { state, log, ...shelved } = this.#catchUp.take(meta)
    const { index } = meta
    machine.install(state)
    this.#trail.installed(meta, log)
    this.#keeper.restart()
    this.roots.installed()
    this.#shelf.put(shelved)
    this.#pending.installed(index)
    this.#mailbox.post({ in: 'applied', index })
    this.#logClock.committed(index)
    this.membership.refresh()
    this.#changed = true
    this.applied.advance(index)
    logger.info({ anchor: index, term: meta.term }, 'a snapshot took the place of the state')
  }

  /** Others cannot be served from it; a restart would find it damaged and fetch another one. */
  #shelfFailed(error: unknown): void {
    if (error instanceof StorageFailedError) this.#fail(error)
    else this.#options.logger.error({ error }, 'a snapshot on disk cannot be read or deleted')
  }

  /** This member's state stands still: it goes on to acknowledge and to vote, and does nothing else. */
  #halt(error: GroupError): void {
    this.#options.logger.error({ error: error.cause ?? error }, error.message)
    if (this.leadership.self) this.membership.abdicate()
    this.#outbox.silence()
    this.#changed = true
    this.#giveUpAll()
    this.roots.stop()
    this.applied.fail(error)
    this.#mailbox.wake()
  }
}
