import type { Index, Millis, ReplicaId } from '@tesela/raft'
import { inadmissible } from './admissible.ts'
import { PermissionDeniedError, UnavailableError } from './errors.ts'
import { createMemberLoop } from './member-loop.ts'
import type { RunningMember } from './running-member.ts'
import type { MemberView } from './seams.ts'
import type { ShelvedSnapshot } from './snapshots/shelf.ts'
import { groupStatus } from './status.ts'
import type {
  AdmissionRequest,
  ChangeWait,
  Committed,
  Group,
  GroupOptions,
  GroupStatus,
  HeldSnapshot,
  MemberChange,
  ReadRequest,
  ReadView,
  TermedRoots,
  Wait,
  Writer,
} from './types.ts'
import { createWaiter } from './waiter.ts'

/**
 * A member from what its store recovered. Nothing moves before `start`.
 * Throws `RaftInvariantError` when what was recovered is no log that can be continued.
 */
export function createGroup<State>(options: GroupOptions<State>): Group<State> {
  return new RaftGroup(options)
}

class RaftGroup<State> implements Group<State> {
  readonly #options: GroupOptions<State>
  readonly #loop: RunningMember
  #closed: Promise<void> | null = null

  constructor(options: GroupOptions<State>) {
    this.#options = options
    this.#loop = createMemberLoop(options)
  }

  start(): void {
    this.#loop.start()
  }

  propose(entries: readonly Uint8Array[], wait: Wait = {}): Promise<readonly Committed[]> {
    return new Promise((committed, failed) => this.write(entries, { ...wait, committed, failed }))
  }

  write(entries: readonly Uint8Array[], writer: Writer): void {
    const { maxCommandBytes } = this.#loop.settings
    const { machine } = this.#options
    const refusal =
      this.#loop.readiness.unserved() ??
      this.#readOnly() ??
      inadmissible(entries, machine, maxCommandBytes)
    if (refusal !== null) {
      writer.failed(refusal)
      return
    }
    const write = this.#loop.callers.write(entries, writer)
    if (write !== null) this.#loop.writes.submit(write)
  }

  async read({ consistency, atLeast = 0 }: ReadRequest, wait: Wait = {}): Promise<ReadView<State>> {
    const stale = consistency === 'stale'
    const unserved = this.#loop.readiness.unserved()
    // Whoever asks for what is confirmed waits until the state is here; an empty one would answer the others.
    const refusal =
      stale || unserved?.code === 'halted' ? (unserved ?? this.#loop.callers.refusal(wait)) : null
    if (refusal !== null) throw refusal
    if (!stale) {
      await this.#loop.callers.wait<Index>((waiter) => {
        if (consistency === 'linearizable') this.#loop.reads.linearizable(waiter)
        else this.#loop.reads.local(atLeast, waiter)
      }, wait)
      // What was waited for is applied, and what came right behind it may have left no state.
      const { halted } = this.#loop
      if (halted !== null) throw halted
    }
    const { machine } = this.#options
    return { revision: machine.revision, state: machine.capture(), stale }
  }

  async admit(request: AdmissionRequest, wait: Wait = {}): Promise<void> {
    await this.#loop.callers.wait<Index>(
      (waiter) => this.#loop.membership.admissions.admit(request, false, waiter),
      wait,
    )
  }

  changeMembers(change: MemberChange, wait: ChangeWait = {}): Promise<Index> {
    const refusal = this.#readOnly()
    if (refusal !== null) return Promise.reject(refusal)
    const request = { change, served: false, expectConfIndex: wait.expectConfIndex ?? null }
    let progress = { sent: false }
    return this.#loop.callers.wait<Index>(
      (waiter) => {
        progress = this.#loop.membership.memberChanges.change(request, waiter)
      },
      wait,
      () => progress.sent,
    )
  }

  transferLeader(to: ReplicaId | null = null, wait: Wait = {}): Promise<ReplicaId> {
    const refusal = this.#readOnly()
    if (refusal !== null) return Promise.reject(refusal)
    return this.#loop.callers.wait<ReplicaId>(
      (waiter) => this.#loop.membership.transfers.transfer(to, false, waiter),
      wait,
    )
  }

  #readOnly(): PermissionDeniedError | null {
    const { machine, replica } = this.#options
    const { readOnly = false } = machine.members().get(replica) ?? {}
    return readOnly ? new PermissionDeniedError('this member may not write') : null
  }

  async whenApplied(index: Index, wait: Wait = {}): Promise<void> {
    await this.#loop.callers.wait<Index>((waiter) => this.#loop.applied.wait(index, waiter), wait)
  }

  isMember(replica: ReplicaId): Promise<boolean> {
    if (this.#loop.ended) return Promise.resolve(this.#loop.membership.has(replica))
    return this.#loop.membership.isMember(replica)
  }

  members(): ReadonlyMap<ReplicaId, MemberView> {
    return this.#options.machine.members()
  }

  stateRoots(at: Index | null = null, wait: Wait = {}): Promise<TermedRoots> {
    return this.#loop.roots.ask(at, wait)
  }

  async snapshot(fresh: boolean, wait: Wait = {}): Promise<HeldSnapshot> {
    const atLeast = fresh ? (await this.read({ consistency: 'linearizable' }, wait)).revision : 0
    return this.#loop.callers.wait<HeldSnapshot>(
      (waiter) => this.#loop.backups.take(atLeast, waiter),
      wait,
    )
  }

  status(): GroupStatus {
    const { replica, machine, store, transport } = this.#options
    return groupStatus({
      replica,
      core: this.#loop.status(),
      machine,
      store,
      transport,
      answers: (peer) => this.#loop.membership.answers(peer),
      halted: this.#loop.halted,
      full: this.#loop.space.full,
      unable: this.#loop.readiness.unable(),
      alone: this.#loop.membership.alone,
      stateMissing: this.#loop.catchUp.stateMissing,
      snapshot: snapshotStatus(this.#loop.shelf.current),
      catchUp: this.#loop.catchUp.status() ?? this.#loop.replay.status(),
      lastMark: this.#loop.roots.lastMark,
      repair: this.#loop.repair.status,
      confirmed: this.#loop.reads.confirmed,
      confirmedAt: this.#loop.reads.confirmedAt,
      counters: this.#loop.counters,
    })
  }

  onChange(listener: () => void): () => void {
    return this.#loop.listeners.add(listener)
  }

  close({ graceMs = 0 }: { readonly graceMs?: Millis } = {}): Promise<void> {
    this.#loop.refuse()
    this.#closed ??= this.#close(graceMs)
    return this.#closed
  }

  async #close(graceMs: Millis): Promise<void> {
    if (graceMs > 0 && !this.#loop.ended) {
      await this.#loop.callers.idle(graceMs)
      if (this.#loop.leadership.self && !this.#loop.ended) await this.#handOver()
    }
    this.#loop.stop()
    await this.#loop.settled()
  }

  /** So that the others need not find out by themselves that nobody leads. Whatever comes of it. */
  #handOver(): Promise<void> {
    const deadline = this.#options.clock.now() + this.#loop.settings.electionMs
    return new Promise((resolve) => {
      const waiter = createWaiter<ReplicaId>({
        deadlines: this.#loop.deadlines,
        deadline,
        giveUp: () => new UnavailableError('this member is closing'),
        done: () => resolve(),
      })
      this.#loop.membership.transfers.transfer(null, false, waiter)
    })
  }
}

function snapshotStatus(current: ShelvedSnapshot | null): GroupStatus['snapshot'] {
  if (current === null) return null
  const { meta, stored } = current
  return { index: meta.index, term: meta.term, bytes: stored.bytes }
}
