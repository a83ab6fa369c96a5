import { Command, OpenSession, Result } from '@tesela/protos/collections'
import { IpcRequest, type IpcResponse } from '@tesela/protos/ipc'
import { type Errand, TryAgain } from './call.ts'
import { MAX_OPERATION_BYTES } from './constants.ts'
import { decodeResult } from './decode-result.ts'
import { encodeOperation, FRONT_BYTES, type Operation } from './encode-operation.ts'
import { encodeWrite } from './encode-write.ts'
import {
  type FailedInput,
  GroupReplaced,
  Internal,
  LimitExceeded,
  SessionExpired,
  UnknownOutcome,
} from './errors.ts'
import { errorFromRejection } from './failure.ts'
import type { Horizon } from './horizon.ts'
import type { MaybePromise } from './maybe-promise.ts'
import { executed } from './reply.ts'
import type { Session, Sessions } from './session.ts'

/** What a program is told of what applying its write answered, and of the revision that it made. */
export type ReadResult<R> = (result: Result, revision: bigint) => MaybePromise<R>

export interface WriteContext {
  readonly group: string
  readonly sessions: Sessions
  readonly horizon: Horizon
}

const BOOKKEEPING_BYTES = 128
/** Sessions that may expire under a write that nobody executed, before it is reported. */
const MAX_SESSIONS = 3
const RETRYABLE = new Set(['window_full', 'overloaded'])

/** Throws `limit_exceeded` for an operation that fits no frame. */
export function createWrite<R>(
  context: WriteContext,
  operation: Operation,
  input: FailedInput,
  read: ReadResult<R>,
): Errand<R> {
  return new SessionWrite(context, operation, input, read)
}

class SessionWrite<R> implements Errand<R> {
  readonly kind = 'write'
  readonly weight: number
  readonly input: FailedInput
  readonly #read: ReadResult<R>
  readonly #context: WriteContext
  /**
   * The operation's fields of a `Command`, encoded once when it was asked for: the caller may reuse its buffers, and
   * every attempt carries the same bytes. Protobuf messages concatenate, so the session's fields go in front.
   */
  readonly #operation: Buffer
  /** The room in front of it is taken: that request may still wait to be sent. */
  #enclosed = false
  /** Set with the first attempt, and again only when nothing can have been executed under the earlier one. */
  #session: Session | undefined
  #sequence = 0
  #sessions = 0

  constructor(
    context: WriteContext,
    operation: Operation,
    input: FailedInput,
    read: ReadResult<R>,
  ) {
    this.#context = context
    this.input = input
    this.#read = read
    this.#operation = encodeOperation(operation)
    const actual = this.#operation.byteLength - FRONT_BYTES
    if (actual > MAX_OPERATION_BYTES) {
      throw new LimitExceeded(
        `the operation takes ${actual} bytes, more than the ${MAX_OPERATION_BYTES} that fit a frame`,
        { limit: MAX_OPERATION_BYTES, actual, setting: 'max_command_bytes' },
      )
    }
    this.weight = actual + BOOKKEEPING_BYTES
  }

  get holdsPlace(): boolean {
    return this.#session !== undefined && !this.#session.isOver
  }

  ready(): boolean {
    return this.holdsPlace || this.#context.sessions.current().hasRoom
  }

  request(id: number, deadlineMs: number, mayHaveBeenApplied: boolean): Uint8Array {
    if (this.#session?.isOver) this.#leaveSession(mayHaveBeenApplied)
    if (this.#session === undefined) {
      this.#session = this.#context.sessions.current()
      this.#sequence = this.#session.issue()
      this.#sessions += 1
    }
    const session = this.#session
    const sequence = this.#sequence
    const { group } = this.#context
    // The daemon may hold a request for all of its time: a repeat must not outlive the session that makes it harmless.
    const longest = mayHaveBeenApplied ? Math.max(1, Math.floor(session.repeatableMs)) : deadlineMs
    const given = Math.min(deadlineMs, longest)
    if (session.id > 0) {
      const operation = this.#enclosed ? Buffer.from(this.#operation) : this.#operation
      this.#enclosed = true
      return encodeWrite({ id, group, deadlineMs: given, session, sequence }, operation)
    }
    // Until the session's id is known, whichever write arrives first opens it: opening again changes nothing.
    const { key: sessionKey, acknowledgedThrough } = session
    const open = OpenSession.encode({ sessionKey })
    const named = Command.encode({ sessionKey, sequence, acknowledgedThrough })
    const command = Buffer.concat([named, this.#operation.subarray(FRONT_BYTES)])
    const entries = [
      { kind: 'openSession', body: open },
      { kind: 'command', body: command },
    ]
    return IpcRequest.encode({ id, group, deadlineMs: given, write: { entries } })
  }

  result(response: IpcResponse, mayHaveBeenApplied: boolean): MaybePromise<R> {
    const results = response.written?.results ?? []
    const last = results.at(-1)
    const session = this.#session
    if (last === undefined || session === undefined || results.length > 2) {
      throw new Internal('the daemon answered a write without its result', { outcome: 'unknown' })
    }
    const opening = results.length === 2 ? results[0] : undefined
    if (opening !== undefined) {
      this.#opened(session, Result.decode(opening.result), mayHaveBeenApplied)
    }
    this.#context.horizon.saw(last.revision)
    const result = decodeResult(last.result)
    if (result.rejection !== undefined) {
      const error = errorFromRejection(result.rejection)
      if (error.code === 'session_expired') {
        session.expire()
        this.#leaveSession(mayHaveBeenApplied)
        if (this.#sessions >= MAX_SESSIONS) throw error
        throw new TryAgain(error)
      }
      if (error.code === 'group_replaced') {
        // What the other group made of an earlier attempt, this one need not know.
        session.expire()
        if (mayHaveBeenApplied) throw new GroupReplaced(error.message, { outcome: 'unknown' })
      }
      // Full for the moment: the command was not executed, and takes no place in the session.
      if (RETRYABLE.has(error.code)) throw new TryAgain(error)
      throw error
    }
    return executed(this.#read, result, BigInt(last.revision))
  }

  progress(): void {
    // A write has one response; what else comes is ignored like an unknown field.
  }

  ended(): void {
    this.#session?.ended(this.#sequence)
  }

  #opened(session: Session, result: Result, mayHaveBeenApplied: boolean): void {
    if (result.rejection !== undefined) {
      const error = errorFromRejection(result.rejection)
      if (RETRYABLE.has(error.code) || mayHaveBeenApplied) throw new TryAgain(error)
      throw error
    }
    if (result.session === undefined || result.session === 0) {
      throw new Internal('the daemon opened a session without an id', { outcome: 'unknown' })
    }
    session.opened(result.session)
  }

  /** A write that may have been executed under one session must never be executed under another. */
  #leaveSession(mayHaveBeenApplied: boolean): void {
    if (mayHaveBeenApplied) {
      throw new UnknownOutcome(
        'the session expired before anybody said what became of the write: it may or may not have taken effect',
        { cause: new SessionExpired('the session expired') },
      )
    }
    this.#session?.ended(this.#sequence)
    this.#session = undefined
  }
}
