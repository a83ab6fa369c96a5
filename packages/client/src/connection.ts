import { connect as connectSocket, type Socket } from 'node:net'
import { IpcRequest, IpcResponse } from '@tesela/protos/ipc'
import {
  decodeFrame,
  type Framed,
  framedSocket,
  NumberedTable,
  StreamClosedError,
} from '@tesela/wire'
import { CLIENT_VERSION, MAX_FRAME_BYTES, MIN_PROTOCOL, PROTOCOL } from './constants.ts'
import { decodeWritten } from './decode-written.ts'
import { PermissionDenied, ProtocolMismatch, TeselaError, Unavailable } from './errors.ts'
import { errorFromFailure } from './failure.ts'

/** One socket to the daemon, after both hellos. Once it is down it stays down. */
export interface Connection {
  /** False: the daemon takes no more at the moment; `onWritable` says when it does. */
  readonly writable: boolean
  /** The next free request id. */
  nextId(): number
  /** Sends a request made with `nextId()`; its responses go to the waiter. */
  send(id: number, request: Uint8Array, waiter: Waiter): void
  /** Forgets the waiter and tells the daemon to stop waiting for the request. */
  cancel(id: number): void
  close(): Promise<void>
}

export interface Waiter {
  response(response: IpcResponse): void
  /** The connection went down before the last response. */
  lost(reason: TeselaError): void
}

export interface ConnectionEvents {
  onWritable(): void
  /** Called once, after every waiter was told; not after `close`. */
  onDown(reason: TeselaError): void
}

const FIRST_ID = 1
const LAST_ID = 0xffffffff
/** What the socket may hold unsent before the calls wait in their own queue. */
const HIGH_WATER_MARK = 1024 * 1024

/** Connects and exchanges hellos. Rejects with `unavailable`, `protocol_mismatch` or what the daemon refused with. */
export async function openConnection(
  path: string,
  events: ConnectionEvents,
  signal: AbortSignal,
): Promise<Connection> {
  const socket = await openSocket(path, signal)
  const channel = framedSocket(socket, {
    maxFrameLength: MAX_FRAME_BYTES,
    highWaterMark: HIGH_WATER_MARK,
  })
  const connection = new SocketConnection(channel, events)
  const onAbort = (): void =>
    channel.abort(new StreamClosedError('gave up', { cause: signal.reason }))
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    await connection.greet()
  } catch (error) {
    channel.abort(new StreamClosedError('no hello'))
    throw error
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
  return connection
}

async function openSocket(path: string, signal: AbortSignal): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const socket = connectSocket({ path })
  const onAbort = (): void => {
    socket.destroy()
    reject(noDaemon(path, signal.reason))
  }
  const onError = (error: NodeJS.ErrnoException): void => {
    reject(
      error.code === 'EACCES' || error.code === 'EPERM'
        ? new PermissionDenied(`the socket ${path} belongs to another user`, { cause: error })
        : noDaemon(path, error),
    )
  }
  if (signal.aborted) onAbort()
  signal.addEventListener('abort', onAbort, { once: true })
  socket.once('error', onError)
  socket.once('connect', () => resolve(socket))
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', onAbort)
    socket.off('error', onError)
    // A socket that was given up may still fail: without a listener that would end the process.
    socket.on('error', () => undefined)
  }
}

function noDaemon(path: string, cause: unknown): Unavailable {
  return new Unavailable(`no daemon answers at ${path}; start it with \`tesela start\``, { cause })
}

class SocketConnection implements Connection {
  writable = true
  readonly #channel: Framed
  readonly #events: ConnectionEvents
  readonly #waiters = new NumberedTable<Waiter>()
  #lastId = 0
  #state: 'greeting' | 'up' | 'closing' | 'down' = 'greeting'
  #greeting = Promise.withResolvers<void>()

  constructor(channel: Framed, events: ConnectionEvents) {
    this.#channel = channel
    this.#events = events
  }

