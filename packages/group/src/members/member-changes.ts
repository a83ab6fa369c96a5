import { ConfContext } from '@tesela/protos/collections'
import type { ConfChange, Index, Millis, Outcome, RaftStatus, ReplicaId } from '@tesela/raft'
import type { AppliedIndex } from '../applied-index.ts'
import { changeRequestOf } from '../codec/member-change.ts'
import {
  type GroupError,
  MemberChangeRefusedError,
  MembersChangedError,
  UnknownOutcomeError,
} from '../errors.ts'
import type { Asks } from '../forward/asks.ts'
import { errorOf, mayRepeat, NotLeaderError } from '../forward/failure.ts'
import type { Leadership } from '../leadership.ts'
import type { LogClock } from '../log-clock.ts'
import type { Mailbox } from '../mailbox.ts'
import type { PendingEntries } from '../pending-entries.ts'
import type { Persister } from '../persister.ts'
import { identityOf } from '../replica-id.ts'
import type { MemberView, StateMachine } from '../seams.ts'
import type { MemberChange } from '../types.ts'
import type { Waiter } from '../waiter.ts'
import { createFitness, type Fitness } from './fitness.ts'
import { type ChangePlan, planChange } from './plan-change.ts'
import type { Standing } from './standing.ts'
import { viewMembers } from './view-members.ts'

/**
 * Changes of the members that somebody asked for. Each is made for one configuration and no other, by its index: what
 * is repeated because an answer was lost cannot take effect on top of what others have changed since.
 */
export interface MemberChanges {
  /** Resolves with a revision at which the members are as asked for. Answers how far it got. */
  change(request: ChangeRequest, waiter: Waiter<Index>): { readonly sent: boolean }
  /** Opens the next step of whatever waits. In a turn. */
  gather(): void
  /** What waits may try again. */
  retry(): void
}

interface ChangeRequest {
  readonly change: MemberChange
  /** For another member. */
  readonly served: boolean
  /** Null: for the newest configuration when it is first attempted. */
  readonly expectConfIndex: Index | null
}

export interface MemberChangesOptions {
  readonly self: ReplicaId
  readonly mailbox: Mailbox
  readonly leadership: Leadership
  readonly pending: PendingEntries
  readonly asks: Asks
  readonly applied: AppliedIndex
  readonly machine: Pick<StateMachine, 'members' | 'wasRemoved'>
  readonly logClock: LogClock
  readonly standing: Standing
  readonly persister: Pick<Persister, 'handedSeq' | 'durableSeq'>
  readonly clock: { now(): Millis }
  /** How long the leader's answer is awaited before it is asked again. */
  readonly attemptMs: Millis
  status(): RaftStatus
  halted(): GroupError | null
  /** Why no write is taken, null while it is. */
  refusal(served: boolean): GroupError | null
}

export function createMemberChanges(options: MemberChangesOptions): MemberChanges {
  return new PinnedMemberChanges(options)
}

class OpenChange {
  readonly request: ChangeRequest
  readonly waiter: Waiter<Index>
  /** The configuration that the attempts are for. */
  expect: Index | null
  /** The leader has a later one. */
  outdated = false
  /** What the voters that stay say of themselves, for the attempt that is being prepared. */
  fitness: Fitness | null = null
  /** A proposal or a question is under way. */
  busy = false
  /** An attempt was sent and never answered: it may have taken effect. */
  unsure = false
  /** Where this member's own entry was applied: it is over when no joint configuration is left of it. */
  enteredAt: Index | null = null
  /** The leader says that it is over as of this revision. */
  doneAt: Index | null = null
  /** It is over here, too; told when it is durable that it is, so that whoever was removed may be switched off. */
  over: { readonly revision: Index; readonly seq: number } | null = null

  constructor(request: ChangeRequest, waiter: Waiter<Index>) {
    this.request = request
    this.waiter = waiter
    this.expect = request.expectConfIndex
  }

