import type { Socket } from 'node:net'
import { type IpcFailure, type IpcRequest, IpcResponse } from '@tesela/protos/ipc'
import { type Framed, framedSocket, NumberedTable, StreamClosedError } from '@tesela/wire'
import type { DaemonService, WriteEntry, WriteResult } from '../service.ts'
import { decodeRequest, TextRefusal } from './decode-request.ts'
import { decodeWrite } from './decode-write.ts'
import { encodeWritten } from './encode-written.ts'
import { IpcRefusal } from './errors.ts'
import { failureOf, isServiceError } from './failure.ts'
import type { IpcLimits } from './limits.ts'
import type { Load } from './load.ts'
import { type AwaitedDemand, perform, type Reply } from './perform.ts'
import { createRequestScope, type RequestScope, type WriteAnswerer } from './request-scope.ts'
import { type Asked, type Demand, demandOf } from './requests.ts'

/** The versions of the local protocol that this daemon speaks. */
const PROTOCOL = 1
const MIN_PROTOCOL = 1

export interface IpcLogger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface ConnectionContext {
  readonly service: DaemonService
  readonly limits: IpcLimits
  readonly load: Load
  readonly logger: IpcLogger
  /** Of the daemon, for people and logs. */
  readonly version: string
}

/** One client. Whatever it does, it costs no more than its limits, and when it is gone nothing of it is left. */
export interface IpcConnection {
  /** Requests under way. */
  readonly requests: number
  /** Ends what is overdue: a hello, a request, a client that does not read. `now` in monotonic milliseconds. */
  sweep(now: number): void
  /** Refuses new requests from now on. */
  drain(): void
  /** Sends what is due, and ends when the client does, or a second later. Never rejects. */
  close(): Promise<void>
}

/** Beyond the cap that a client is told of: a frame up to here gets an answer, a longer one a cut connection. */
const CAP_SLACK_BYTES = 1024 * 1024
const CLOSE_MS = 1_000
const NO_REQUEST = 0

/** `onEnd` is called once, when the connection is over. */
export function acceptConnection(
  socket: Socket,
  context: ConnectionContext,
  onEnd: () => void,
): IpcConnection {
  return new ClientConnection(socket, context, onEnd)
}

class ClientConnection implements IpcConnection, WriteAnswerer {
  readonly #channel: Framed
  readonly #context: ConnectionContext
  readonly #onEnd: () => void
  readonly #accepted = performance.now()
  readonly #scopes = new NumberedTable<RequestScope>()
  readonly #over = Promise.withResolvers<void>()
  #state: 'greeting' | 'up' | 'closing' | 'closed' = 'greeting'
  #draining = false
  /** Since when the client leaves responses unread; undefined while it reads. */
  #stalledSince: number | undefined

