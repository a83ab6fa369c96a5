import type { Entry, Message, Millis, Output, RaftCore, RaftStatus, ReplicaId } from '@tesela/raft'
import { type AppliedIndex, createAppliedIndex } from './applied-index.ts'
import { type Applier, createApplier } from './applier.ts'
import { bootCore } from './boot-core.ts'
import { type Callers, createCallers } from './callers.ts'
import type { ArrivedState } from './catch-up/arrived-state.ts'
import { type CatchUp, createCatchUp } from './catch-up/catch-up.ts'
import { createLogReplay, type LogReplay } from './catch-up/log-replay.ts'
import { lowestIndex } from './catch-up/lowest-index.ts'
import { ownStrategies } from './catch-up/own-strategies.ts'
import { createRequestIds } from './catch-up/request-ids.ts'
import { type ChangeListeners, createChangeListeners } from './change-listeners.ts'
import { createDeadlines, type Deadlines } from './deadlines.ts'
import { createDiskSpace, type DiskSpace } from './disk-space.ts'
import { type GroupError, LogDivergedError } from './errors.ts'
import { type Asks, createAsks } from './forward/asks.ts'
import { createIncoming, type Incoming } from './incoming.ts'
import { createLeadership, type MutableLeadership } from './leadership.ts'
import { createLogClock, type LogClock } from './log-clock.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { createMembership, type Membership } from './members/membership.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPendingEntries, type PendingEntries } from './pending-entries.ts'
import { createPersister, type Persister } from './persister.ts'
import { createPromiser, type Promiser } from './promiser.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import { createReads, type Reads } from './reads.ts'
import { missingState } from './repair/missing-state.ts'
import { createRepair, type Repair } from './repair/repair.ts'
import { hexOf } from './replica-id.ts'
import { createRootWatch, type RootWatch } from './roots/root-watch.ts'
import type { RunningMember } from './running-member.ts'
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
export function createMemberLoop<State>(options: GroupOptions<State>): RunningMember {
  return new TurningLoop(options)
}

const BOOT_BYTES = 8
const TICKS_PER_HEARTBEAT = 4
/** Longer than a program on this node needs for its next write, and short beside everything else that followers wait for. */
const HELD_PART_OF_HEARTBEAT = 0.02

class TurningLoop<State> implements RunningMember {
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
  readonly #promiser: Promiser
  readonly space: DiskSpace
  readonly readiness: Readiness
  readonly #applier: Applier
  readonly #asks: Asks
  readonly writes: Writes
  readonly reads: Reads
  readonly #trail: LogTrail
  readonly shelf: Shelf
  readonly #keeper: SnapshotKeeper
  readonly catchUp: CatchUp<State>
  readonly replay: LogReplay
  readonly backups: Backups
  readonly repair: Repair
  readonly roots: RootWatch
  readonly membership: Membership
  readonly #incoming: Incoming
  readonly #ticker: Ticker
  readonly listeners: ChangeListeners
  #changed = false
  /** As the listeners were told last. */
  #confirmed = false
  #closing = false
  ended = false