  /** It may be in a log. */
  get sent(): boolean {
    return this.busy || this.unsure || this.enteredAt !== null || this.doneAt !== null
  }
}

class PinnedMemberChanges implements MemberChanges {
  readonly #options: MemberChangesOptions
  #open: OpenChange[] = []
  #due = false

  constructor(options: MemberChangesOptions) {
    this.#options = options
  }

  change(request: ChangeRequest, waiter: Waiter<Index>): { readonly sent: boolean } {
    const open = new OpenChange(request, waiter)
    this.#open.push(open)
    this.retry()
    return open
  }

  retry(): void {
    if (this.#open.length === 0) return
    this.#due = true
    this.#options.mailbox.wake()
  }

  gather(): void {
    if (this.#open.length === 0) return
    for (const open of this.#open) {
      if (open.over !== null) this.#tell(open, open.over)
      else if (this.#due && !open.busy && !open.waiter.settled) this.#attempt(open)
    }
    this.#due = false
    this.#open = this.#open.filter(({ waiter }) => !waiter.settled)
  }

  #attempt(open: OpenChange): void {
    const { leadership, applied } = this.#options
    const { waiter, doneAt, enteredAt } = open
    // What is in the log already takes no more space.
    const refusal = open.sent ? this.#options.halted() : this.#options.refusal(open.request.served)
    if (refusal !== null) waiter.reject(refusal)
    else if (doneAt !== null) {
      if (applied.index >= doneAt) this.#end(open, doneAt)
    } else if (enteredAt !== null) this.#settle(open, enteredAt)
    else if (leadership.self) this.#lead(open)
    else if (open.request.served) waiter.reject(new NotLeaderError(leadership.leader))
    else if (leadership.leader !== null) this.#forward(open, leadership.leader)
  }

  #settle(open: OpenChange, enteredAt: Index): void {
    const { conf, confIndex } = this.#options.status()
    if (confIndex >= enteredAt && conf.votersOutgoing.length === 0) this.#end(open, confIndex)
  }

  #end(open: OpenChange, revision: Index): void {
    open.over = { revision, seq: this.#options.persister.handedSeq }
    this.#tell(open, open.over)
  }

  #tell({ waiter, request }: OpenChange, over: NonNullable<OpenChange['over']>): void {
    const { self, persister, machine, leadership } = this.#options
    if (persister.durableSeq < over.seq) return
    // A leader that removed itself has still to tell the others, and must not be switched off before. What it tells
    // may be lost again: who asked through another member gets his answer from whoever leads then.
    const left = machine.wasRemoved(self)
    if (left && leadership.self) return
    if (left && request.served) waiter.reject(new NotLeaderError(leadership.leader))
    waiter.resolve(over.revision)
  }

