import {
  createRaft,
  type Entry,
  type Index,
  type Message,
  type Millis,
  type Output,
  type RaftCore,
  type ReplicaId,
} from '@tesela/raft'
import { type AppliedIndex, createAppliedIndex } from './applied-index.ts'
import { type Applier, createApplier } from './applier.ts'
import { type Callers, createCallers } from './callers.ts'
import { type ChangeListeners, createChangeListeners } from './change-listeners.ts'
import { coreConfig } from './core-config.ts'
import { createDeadlines, type Deadlines } from './deadlines.ts'
import { type GroupError, PermissionDeniedError, UnavailableError } from './errors.ts'
import { type Answers, createAnswers } from './forward/answers.ts'
import { type Asks, createAsks } from './forward/asks.ts'
import { createForwardServer, type ForwardServer } from './forward/server.ts'
import { createLeadership, type MutableLeadership } from './leadership.ts'
import { createLogClock, type LogClock } from './log-clock.ts'
import { createMailbox, type Mailbox } from './mailbox.ts'
import { createMembership, type Membership } from './members/membership.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPendingEntries, type PendingEntries } from './pending-entries.ts'
import { createPersister, type Persister } from './persister.ts'
import { createReads, type Reads } from './reads.ts'
import { createReceiver, type Receiver } from './receiver.ts'
import { hexOf } from './replica-id.ts'
import { createRootWatch, type RootWatch } from './roots/root-watch.ts'
import type { MachineResult, MemberView } from './seams.ts'
import { appendFrameBytes, defaultSettings, type GroupSettings } from './settings.ts'
import { stampReader } from './stamps.ts'
import { groupStatus } from './status.ts'
import { createTicker, type Ticker } from './ticker.ts'
import type {
  AdmissionRequest,
  ChangeWait,
  Committed,
  Group,
  GroupOptions,
  GroupStatus,
  MemberChange,
  ReadRequest,
  ReadView,
  TermedRoots,
  Wait,
} from './types.ts'
import { createWaiter } from './waiter.ts'
import { bytesOf, copyEntries, inadmissible, ownWrite, type Write } from './write.ts'
import { createWrites, type Writes } from './writes.ts'

/**
 * A member from what its store recovered. Nothing moves before `start`.
 * Throws `RaftInvariantError` when what was recovered is no log that can be continued.
 */
export function createGroup<State>(options: GroupOptions<State>): Group<State> {
  return new RaftGroup(options)
}

const BOOT_BYTES = 8
const TICKS_PER_HEARTBEAT = 4

class RaftGroup<State> implements Group<State> {
  readonly #options: GroupOptions<State>
  readonly #settings: GroupSettings
  readonly #core: RaftCore
  readonly #deadlines: Deadlines
  readonly #leadership: MutableLeadership
  readonly #callers: Callers
  readonly #applied: AppliedIndex
  readonly #pending: PendingEntries
  readonly #logClock: LogClock
  readonly #mailbox: Mailbox
  readonly #outbox: Outbox
  readonly #persister: Persister
  readonly #applier: Applier
  readonly #asks: Asks
  readonly #writes: Writes
  readonly #reads: Reads
  readonly #roots: RootWatch
  readonly #membership: Membership
  readonly #answers: Answers
  readonly #server: ForwardServer
  readonly #receiver: Receiver
  readonly #ticker: Ticker
  readonly #listeners: ChangeListeners
  readonly #boots = new Map<ReplicaId, string>()
  #changed = false
  /** As the listeners were told last. */
  #confirmed = false
  #closed: Promise<void> | null = null
  #ended = false

