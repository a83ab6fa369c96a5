import { ConfContext } from '@tesela/protos/collections'
import type { ConfChange, Index, Millis, Outcome, RaftStatus, ReplicaId } from '@tesela/raft'
import type { AppliedIndex } from '../applied-index.ts'
import { type GroupError, InviteRefusedError } from '../errors.ts'
import type { Asks } from '../forward/asks.ts'
import { errorOf, mayRepeat, NotLeaderError } from '../forward/failure.ts'
import type { Leadership } from '../leadership.ts'
import type { LogClock } from '../log-clock.ts'
import type { Mailbox } from '../mailbox.ts'
import type { PendingEntries } from '../pending-entries.ts'
import { replicaIdOf } from '../replica-id.ts'
import type { MachineResult, StateMachine } from '../seams.ts'
import type { AdmissionRequest } from '../types.ts'
import type { Waiter } from '../waiter.ts'

/**
 * Adds replicas as learners, each by one configuration entry that uses up its invite. Every step may be
 * repeated: a replica that is a member already is admitted.
 */
export interface Admissions {
  /** Resolves with the revision at which the replica is a member. `served`: for another member. */
  admit(request: AdmissionRequest, served: boolean, waiter: Waiter<Index>): void
  /** Opens the next step of whatever waits. In a turn. */
  gather(): void
  /** What waits may try again. */
  retry(): void
}

export interface AdmissionsOptions {
  readonly mailbox: Mailbox
  readonly leadership: Leadership
  readonly pending: PendingEntries
  readonly asks: Asks
  readonly applied: AppliedIndex
  readonly machine: Pick<StateMachine, 'members' | 'invite'>
  readonly logClock: LogClock
  readonly clock: { now(): Millis }
  /** How long the leader's answer is awaited before it is asked again. */
  readonly attemptMs: Millis
  status(): Pick<RaftStatus, 'conf' | 'appliedOwn'>
  /** Whether this member knows all that it knew before its start. */
  confirmed(): boolean
  /** Why no write is taken, null while it is. */
  refusal(served: boolean): GroupError | null
}

export function createAdmissions(options: AdmissionsOptions): Admissions {
  return new InvitedAdmissions(options)
}

interface Admission {
  readonly replica: ReplicaId
  readonly request: AdmissionRequest
  readonly served: boolean
  readonly waiter: Waiter<Index>
  /** A proposal or a question is under way. */
  busy: boolean
}

class InvitedAdmissions implements Admissions {
  readonly #options: AdmissionsOptions
  #open: Admission[] = []
  #due = false

  constructor(options: AdmissionsOptions) {
    this.#options = options
  }

  admit(request: AdmissionRequest, served: boolean, waiter: Waiter<Index>): void {
    if (!isSound(request)) {
      waiter.reject(new InviteRefusedError('this is no replica that a member record can describe'))
      return
    }
    const replica = replicaIdOf(request.peerId, request.incarnation)
    this.#open.push({ replica, request, served, waiter, busy: false })
    this.#due = true
    this.#options.mailbox.wake()
  }

