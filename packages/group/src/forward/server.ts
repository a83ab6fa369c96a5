import type { ChangeMembersRequest, ForwardRequest, ForwardResponse } from '@tesela/protos/forward'
import type { Index, Millis, ReplicaId } from '@tesela/raft'
import { inadmissible } from '../admissible.ts'
import { encodeForwardFrame } from '../codec/forward-codec.ts'
import { memberChangeOf } from '../codec/member-change.ts'
import type { Deadlines } from '../deadlines.ts'
import {
  DeadlineExceededError,
  type GroupError,
  OverloadedError,
  PermissionDeniedError,
  UnavailableError,
  UnknownOutcomeError,
} from '../errors.ts'
import type { Leadership } from '../leadership.ts'
import type { Membership } from '../members/membership.ts'
import type { Reads } from '../reads.ts'
import type { StateMachine } from '../seams.ts'
import type { GroupSettings } from '../settings.ts'
import type { Committed } from '../types.ts'
import { createWaiter, type Settled, type Waiter } from '../waiter.ts'
import { bytesOf, type Write } from '../write.ts'
import type { Writes } from '../writes.ts'
import type { Answers } from './answers.ts'
import { failureOf, NotLeaderError } from './failure.ts'
import { createRecentRequests } from './recent-requests.ts'

/** Answers what other members ask. */
export interface ForwardServer {
  /** Bytes in the request belong to the callee. */
  serve(from: ReplicaId, requestId: string, request: ForwardRequest): void
  /** How many requests were refused because too many are being served. */
  readonly refused: number
}

export interface ForwardServerOptions {
  readonly answers: Pick<Answers, 'send'>
  readonly machine: Pick<StateMachine, 'members' | 'admissible' | 'isKeptMark'>
  readonly leadership: Leadership
  readonly writes: Writes
  readonly reads: Reads
  readonly membership: Pick<Membership, 'admissions' | 'memberChanges' | 'transfers'>
  readonly clock: { now(): Millis }
  readonly deadlines: Deadlines
  readonly settings: GroupSettings
  /** Whether a leader that cannot go on may hand over to this member. */
  mayLead(): boolean
  /** Whether the replica is a member, as far as this one has applied. */
  isMember(replica: ReplicaId): boolean
}

export function createForwardServer(options: ForwardServerOptions): ForwardServer {
  return new BoundedForwardServer(options)
}

/** No member waits longer: what it asked for is forgotten by then. */
const MAX_WAIT_MS = 10 * 60 * 1000

/** A result's revision and lengths in a frame, at most. */
const RESULT_OVERHEAD = 32

/** More than are ever on their way between members. */
const REMEMBERED_REQUESTS = 8192

class BoundedForwardServer implements ForwardServer {
  readonly #options: ForwardServerOptions
  #serving = 0
  #servingBytes = 0
  readonly #recent = createRecentRequests(REMEMBERED_REQUESTS)
  refused = 0

  constructor(options: ForwardServerOptions) {
    this.#options = options
  }

