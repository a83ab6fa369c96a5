import type { Millis, RaftStatus, ReplicaId } from '@tesela/raft'
import {
  type GroupError,
  NotAMemberError,
  NotAVoterError,
  TransferAbortedError,
} from '../errors.ts'
import type { Asks } from '../forward/asks.ts'
import { errorOf, mayRepeat, NotLeaderError } from '../forward/failure.ts'
import type { Leadership } from '../leadership.ts'
import type { Mailbox } from '../mailbox.ts'
import type { StateMachine } from '../seams.ts'
import type { Waiter } from '../waiter.ts'
import { chooseHeir } from './choose-heir.ts'
import type { Standing } from './standing.ts'

/** Hands the leadership over because somebody asked for it. Without a target, whoever leads then will do. */
export interface Transfers {
  /** Resolves with the replica that leads. Null: the leader chooses. `served`: for another member. */
  transfer(to: ReplicaId | null, served: boolean, waiter: Waiter<ReplicaId>): void
  /** Opens the next step of whatever waits. In a turn. */
  gather(): void
  /** What waits may try again. */
  retry(): void
}

export interface TransfersOptions {
  readonly self: ReplicaId
  readonly mailbox: Mailbox
  readonly leadership: Leadership
  readonly asks: Asks
  readonly machine: Pick<StateMachine, 'members'>
  readonly standing: Standing
  readonly clock: { now(): Millis }
  /** How long the leader's answer is awaited before it is asked again. */
  readonly attemptMs: Millis
  status(): RaftStatus
  halted(): GroupError | null
}

export function createTransfers(options: TransfersOptions): Transfers {
  return new AskedTransfers(options)
}

interface Transfer {
  readonly to: ReplicaId | null
  readonly served: boolean
  readonly waiter: Waiter<ReplicaId>
  /** Who led when it was first attempted: another leader is what was asked for, unless a target was named. */
  from: ReplicaId | null
  /** Whom this member, leading, hands over to. */
  heir: ReplicaId | null
  /** A question is under way. */
  busy: boolean
}

class AskedTransfers implements Transfers {
  readonly #options: TransfersOptions
  #open: Transfer[] = []
  #due = false

  constructor(options: TransfersOptions) {
    this.#options = options
  }

  transfer(to: ReplicaId | null, served: boolean, waiter: Waiter<ReplicaId>): void {
    this.#open.push({ to, served, waiter, from: null, heir: null, busy: false })
    this.retry()
  }

  retry(): void {
    if (this.#open.length === 0) return
    this.#due = true
    this.#options.mailbox.wake()
  }

  gather(): void {
    if (!this.#due) return
    this.#due = false
    for (const transfer of this.#open) {
      if (!transfer.busy && !transfer.waiter.settled) this.#attempt(transfer)
    }
    this.#open = this.#open.filter(({ waiter }) => !waiter.settled)
  }

  #attempt(transfer: Transfer): void {
    const { leadership, halted } = this.#options
    const { waiter, served, heir } = transfer
    const { leader, self } = leadership
    const stopped = halted()
    transfer.from ??= leader
    if (stopped !== null) waiter.reject(stopped)
    else if (leader !== null && isDone(transfer, leader)) waiter.resolve(leader)
    else if (leader === null) return
    else if (self) this.#lead(transfer)
    else if (heir !== null) waiter.reject(aborted(`${leader} leads instead of ${heir}`))
    else if (served) waiter.reject(new NotLeaderError(leader))
    else this.#forward(transfer, leader)
  }

  #lead(transfer: Transfer): void {
    const { machine, mailbox, standing, clock } = this.#options
    const { waiter, to, heir } = transfer
    const status = this.#options.status()
    if (heir !== null) {
      // Given up by the core after an election timeout.
      if (status.transferee !== heir) waiter.reject(aborted(`${heir} did not take over in time`))
      return
    }
    // One at a time: asking for another target would end the one that is under way.
    if (status.transferee !== null) return
    if (to !== null && !status.conf.voters.includes(to)) {
      waiter.reject(machine.members().has(to) ? noVoter(to) : stranger(to))
      return
    }
    const now = clock.now()
    const chosen = to ?? chooseHeir(status, machine.members(), (id) => standing.isHeard(id, now))
    if (chosen !== null) {
      transfer.heir = chosen
      mailbox.post({ in: 'transferLeader', to: chosen })
    } else if (standing.settled(now) || status.progress.size === 0) {
      waiter.reject(aborted('no other voter is there to take over'))
    }
  }

  #forward(transfer: Transfer, leader: ReplicaId): void {
    const { asks, clock, attemptMs } = this.#options
    const { waiter, to } = transfer
    const request = { propose: [], transferLeader: { to: to ?? '' } }
    transfer.busy = asks.ask(leader, request, clock.now() + attemptMs, {
      answer: ({ failure, transferred }) => {
        transfer.busy = false
        const error = failure === undefined ? null : errorOf(failure)
        if (error !== null && !mayRepeat(error)) waiter.reject(error)
        else if (error === null && transferred !== undefined) waiter.resolve(transferred)
        return true
      },
      lost: () => {
        transfer.busy = false
      },
    })
  }
}

function isDone({ to, from }: Transfer, leader: ReplicaId): boolean {
  return to === null ? leader !== from : leader === to
}

const aborted = (message: string): GroupError => new TransferAbortedError(message)

const noVoter = (replica: ReplicaId) =>
  new NotAVoterError(`${replica} does not vote: it cannot lead`)

const stranger = (replica: ReplicaId) =>
  new NotAMemberError(`${replica} is not a member of the group`)