  constructor(socket: Socket, context: ConnectionContext, onEnd: () => void) {
    const { maxFrameBytes, responseHighWaterBytes, maxResponseBytes } = context.limits
    this.#context = context
    this.#onEnd = onEnd
    this.#channel = framedSocket(socket, {
      maxFrameLength: maxFrameBytes + CAP_SLACK_BYTES,
      highWaterMark: responseHighWaterBytes,
      maxBuffered: maxResponseBytes,
    })
    this.#channel.onFrames(
      (frames) => {
        for (const frame of frames) this.#onFrame(frame)
      },
      (reason) => this.#onEndOfInput(reason),
    )
  }

  get requests(): number {
    return this.#scopes.size
  }

  sweep(now: number): void {
    const { helloMs, stallMs } = this.#context.limits
    if (this.#state === 'greeting' && now - this.#accepted > helloMs) {
      this.#refuse('deadline_exceeded', 'no hello came in time')
    }
    if (this.#stalledSince !== undefined && now - this.#stalledSince > stallMs) {
      this.#cut('the client does not read its responses')
      return
    }
    for (const [, scope] of this.#scopes.entries()) {
      if (now > scope.deadline) this.#answerOverdue(scope)
    }
  }

  drain(): void {
    this.#draining = true
  }

  async close(): Promise<void> {
    if (this.#state !== 'closed') this.#end('the daemon closed the connection')
    await this.#over.promise
  }

  #onFrame(frame: Uint8Array): void {
    if (this.#state === 'closing' || this.#state === 'closed') return
    const { maxFrameBytes, maxEntries } = this.#context.limits
    if (frame.byteLength > maxFrameBytes) {
      const details = { limit: maxFrameBytes, actual: frame.byteLength, setting: 'max_frame_bytes' }
      this.#refuse('limit_exceeded', `a frame takes at most ${maxFrameBytes} bytes`, details)
      return
    }
    const write = this.#state === 'up' ? decodeWrite(frame) : null
    if (write !== null) {
      if (this.#isOwn(write.id)) this.#begin(write, frame.byteLength)
      return
    }
    let request: IpcRequest
    try {
      request = decodeRequest(frame, maxEntries)
    } catch (error) {
      if (error instanceof TextRefusal) {
        this.#refuseTexts(error)
        return
      }
      // Why is of no use to whoever sent it: these bytes were not made by a client of this protocol.
      this.#refuse('protocol_mismatch', 'that frame is not a request of the tesela protocol')
      return
    }
    if (this.#state === 'greeting') {
      this.#greet(request)
    } else if (request.cancel !== undefined) {
      this.#cancel(request.id)
    } else if (this.#isOwn(request.id)) {
      this.#take(request, frame.byteLength)
    }
  }

  /** Of a request of its own it is told under that, and else nobody knows which one it may belong to. */
  #refuseTexts(refusal: TextRefusal): void {
    const { id, cancel } = refusal.request
    if (this.#state === 'up' && cancel === undefined && this.#isFree(id)) {
      this.#fail(id, refusal, false)
    } else {
      this.#refuse(refusal.code, refusal.message, refusal.details)
    }
  }

  /** Whether a request may have the id; ends the connection where it may not. */
  #isOwn(id: number): boolean {
    if (this.#isFree(id)) return true
    this.#refuse('invalid_argument', 'a request needs an id of its own, above zero')
    return false
  }

  #isFree(id: number): boolean {
    return id !== NO_REQUEST && !this.#scopes.has(id)
  }

  #greet({ id, hello }: IpcRequest): void {
    if (hello === undefined || hello.protocol < MIN_PROTOCOL || hello.minProtocol > PROTOCOL) {
      const theirs = hello === undefined ? 'no hello' : `${hello.minProtocol} to ${hello.protocol}`
      this.#refuse(
        'protocol_mismatch',
        `the daemon speaks protocol ${MIN_PROTOCOL} to ${PROTOCOL}, the client ${theirs}; update the older one`,
        undefined,
        id,
      )
      return
    }
    this.#state = 'up'
    const { version } = this.#context
    this.#respond(id, { hello: { protocol: PROTOCOL, minProtocol: MIN_PROTOCOL, version } })
  }

  /** Nothing is answered: the request may be over already, and nobody waits for it. */
  #cancel(id: number): void {
    const scope = this.#scopes.get(id)
    if (scope !== undefined && this.#forget(scope))
      scope.abort(new Error('the client cancelled it'))
  }

  #take(request: IpcRequest, bytes: number): void {
    const { id, group, deadlineMs } = request
    let demand: Demand
    try {
      demand = demandOf(request)
    } catch (error) {
      this.#fail(id, error, false)
      return
    }
    this.#begin({ id, group, deadlineMs, demand }, bytes)
  }

  #begin({ id, group, deadlineMs, demand }: Asked, bytes: number): void {
    const { limits, load } = this.#context
    const { retryAfterMs, maxRequestsPerConnection, defaultDeadlineMs } = limits
    if (this.#draining) {
      this.#fail(
        id,
        new IpcRefusal('unavailable', 'the daemon is shutting down', { retryAfterMs: 500 }),
        false,
      )
      return
    }
    if (this.#scopes.size >= maxRequestsPerConnection || !load.enter(bytes)) {
      const message = 'the daemon has more requests under way than it takes'
      this.#fail(id, new IpcRefusal('overloaded', message, { retryAfterMs }), false)
      return
    }
    const wantedMs = deadlineMs === 0 ? defaultDeadlineMs : deadlineMs
    const scope = createRequestScope(id, bytes, demand.kind, wantedMs, this)
    this.#scopes.add(id, scope)
    if (demand.kind === 'write') this.#write(group, demand.entries, scope)
    else this.#perform(group, demand, scope)
  }

  #write(group: string, entries: readonly WriteEntry[], scope: RequestScope): void {
    try {
      this.#context.service.write(group, entries, scope)
    } catch (error) {
      this.failed(scope, error)
    }
  }

  written(scope: RequestScope, results: readonly WriteResult[]): void {
    if (this.#forget(scope)) this.#answer(scope.id, encodeWritten(scope.id, results), true)
  }

  failed(scope: RequestScope, error: unknown): void {
    if (!isServiceError(error)) {
      const fields = { err: error, request: scope.kind }
      this.#context.logger.error(fields, 'a request failed on a bug')
    }
    if (this.#forget(scope)) this.#fail(scope.id, error, scope.changesSomething)
  }

  #perform(group: string, demand: AwaitedDemand, scope: RequestScope): void {
    const { id, changesSomething } = scope
    perform(this.#context.service, group, demand, scope, (reply) => {
      if (this.#scopes.get(id) === scope) this.#respond(id, reply, true)
    }).then(
      (reply) => {
        if (this.#forget(scope)) this.#respond(id, reply, false, changesSomething)
      },
      (error: unknown) => this.failed(scope, error),
    )
  }

  #answerOverdue(scope: RequestScope): void {
    // The end of one before it may have been the end of it, too.
    if (!this.#forget(scope)) return
    scope.abort(new Error('the time was up'))
    this.#send(scope.id, {
      failure: {
        code: scope.changesSomething ? 'unknown_outcome' : 'deadline_exceeded',
        message: 'the time was up',
        unknown: scope.changesSomething,
        retryAfterMs: 0,
        details: '',
      },
    })
  }

  #respond(id: number, reply: Reply, more = false, changesSomething = false): void {
    this.#answer(id, IpcResponse.encode({ id, more, ...reply }), changesSomething)
  }

  #answer(id: number, frame: Uint8Array, changesSomething: boolean): void {
    const limit = this.#context.limits.maxFrameBytes
    if (frame.byteLength <= limit) {
      this.#pass(frame)
      return
    }
    const details = { limit, actual: frame.byteLength, setting: 'max_frame_bytes' }
    const failure = failureOf(
      new IpcRefusal('limit_exceeded', 'the answer does not fit a frame; ask for less', {
        details,
      }),
      changesSomething,
    )
    this.#send(id, { failure: { ...failure, unknown: changesSomething } })
  }

  #fail(id: number, error: unknown, changesSomething: boolean): void {
    this.#send(id, { failure: failureOf(error, changesSomething) })
  }

  #send(id: number, reply: { failure: IpcFailure }): void {
    this.#pass(IpcResponse.encode({ id, more: false, ...reply }))
  }

  #pass(frame: Uint8Array): void {
    if (this.#channel.send(frame) || this.#stalledSince !== undefined) return
    if (this.#state === 'closing' || this.#state === 'closed') return
    // Who does not read gets no more read from: what is under way is all that can still pile up.
    this.#stalledSince = performance.now()
    this.#channel.pause()
    this.#channel.drained().then(this.#onDrained, () => {
      // The connection ended, which `#onEndOfInput` or `close` deals with.
    })
  }

  readonly #onDrained = (): void => {
    this.#stalledSince = undefined
    this.#channel.resume()
  }

  /** Says why, belonging to no request unless one is named, and ends the connection. */
  #refuse(
    code: string,
    message: string,
    details?: Readonly<Record<string, unknown>>,
    id = NO_REQUEST,
  ): void {
    this.#context.logger.warn({ code }, `a local client was refused: ${message}`)
    const refusal = new IpcRefusal(code, message, details === undefined ? {} : { details })
    this.#fail(id, refusal, false)
    this.#end('the client was refused')
  }

  /**
   * Whatever the client still sends is read until it ends as well: where a write fails, a client loses what it has not
   * read yet.
   */
  #end(why: string): void {
    this.#state = 'closing'
    this.#forgetAll()
    this.#channel.discard()
    const signal = AbortSignal.timeout(CLOSE_MS)
    signal.addEventListener('abort', () => this.#cut(why), { once: true })
    // `close` of a channel never rejects.
    void this.#channel.close({ signal })
  }

  #onEndOfInput(reason: Error | null): void {
    if (this.#state === 'closed') return
    if (reason !== null) this.#context.logger.debug({ err: reason }, 'a local client is gone')
    this.#cut('the client is gone')
  }

  #cut(why: string): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    this.#forgetAll()
    this.#channel.abort(new StreamClosedError(why))
    this.#over.resolve()
    this.#onEnd()
  }

  #forget(scope: RequestScope): boolean {
    if (this.#scopes.get(scope.id) !== scope) return false
    this.#scopes.delete(scope.id)
    this.#context.load.leave(scope.bytes)
    return true
  }

  #forgetAll(): void {
    for (const [, scope] of this.#scopes.entries()) {
      this.#forget(scope)
      scope.abort(new Error('the connection is over'))
    }
  }
}