  #lead(open: OpenChange): void {
    const status = this.#options.status()
    const plan = this.#plan(open, status)
    // Who owed an answer when the attempt came to wait for something else may give it when it goes on.
    if (plan.does === 'wait') open.fitness = null
    if (plan.does === 'nothing') this.#end(open, status.confIndex)
    else if (plan.does === 'refuse') this.#refuse(open, plan.error)
    else if (plan.does === 'ask') this.#ask(open, plan.whom)
    else if (plan.does === 'change' && this.#isMeant(open, status.confIndex)) {
      open.fitness = null
      this.#propose(open, plan, status.confIndex)
    }
  }

  #plan({ request, fitness }: OpenChange, status: RaftStatus): ChangePlan {
    const isFit = (replica: ReplicaId) => fitness?.of(replica) ?? null
    const view = viewMembers(this.#options, status, this.#options.clock.now(), isFit)
    return planChange(request.change, view)
  }

  /** Of this attempt alone: what was said before an earlier one need not be so any more. */
  #ask(open: OpenChange, whom: readonly ReplicaId[]): void {
    // Before somebody who asked through another member, and waits for an attempt, takes the answer for lost.
    const attemptMs = this.#options.attemptMs / 2
    open.fitness ??= createFitness({ ...this.#options, attemptMs, told: () => this.retry() })
    open.fitness.ask(whom)
  }

  /** Whether the change is for this configuration. Of one that this member has not applied yet, later. */
  #isMeant(open: OpenChange, confIndex: Index): boolean {
    const { request, expect, unsure } = open
    if (expect === null) open.expect = confIndex
    else if (expect < confIndex) {
      if (request.expectConfIndex === null && !unsure) open.expect = confIndex
      else this.#refuse(open, new MembersChangedError(changedMessage(expect, confIndex)))
    }
    return open.expect === confIndex && !open.waiter.settled
  }

  #propose(
    open: OpenChange,
    { ops, records }: ChangePlan & { does: 'change' },
    confIndex: Index,
  ): void {
    const { mailbox, logClock } = this.#options
    const members = records.map(recordOf)
    const change: ConfChange = {
      transition: 'auto',
      ops,
      context: ConfContext.encode({ logTime: logClock.now(), members }),
      expectConfIndex: confIndex,
    }
    open.busy = true
    mailbox.proposeConf(change, (outcome) => this.#proposed(open, confIndex, outcome))
  }

  #proposed(open: OpenChange, confIndex: Index, outcome: Outcome): void {
    if (!outcome.ok) {
      open.busy = false
      // Another configuration came into effect within this turn: what is to be done is looked at again.
      if (outcome.why === 'confInvalid' && this.#options.status().confIndex === confIndex) {
        this.#refuse(open, new MemberChangeRefusedError('the configuration does not allow it'))
      }
      return
    }
    const { term, index } = outcome.first
    this.#options.pending.add({
      term,
      first: index,
      count: 1,
      applied: (_offset, { accept }) => {
        open.busy = false
        if (accept) open.enteredAt = index
        else this.#refuse(open, new MemberChangeRefusedError('the group does not allow it'))
      },
      lost: () => {
        open.busy = false
      },
      unknown: () => {
        open.busy = false
        open.unsure = true
      },
    })
  }

  #forward(open: OpenChange, leader: ReplicaId): void {
    const { self, asks, clock, attemptMs } = this.#options
    const { change } = open.request
    const { confIndex } = this.#options.status()
    open.fitness = null
    // Until this member has what the leader has, too, there is nothing new to ask.
    if (open.outdated && open.expect === confIndex) return
    if (open.outdated) open.expect = confIndex
    open.outdated = false
    open.expect ??= confIndex
    const request = { propose: [], changeMembers: changeRequestOf(change, open.expect) }
    open.busy = asks.ask(leader, request, clock.now() + attemptMs, {
      answer: ({ failure, changed }) => {
        open.busy = false
        if (changed !== undefined && failure === undefined) {
          open.doneAt = changed
          // Who is removed may never learn that this was applied.
          if (change.kind === 'remove' && change.replica === self) open.waiter.resolve(changed)
          this.retry()
        } else if (failure !== undefined) this.#failed(open, errorOf(failure))
        return true
      },
      lost: () => {
        open.busy = false
        open.unsure = true
      },
    })
  }

  #failed(open: OpenChange, error: GroupError): void {
    if (error.outcome === 'unknown') open.unsure = true
    if (mayRepeat(error)) return
    const repin = error.code === 'members_changed' && open.request.expectConfIndex === null
    if (repin && !open.unsure) open.outdated = true
    else this.#refuse(open, error)
  }

  /** What is certain of the last attempt is not of one before that nobody answered. */
  #refuse({ waiter, unsure }: OpenChange, error: GroupError): void {
    if (unsure) waiter.reject(new UnknownOutcomeError(error.message, { cause: error }))
    else waiter.reject(error)
  }
}

function changedMessage(expected: Index, found: Index): string {
  return `the members were changed meanwhile: the change was meant for ${expected}, and ${found} is in effect`
}

function recordOf({ id, addresses, role, readOnly, reluctant }: MemberView) {
  return { ...identityOf(id), addresses: [...addresses], role, readOnly, reluctant }
}