  constructor(options: GroupOptions<State>) {
    this.#options = options
    const { store, machine, transport, clock, logger, replica, snapshots, start } = options
    const settings = { ...defaultSettings, ...options.settings }
    const tickMs = Math.max(1, Math.floor(settings.heartbeatMs / TICKS_PER_HEARTBEAT))
    this.settings = settings
    this.listeners = createChangeListeners(logger)
    const { core, snapshot } = bootCore(options, settings)
    this.#core = core
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
      clock,
      holdMs: settings.heartbeatMs * HELD_PART_OF_HEARTBEAT,
      maxFrameBytes: appendFrameBytes(settings),
      unreachable: (peer) => this.#mailbox.post({ in: 'unreachable', peer }),
    })
    this.#persister = createPersister({
      store,
      mailbox: this.#mailbox,
      release: (after) => this.#outbox.add(after),
      failed: (error) => this.#fail(error),
    })
    this.#promiser = createPromiser(store, (error) => this.#fail(error))
    this.space = createDiskSpace({
      store,
      logger,
      changed: () => {
        this.#changed = true
        this.membership.preferencesChanged()
        if (this.space.full) void this.shelf.thin()
      },
    })
    this.readiness = createReadiness({
      space: this.space,
      promiseStalled: () => this.#promiser.waitedMs(clock.now()) > settings.diskStallMs,
      halted: () => this.halted,
      handsOver: () => this.membership.handsOver,
      stateMissing: () => this.catchUp.stateMissing,
      status: () => this.#core.status(),
      alone: () => this.membership.alone,
    })
    this.#applier = createApplier({
      machine,
      clock,
      sliceMs: settings.applySliceMs,
      applied: (entries, results) => this.#entriesApplied(entries, results),
      failed: (halted) => this.#halt(halted),
    })
    const boot = hexOf(options.random.bytes(BOOT_BYTES))
    this.#asks = createAsks({ transport, clock, deadlines: this.deadlines, boot })
    const trail = createLogTrail(
      machine,
      settings.keptLogBytes,
      start.lost ? null : snapshot,
      start.log,
    )
    this.#trail = trail
    const parts = {
      self: replica,
      groupId: options.groupId,
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
      trail,
      transport,
      strategies: ownStrategies(options.strategies ?? []),
      clock,
      logger,
      settings,
      halted: () => this.halted,
      serving: () => this.halted === null && !this.ended,
      space: this.space,
      refusal: (served: boolean) => this.readiness.refusal(served),
      unable: () => this.readiness.unable(),
      closing: () => this.ended || this.#closing,
      isMember: (id: ReplicaId) => this.membership.has(id),
      others: () => this.membership.others(),
      attemptMs: 2 * settings.electionMs,
    }
    this.callers = createCallers(parts)
    this.writes = createWrites(parts)
    this.reads = createReads(parts)
    this.shelf = createShelf({
      ...parts,
      snapshots,
      sealed: ({ anchor, root }) => this.roots.isSealed(anchor, root),
      disputed: ({ anchor }) => this.roots.isDisputed(anchor),
      damaged: () => this.#keeper.want(),
      failed: (error) => this.#fail(error),
    })
    const failed = (error: unknown) => this.#fail(error)
    const requestId = createRequestIds(options.random)
    const saving = { ...parts, store, snapshots, shelf: this.shelf, failed, requestId }
    this.catchUp = createCatchUp({
      ...saving,
      ...missingState(start, snapshot),
      requestMark: () => this.#keeper.wantOfAll(),
      staging: () => this.#roomToStage(),
    })
    this.replay = createLogReplay({
      ...saving,
      fetchingSnapshot: () => this.catchUp.busy || this.catchUp.stateMissing,
      logDiverged: (error) => this.repair.logDiverged(error),
    })
    this.#keeper = createSnapshotKeeper({
      ...saving,
      disownedUpTo: start.divergence?.revision ?? 0,
      catchingUp: () => this.catchUp.busy,
      safeToCut: () => lowestIndex(this.catchUp.safeToCut(), this.replay.safeToCut()),
    })
    const { callers, writes, applied, catchUp, replay, shelf } = this
    const keeper = this.#keeper
    this.backups = createBackups({ machine, callers, writes, applied, clock, shelf, keeper })
    this.repair = createRepair({
      ...{ ...saving, start, named: snapshot, keeper, catchUp, replay },
      halt: (error) => this.#halt(error),
      resume: () => this.#resume(),
    })
    this.roots = createRootWatch({
      ...parts,
      halt: (error) => this.#halt(error),
      diverged: (error) => this.repair.diverged(error),
      logDiverged: (error) => this.repair.logDiverged(error),
    })
    if (start.snapshot !== null) this.shelf.put(start.snapshot)
    this.membership = createMembership({
      ...parts,
      confirmed: () => this.reads.confirmed,
      marks: {
        busy: () => this.roots.busy,
        wanted: () => this.#keeper.markWanted,
      },
      // What was noted may be newer than the snapshot by any number of changes, or older by a moment.
      initialMembers: [
        ...(start.lost && snapshot !== null ? membersOf(snapshot) : []),
        ...(options.initialMembers ?? []),
      ],
    })
    this.#incoming = createIncoming({
      ...parts,
      writes: this.writes,
      reads: this.reads,
      membership: this.membership,
      roots: this.roots,
      catchUp,
      replay,
      mayLead: () => this.readiness.mayLead(),
      message: (message) => this.#message(message),
      reachable: () => {
        this.catchUp.peersChanged()
        this.replay.peersChanged()
        this.#retry()
      },
      ended: () => this.ended,
      failed,
    })
    this.#ticker = createTicker({
      clock,
      everyMs: tickMs,
      maxStepMs: Math.max(settings.heartbeatMs, settings.electionMs / 4),
      tick: (time, now) => this.#tick(time, now),
    })
  }

  start(): void {
    const { replica, groupId, logger, machine, transport } = this.#options
    transport.receive(this.#incoming.handler)
    logger.info({ replica, group: hexOf(groupId), applied: machine.revision }, 'a member starts')
    this.space.look()
    this.membership.refresh()
    this.repair.start()
    this.#ticker.start()
  }

  get halted(): GroupError | null {
    return this.#applier.halted
  }

  get counters(): GroupCounters {
    return {
      malformedFrames: this.#incoming.malformed,
      droppedFrames: this.#incoming.dropped,
      overloaded: this.callers.overloaded + this.#incoming.refused,
    }
  }

  status(): RaftStatus {
    return this.#core.status()
  }

  refuse(): void {
    this.#closing = true
  }

  async settled(): Promise<void> {
    await Promise.all([this.#keeper.close(), this.catchUp.close(), this.replay.close()])
    await this.repair.settled()
    await this.shelf.close()
    await this.#promiser.settled()
    await this.#persister.settled()
  }

  stop(): void {
    this.#ticker.stop()
    this.#mailbox.stop()
    this.#outbox.close()
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

  #gather(): void {
    this.space.look()
    this.#incoming.drained()
    this.writes.gather()
    this.reads.gather()
    this.membership.gather()
  }

  #output(output: Output): void {
    const { persist, soft, apply, load, needCatchUp } = output
    this.#outbox.add(output.send)
    if (persist !== null) {
      this.#logClock.observe(persist.entries, persist.hardState?.commit)
      const { snapshot } = persist
      this.#persister.persist(
        persist,
        snapshot === null ? undefined : this.catchUp.installRecord(snapshot),
      )
    }
    for (const { to, from, maxBytes } of load) this.#persister.load(to, from, maxBytes)
    if (apply !== null && apply.snapshot === null) this.#applier.add(apply)
    else if (apply?.snapshot) this.catchUp.take(apply.snapshot, (arrived) => this.#install(arrived))
    for (const { to } of needCatchUp) this.catchUp.behind(to)
    if (soft !== null) {
      this.leadership.update(soft)
      this.#options.logger.info({ role: soft.role, leader: soft.leader }, 'role or leader changed')
      this.#changed = true
      this.#retry()
    }
    if (output.conf !== null) {
      // Rule 48: whoever left with it is no peer any more from here on.
      this.#outbox.flushAll()
      this.#changed = true
      this.membership.configured(output.conf)
    }
  }

  #finish(): void {
    this.#outbox.flush()
    this.#applier.run()
    this.catchUp.turned()
    this.replay.turned()
    if (this.reads.confirmed !== this.#confirmed) {
      this.#confirmed = this.reads.confirmed
      this.membership.refresh()
      this.#changed = true
    }
    if (!this.#changed) return
    this.#changed = false
    this.listeners.tell()
  }

  #tick(time: Millis, now: Millis): void {
    this.#mailbox.post({ in: 'tick', now: time })
    this.membership.ticked()
    this.deadlines.sweep(now)
    this.applied.sweep()
    this.#incoming.flush()
    this.#options.store.retrySpace()
    this.#promiser.ticked(now)
    this.catchUp.tick(now)
    this.replay.tick(now)
    this.#retry()
  }

  #retry(): void {
    this.writes.retry()
    this.reads.retry()
    this.membership.retry()
    this.roots.retry()
    this.backups.retry()
    this.repair.retry()
  }

  #message(message: Message): void {
    this.membership.heard(message.from)
    // As if it were lost: it comes again until there is space.
    if (message.type === 'append' && this.space.refuses(message.entries)) return
    this.#mailbox.post({ in: 'message', msg: message })
  }

  #entriesApplied(entries: readonly Entry[], results: readonly MachineResult[]): void {
    const last = entries.at(-1)
    if (last === undefined) return
    this.#pending.applied(entries, results)
    let configured = false
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at]
      if (entry?.type !== 'conf') continue
      configured = true
      const accept = results[at]?.accept === true
      this.#mailbox.post({ in: 'confApplied', index: entry.index, accept })
    }
    this.#trail.applied(entries, results)
    this.roots.applied()
    this.#keeper.applied()
    this.#mailbox.post({ in: 'applied', index: last.index })
    if (configured) this.membership.refresh()
    this.#changed = true
    this.applied.advance(last.index)
  }

  /** What is fetched is newer than what is kept here for others, and needs its room more. */
  async #roomToStage(): Promise<void> {
    await this.repair.settled()
    await this.#keeper.giveUp()
    await this.shelf.thin()
  }

  /** A snapshot takes the place of what was applied (rule 53); nothing else is on its way to the state machine (rule 54). */
  #install({ state, log, sealed, ...shelved }: ArrivedState<State>): void {
    const { machine, logger } = this.#options
    const { meta } = shelved
    const { index } = meta
    machine.install(state)
    this.#trail.installed(meta, log)
    void this.#keeper.giveUp()
    this.roots.installed()
    this.shelf.put(shelved)
    this.#pending.installed(index)
    this.#mailbox.post({ in: 'applied', index })
    this.membership.refresh()
    this.#changed = true
    this.applied.advance(index)
    logger.info({ anchor: index, term: meta.term }, 'a snapshot took the place of the state')
    this.repair.installed(index, sealed)
  }

  /** This member's state stands still: it goes on to acknowledge and to vote, and does nothing else. */
  #halt(error: GroupError): void {
    this.#applier.halt(error)
    this.#options.logger.error({ error: error.cause ?? error }, error.message)
    if (this.leadership.self) this.membership.abdicate()
    this.#outbox.silence()
    if (error instanceof LogDivergedError) this.#outbox.mute()
    // What this state is cannot be trusted: nothing begins from it.
    void this.#keeper.giveUp()
    this.#changed = true
    this.#giveUpAll()
    this.roots.stop()
    this.applied.fail(error)
    this.#mailbox.wake()
  }

  #resume(): void {
    this.#applier.resume()
    if (this.halted === null) this.#outbox.speak()
    this.#changed = true
  }
}