  serve(from: ReplicaId, requestId: string, request: ForwardRequest): void {
    const { settings, isMember } = this.#options
    // Of two copies one could be refused, not-applied, while the other is on its way into the log.
    if (!this.#recent.isNew(from, requestId)) return
    const answer = (response: Partial<ForwardResponse>) => this.#answer(from, requestId, response)
    const refuse = (error: Error) => answer({ failure: failureOf(error) })
    const bytes = bytesOf(request.propose)
    if (!isMember(from)) {
      refuse(strangerError())
    } else if (
      this.#serving >= settings.maxServedRequests ||
      (this.#servingBytes + bytes > settings.maxServedBytes && this.#serving > 0)
    ) {
      this.refused += 1
      refuse(new OverloadedError('too many requests are being served', settings.heartbeatMs))
    } else if (request.vouch !== undefined) {
      answer({ vouched: isMember(request.vouch.replica) })
    } else if (request.fitness !== undefined) {
      answer({ fit: this.#options.mayLead() })
    } else if (!this.#options.leadership.self) {
      refuse(new NotLeaderError(this.#options.leadership.leader))
    } else {
      this.#lead(from, request, bytes, answer)
    }
  }

  #lead(
    from: ReplicaId,
    request: ForwardRequest,
    bytes: number,
    answer: (response: Partial<ForwardResponse>) => void,
  ): void {
    const refuse = (error: Error) => answer({ failure: failureOf(error) })
    if (request.readIndex !== undefined) {
      const waiter = this.#waiter<Index>(request, bytes, (outcome) => {
        if (outcome.ok) answer({ readIndex: outcome.value })
        else refuse(outcome.error)
      })
      this.#options.reads.serve(waiter)
    } else if (request.admit !== undefined) {
      const waiter = this.#waiter<Index>(request, bytes, (outcome) => {
        if (outcome.ok) answer({ admitted: outcome.value })
        else refuse(outcome.error)
      })
      this.#options.membership.admissions.admit(request.admit, true, waiter)
    } else if (request.transferLeader !== undefined) {
      this.#transferLeader(from, request, request.transferLeader.to, answer)
    } else if (request.changeMembers !== undefined) {
      this.#changeMembers(from, request, request.changeMembers, answer)
    } else {
      this.#propose(from, request, bytes, answer)
    }
  }

  #changeMembers(
    from: ReplicaId,
    request: ForwardRequest,
    asked: ChangeMembersRequest,
    answer: (response: Partial<ForwardResponse>) => void,
  ): void {
    const refusal = this.#mayWrite(from)
    if (refusal !== null) {
      answer({ failure: failureOf(refusal) })
      return
    }
    const waiter = this.#waiter<Index>(
      request,
      0,
      (outcome) => {
        if (outcome.ok) answer({ changed: outcome.value })
        else answer({ failure: failureOf(outcome.error) })
      },
      () => progress.sent,
    )
    const { expectConfIndex } = asked
    const change = memberChangeOf(asked)
    const progress = this.#options.membership.memberChanges.change(
      { change, served: true, expectConfIndex },
      waiter,
    )
  }

  #transferLeader(
    from: ReplicaId,
    request: ForwardRequest,
    to: ReplicaId,
    answer: (response: Partial<ForwardResponse>) => void,
  ): void {
    const refusal = this.#mayWrite(from)
    if (refusal !== null) {
      answer({ failure: failureOf(refusal) })
      return
    }
    const waiter = this.#waiter<ReplicaId>(request, 0, (outcome) => {
      if (outcome.ok) answer({ transferred: outcome.value })
      else answer({ failure: failureOf(outcome.error) })
    })
    this.#options.membership.transfers.transfer(to === '' ? null : to, true, waiter)
  }

  /** Null: it may. */
  #mayWrite(from: ReplicaId): GroupError | null {
    const member = this.#options.machine.members().get(from)
    if (member === undefined) return strangerError()
    return member.readOnly ? new PermissionDeniedError('this member may not write') : null
  }

  #propose(
    from: ReplicaId,
    { propose, ...request }: ForwardRequest,
    bytes: number,
    answer: (response: Partial<ForwardResponse>) => void,
  ): void {
    const { machine, settings, writes } = this.#options
    const refuse = (error: Error) => answer({ failure: failureOf(error) })
    const forbidden = this.#mayWrite(from)
    if (forbidden !== null) {
      refuse(forbidden)
      return
    }
    // A turn of writes that were put together may be larger than one of them.
    const maxBytes = Math.max(settings.maxCommandBytes, settings.maxMessageBytes)
    const refusal = inadmissible(propose, machine, maxBytes, propose.length)
    if (refusal !== null) {
      refuse(refusal)
      return
    }
    const waiter = this.#waiter<readonly Committed[]>(
      request,
      bytes,
      (outcome) => {
        if (outcome.ok) this.#committed(outcome.value, answer)
        else refuse(outcome.error)
      },
      () => write.sent,
    )
    const write: Write = {
      entries: propose,
      bytes,
      served: true,
      waiter,
      committed: [],
      sent: false,
      alone: false,
    }
    writes.submit(write)
  }

  /** Results that are together too large for a frame go in several. */
  #committed(
    committed: readonly Committed[],
    answer: (response: Partial<ForwardResponse>) => void,
  ): void {
    let from = 0
    let bytes = 0
    for (let at = 0; at < committed.length; at += 1) {
      const size = (committed[at]?.result.length ?? 0) + RESULT_OVERHEAD
      if (at > from && bytes + size > this.#options.settings.maxCommandBytes) {
        answer({ committed: committed.slice(from, at), committedFrom: from })
        from = at
        bytes = 0
      }
      bytes += size
    }
    answer({ committed: committed.slice(from), committedFrom: from })
  }

  #waiter<T>(
    { deadlineMs }: Pick<ForwardRequest, 'deadlineMs'>,
    bytes: number,
    done: (outcome: Settled<T>) => void,
    sent: () => boolean = () => false,
  ): Waiter<T> {
    const { clock, deadlines } = this.#options
    this.#serving += 1
    this.#servingBytes += bytes
    return createWaiter<T>({
      deadlines,
      deadline: clock.now() + Math.min(deadlineMs, MAX_WAIT_MS),
      giveUp: () =>
        sent()
          ? new UnknownOutcomeError('the time was up before the write was committed')
          : new DeadlineExceededError('the time was up before the leader came to it'),
      done: (outcome) => {
        this.#serving -= 1
        this.#servingBytes -= bytes
        done(outcome)
      },
    })
  }

  #answer(to: ReplicaId, requestId: string, response: Partial<ForwardResponse>): void {
    const body = encodeForwardFrame({
      requestId,
      response: { committed: [], committedFrom: 0, ...response },
    })
    this.#options.answers.send(to, body)
  }
}

/** A member may have applied that it is one before this one has: no verdict, it asks again. */
const strangerError = () => new UnavailableError('this member does not know yet who asks')