  async greet(): Promise<void> {
    this.#channel.onFrames(
      (frames) => {
        for (const frame of frames) this.#onFrame(frame)
      },
      (reason) => this.#onEnd(reason ?? new StreamClosedError('the daemon closed the connection')),
    )
    this.#channel.send(
      IpcRequest.encode({
        id: this.nextId(),
        group: '',
        deadlineMs: 0,
        hello: { protocol: PROTOCOL, minProtocol: MIN_PROTOCOL, version: CLIENT_VERSION },
      }),
    )
    await this.#greeting.promise
  }

  nextId(): number {
    do {
      this.#lastId = this.#lastId === LAST_ID ? FIRST_ID : this.#lastId + 1
    } while (this.#waiters.has(this.#lastId))
    return this.#lastId
  }

  send(id: number, request: Uint8Array, waiter: Waiter): void {
    this.#waiters.add(id, waiter)
    if (this.#channel.send(request) || !this.writable) return
    this.writable = false
    // A rejection means that the connection ended, which every waiter is told in its own way.
    this.#channel.drained().then(this.#onDrained, () => undefined)
  }

  cancel(id: number): void {
    if (this.#waiters.delete(id)) {
      this.#channel.send(IpcRequest.encode({ id, group: '', deadlineMs: 0, cancel: {} }))
    }
  }

  async close(): Promise<void> {
    if (this.#state === 'down') return
    this.#state = 'closing'
    await this.#channel.close({ signal: AbortSignal.timeout(1_000) })
    this.#channel.abort(new StreamClosedError('closed by this program'))
    this.#onEnd(new StreamClosedError('closed by this program'))
  }

  readonly #onDrained = (): void => {
    this.writable = true
    this.#events.onWritable()
  }

  #onFrame(frame: Uint8Array): void {
    let response: IpcResponse
    try {
      response = decodeWritten(frame) ?? decodeFrame(IpcResponse, frame)
    } catch (cause) {
      throw this.#violated('what answers on this socket is not a tesela daemon', cause)
    }
    if (this.#state === 'greeting') {
      this.#onHello(response)
      return
    }
    // A failure that belongs to no request is the daemon's reason for closing.
    if (response.id === 0 && response.failure !== undefined) {
      this.#channel.abort(
        new StreamClosedError('refused', { cause: errorFromFailure(response.failure) }),
      )
      return
    }
    const waiter = this.#waiters.get(response.id)
    // Nobody: it was cancelled meanwhile.
    if (waiter === undefined) return
    if (!response.more) this.#waiters.delete(response.id)
    waiter.response(response)
  }

  /** How many ids were given out since this one. */
  #age(id: number): number {
    return (this.#lastId - id) >>> 0
  }

  #onHello(response: IpcResponse): void {
    if (response.failure !== undefined) {
      this.#greeting.reject(errorFromFailure(response.failure))
      return
    }
    const hello = response.hello
    if (hello === undefined || hello.protocol < MIN_PROTOCOL || hello.minProtocol > PROTOCOL) {
      this.#greeting.reject(
        this.#violated(
          `this client speaks protocol ${MIN_PROTOCOL} to ${PROTOCOL}, ` +
            `the daemon ${hello === undefined ? 'another one' : `${hello.minProtocol} to ${hello.protocol}`}; ` +
            'update the older one',
        ),
      )
      return
    }
    this.#state = 'up'
    this.#greeting.resolve()
  }

  #violated(message: string, cause?: unknown): ProtocolMismatch {
    return new ProtocolMismatch(message, { cause })
  }

  #onEnd(cause: Error): void {
    if (this.#state === 'down') return
    const before = this.#state
    this.#state = 'down'
    this.writable = false
    if (before === 'greeting') {
      this.#greeting.reject(rootOf(cause))
      return
    }
    const waiters = this.#waiters
      .entries()
      .toSorted(([one], [other]) => this.#age(other) - this.#age(one))
    this.#waiters.clear()
    // An error of its own for each, because each call writes its input into it.
    for (const [, waiter] of waiters) waiter.lost(rootOf(cause))
    if (before === 'up') this.#events.onDown(rootOf(cause))
  }
}

/** What the daemon itself gave as the reason, or a sentence of ours. */
function rootOf(cause: Error): TeselaError {
  for (let error: unknown = cause; error instanceof Error; error = error.cause) {
    if (error instanceof TeselaError) return error
  }
  return new Unavailable('the connection to the daemon was lost; is it still running?', { cause })
}