  constructor(options: GroupOptions<State>) {
    this.#options = options
    const { store, machine, transport, clock, logger, replica } = options
    const settings = { ...defaultSettings, ...options.settings }
    const halted = () => this.#applier.halted
    const tickMs = Math.max(1, Math.floor(settings.heartbeatMs / TICKS_PER_HEARTBEAT))
    const config = coreConfig(replica, settings, options.random)
    this.#settings = settings
    this.#listeners = createChangeListeners(logger)
    this.#core = createRaft(config, { ...store.recovered, applied: machine.revision })
    this.#deadlines = createDeadlines(tickMs)
    this.#leadership = createLeadership(this.#core.status().soft)
    this.#applied = createAppliedIndex(machine.revision)
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
    this.#applier = createApplier({
      machine,
      clock,
      sliceMs: settings.applySliceMs,
      applied: (entries, results) => this.#entriesApplied(entries, results),
      failed: (halted) => this.#halt(halted),
    })
    const boot = hexOf(options.random.bytes(BOOT_BYTES))
    this.#asks = createAsks({ transport, clock, deadlines: this.#deadlines, boot })
    const parts = {
      self: replica,
      status: () => this.#core.status(),
      mailbox: this.#mailbox,
      leadership: this.#leadership,
      pending: this.#pending,
      persister: this.#persister,
      asks: this.#asks,
      applied: this.#applied,
      deadlines: this.#deadlines,
      logClock: this.#logClock,
      machine,
      clock,
      logger,
      settings,
      halted,
      attemptMs: 2 * settings.electionMs,
    }
    const closing = () => this.#ended || this.#closed !== null
    this.#callers = createCallers({ ...parts, closing })
    this.#writes = createWrites(parts)
    this.#reads = createReads(parts)
    this.#roots = createRootWatch({
      ...parts,
      machine,
      transport,
      closing,
      conf: () => this.#core.status().conf,
      isMember: (id) => this.#membership.has(id),
      halt: (error) => {
        this.#applier.halt(error)
        this.#halt(error)
      },
    })
    this.#membership = createMembership({
      ...parts,
      confirmed: () => this.#reads.confirmed,
      roots: this.#roots,
      transport,
      initialMembers: options.initialMembers ?? [],
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
      writes: this.#writes,
      reads: this.#reads,
      membership: this.#membership,
      isMember: (id) => this.#membership.has(id),
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
      sync: (from, message) => this.#roots.received(from, message),
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
        if (this.#ended) return
        try {
          this.#receiver.frame(from, channel, body)
        } catch (error) {
          this.#fail(error)
        }
      },
      up: (peer, boot, last) => {
        if (this.#ended) return
        if (this.#boots.get(peer) !== boot) this.#mailbox.post({ in: 'peerBooted', peer, last })
        this.#boots.set(peer, boot)
        this.#answers.flush()
        this.#retry()
      },
      down: (peer) => {
        if (this.#ended) return
        this.#asks.down(peer)
        this.#answers.down(peer)
        this.#mailbox.post({ in: 'unreachable', peer })
      },
    })
    const { replica, groupId, logger, machine } = this.#options
    logger.info({ replica, group: hexOf(groupId), applied: machine.revision }, 'a member starts')
    this.#membership.refresh()
    this.#ticker.start()
  }

  propose(entries: readonly Uint8Array[], wait: Wait = {}): Promise<readonly Committed[]> {
    const { maxCommandBytes } = this.#settings
    const { machine } = this.#options
    const refusal = this.#readOnly() ?? inadmissible(entries, machine, maxCommandBytes)
    if (refusal !== null) return Promise.reject(refusal)
    const bytes = bytesOf(entries)
    let write: Write | null = null
    return this.#callers.wait<readonly Committed[]>(
      (waiter) => {
        write = ownWrite(copyEntries(entries), bytes, waiter)
        this.#writes.submit(write)
      },
      wait,
      { bytes, sent: () => write?.sent === true },
    )
  }

  async read({ consistency, atLeast = 0 }: ReadRequest, wait: Wait = {}): Promise<ReadView<State>> {
    const stale = consistency === 'stale'
    const refusal = stale ? this.#callers.refusal(wait) : null
    if (refusal !== null) throw refusal
    if (!stale) {
      await this.#callers.wait<Index>((waiter) => {
        if (consistency === 'linearizable') this.#reads.linearizable(waiter)
        else this.#reads.local(atLeast, waiter)
      }, wait)
    }
    const { machine } = this.#options
    return { revision: machine.revision, state: machine.capture(), stale }
  }

  async admit(request: AdmissionRequest, wait: Wait = {}): Promise<void> {
    await this.#callers.wait<Index>(
      (waiter) => this.#membership.admissions.admit(request, false, waiter),
      wait,
    )
  }

  changeMembers(change: MemberChange, wait: ChangeWait = {}): Promise<Index> {
    const refusal = this.#readOnly()
    if (refusal !== null) return Promise.reject(refusal)
    const request = { change, served: false, expectConfIndex: wait.expectConfIndex ?? null }
    let progress = { sent: false }
    return this.#callers.wait<Index>(
      (waiter) => {
        progress = this.#membership.memberChanges.change(request, waiter)
      },
      wait,
      { bytes: 0, sent: () => progress.sent },
    )
  }

  transferLeader(to: ReplicaId | null = null, wait: Wait = {}): Promise<ReplicaId> {
    const refusal = this.#readOnly()
    if (refusal !== null) return Promise.reject(refusal)
    return this.#callers.wait<ReplicaId>(
      (waiter) => this.#membership.transfers.transfer(to, false, waiter),
      wait,
    )
  }

  #readOnly(): PermissionDeniedError | null {
    const { machine, replica } = this.#options
    const { readOnly = false } = machine.members().get(replica) ?? {}
    return readOnly ? new PermissionDeniedError('this member may not write') : null
  }

  async whenApplied(index: Index, wait: Wait = {}): Promise<void> {
    await this.#callers.wait<Index>((waiter) => this.#applied.wait(index, waiter), wait)
  }

  isMember(replica: ReplicaId): Promise<boolean> {
    if (this.#ended) return Promise.resolve(this.#membership.has(replica))
    return this.#membership.isMember(replica)
  }

  members(): ReadonlyMap<ReplicaId, MemberView> {
    return this.#options.machine.members()
  }

  stateRoots(at: Index | null = null, wait: Wait = {}): Promise<TermedRoots> {
    return this.#roots.ask(at, wait)
  }

  status(): GroupStatus {
    const { replica, machine, store, transport } = this.#options
    return groupStatus({
      replica,
      core: this.#core.status(),
      machine,
      store,
      transport,
      halted: this.#applier.halted,
      lastMark: this.#roots.lastMark,
      confirmed: this.#reads.confirmed,
      confirmedAt: this.#reads.confirmedAt,
      counters: {
        malformedFrames: this.#receiver.malformed,
        droppedFrames: this.#receiver.dropped,
        overloaded: this.#callers.overloaded + this.#server.refused,
      },
    })
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  close({ graceMs = 0 }: { readonly graceMs?: Millis } = {}): Promise<void> {
    this.#closed ??= this.#close(graceMs)
    return this.#closed
  }

  async #close(graceMs: Millis): Promise<void> {
    if (graceMs > 0 && !this.#ended) {
      await this.#callers.idle(graceMs)
      if (this.#leadership.self && !this.#ended) await this.#handOver()
    }
    this.#stop()
    await this.#persister.settled()
  }

  /** So that the others need not find out by themselves that nobody leads. Whatever comes of it. */
  #handOver(): Promise<void> {
    const deadline = this.#options.clock.now() + this.#settings.electionMs
    return new Promise((resolve) => {
      const waiter = createWaiter<ReplicaId>({
        deadlines: this.#deadlines,
        deadline,
        giveUp: () => new UnavailableError('this member is closing'),
        done: () => resolve(),
      })
      this.#membership.transfers.transfer(null, false, waiter)
    })
  }

  #stop(): void {
    this.#ticker.stop()
    this.#mailbox.stop()
    this.#applier.stop()
    this.#roots.stop()
    this.#ended = true
    this.#asks.close()
    this.#giveUpAll()
  }

  /** Everybody who waits is told what is known of his request. */
  #giveUpAll(): void {
    this.#deadlines.sweep(Number.POSITIVE_INFINITY)
  }

  #fail(error: unknown): void {
    if (this.#ended) return
    this.#stop()
    this.#options.fatal(error)
  }

  // ------------------------------------------------------------------ one turn

  #gather(): void {
    this.#receiver.drained()
    this.#writes.gather()
    this.#reads.gather()
    this.#membership.gather()
  }

  #output(output: Output): void {
    const { persist, soft, apply, load, needCatchUp } = output
    this.#outbox.add(output.send)
    if (persist !== null) {
      this.#logClock.observe(persist.entries)
      this.#persister.persist(persist)
    }
    for (const { to, from, maxBytes } of load) this.#persister.load(to, from, maxBytes)
    if (apply !== null) this.#applier.add(apply)
    for (const { to, from, firstIndex } of needCatchUp) {
      this.#options.logger.warn({ replica: to, from, firstIndex }, 'a member is behind the log')
    }
    if (soft !== null) {
      this.#leadership.update(soft)
      this.#options.logger.info({ role: soft.role, leader: soft.leader }, 'role or leader changed')
      this.#changed = true
      this.#retry()
    }
    if (output.conf !== null) {
      this.#changed = true
      this.#membership.configured(output.conf)
    }
  }

  #finish(): void {
    this.#outbox.flush()
    this.#applier.run()
    if (this.#reads.confirmed !== this.#confirmed) {
      this.#confirmed = this.#reads.confirmed
      this.#changed = true
    }
    if (!this.#changed) return
    this.#changed = false
    this.#listeners.tell()
  }

  // ------------------------------------------------------------------ what happens to it

  #tick(time: Millis, now: Millis): void {
    this.#mailbox.post({ in: 'tick', now: time })
    this.#membership.ticked()
    this.#deadlines.sweep(now)
    this.#applied.sweep()
    this.#answers.flush()
    this.#options.store.retrySpace()
    this.#retry()
  }

  #retry(): void {
    this.#writes.retry()
    this.#reads.retry()
    this.#membership.retry()
    this.#roots.retry()
  }

  #message(message: Message): void {
    this.#membership.heard(message.from)
    this.#mailbox.post({ in: 'message', msg: message })
  }

  #entriesApplied(entries: readonly Entry[], results: readonly MachineResult[]): void {
    const last = entries.at(-1)
    if (last === undefined) return
    this.#pending.applied(entries, results)
    this.#roots.applied(entries)
    let configured = false
    for (const [at, { type, index }] of entries.entries()) {
      if (type !== 'conf') continue
      configured = true
      this.#mailbox.post({ in: 'confApplied', index, accept: results[at]?.accept === true })
    }
    this.#mailbox.post({ in: 'applied', index: last.index })
    this.#logClock.committed(last.index)
    if (configured) this.#membership.refresh()
    this.#changed = true
    this.#applied.advance(last.index)
  }

  /** This member's state stands still: it goes on to acknowledge and to vote, and does nothing else. */
  #halt(error: GroupError): void {
    this.#options.logger.error({ error: error.cause ?? error }, error.message)
    if (this.#leadership.self) this.#membership.abdicate()
    this.#outbox.silence()
    this.#changed = true
    this.#giveUpAll()
    this.#roots.stop()
    this.#applied.fail(error)
    this.#mailbox.wake()
  }
}