  retry(): void {
    if (this.#open.length === 0) return
    this.#due = true
    this.#options.mailbox.wake()
  }

  gather(): void {
    if (!this.#due) return
    this.#due = false
    for (const admission of this.#open) {
      if (!admission.busy && !admission.waiter.settled) this.#attempt(admission)
    }
    this.#open = this.#open.filter(({ waiter }) => !waiter.settled)
  }

  #attempt(admission: Admission): void {
    const { leadership, machine, applied } = this.#options
    const { waiter, replica, served } = admission
    const refusal = this.#options.refusal(served)
    if (refusal !== null) waiter.reject(refusal)
    else if (machine.members().has(replica)) {
      // It may have been removed, and this member, since it started or leads, not have applied that.
      const { status, confirmed } = this.#options
      if (leadership.self ? status().appliedOwn : confirmed()) waiter.resolve(applied.index)
    } else if (leadership.self) this.#propose(admission)
    else if (served) waiter.reject(new NotLeaderError(leadership.leader))
    else if (leadership.leader !== null) this.#forward(admission, leadership.leader)
  }

  #propose(admission: Admission): void {
    const { machine, logClock, mailbox } = this.#options
    const logTime = logClock.now()
    const verdict = machine.invite(admission.request.inviteId, logTime)
    if (!verdict.ok) {
      // Before it has applied an entry of its own term, a leader may not know yet of an invite that was made.
      if (!this.#options.status().appliedOwn) return
      admission.waiter.reject(new InviteRefusedError(verdict.reason))
      return
    }
    admission.busy = true
    const change = joinChange(admission, logTime, verdict)
    mailbox.proposeConf(change, (outcome) => this.#proposed(admission, outcome))
  }

  #proposed(admission: Admission, outcome: Outcome): void {
    if (!outcome.ok) {
      admission.busy = false
      // A joint configuration allows nothing but its own end, which may wait for a transfer of the leadership.
      const joint = this.#options.status().conf.votersOutgoing.length > 0
      if (outcome.why === 'confInvalid' && !joint) {
        admission.waiter.reject(new InviteRefusedError('this replica cannot be added'))
      }
      return
    }
    const { term, index } = outcome.first
    this.#options.pending.add({
      term,
      first: index,
      count: 1,
      applied: (_offset, { accept }: MachineResult) => {
        if (accept) admission.waiter.resolve(index)
        else
          admission.waiter.reject(
            new InviteRefusedError(
              'the invite is no longer good, or the group takes no more members',
            ),
          )
      },
      lost: () => {
        admission.busy = false
      },
      // Asked again, a member that is one already is told so.
      unknown: () => {
        admission.busy = false
      },
    })
  }

  #forward(admission: Admission, leader: ReplicaId): void {
    const { asks, applied, clock, attemptMs } = this.#options
    const { inviteId, peerId, incarnation, addresses } = admission.request
    const admit = { inviteId, peerId, incarnation, addresses: [...addresses] }
    admission.busy = asks.ask(leader, { propose: [], admit }, clock.now() + attemptMs, {
      answer: ({ failure, admitted }) => {
        if (admitted !== undefined && failure === undefined) {
          applied.wait(admitted, admission.waiter)
          return true
        }
        admission.busy = false
        const error = failure === undefined ? null : errorOf(failure)
        if (error !== null && !mayRepeat(error)) admission.waiter.reject(error)
        return true
      },
      lost: () => {
        admission.busy = false
      },
    })
  }
}

const INCARNATION_BYTES = 8
const MAX_INVITE_ID_BYTES = 64
const MAX_PEER_ID_LENGTH = 128
const MAX_ADDRESSES = 32
const MAX_ADDRESS_LENGTH = 512

/**
 * Judged before the log: a configuration entry that the state machine cannot read halts every member at once, and
 * one that the core cannot encode ends the leader's process.
 */
function isSound({ inviteId, peerId, incarnation, addresses }: AdmissionRequest): boolean {
  return (
    inviteId.length <= MAX_INVITE_ID_BYTES &&
    peerId.length > 0 &&
    peerId.length <= MAX_PEER_ID_LENGTH &&
    incarnation.length === INCARNATION_BYTES &&
    addresses.length <= MAX_ADDRESSES &&
    addresses.every(({ length }) => length <= MAX_ADDRESS_LENGTH)
  )
}

function joinChange(
  { replica, request }: Admission,
  logTime: Millis,
  { role, readOnly }: { readonly role: 'voter' | 'observer'; readonly readOnly: boolean },
): ConfChange {
  const { inviteId, peerId, incarnation, addresses } = request
  const record = {
    peerId,
    incarnation,
    addresses: [...addresses],
    role,
    readOnly,
    reluctant: false,
  }
  return {
    transition: 'auto',
    ops: [{ op: 'addLearner', id: replica }],
    context: ConfContext.encode({ logTime, members: [record], inviteId }),
  }
}
