import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DaemonService } from '../service.ts'
import { acceptConnection, type IpcConnection, type IpcLogger } from './connection.ts'
import { defaultIpcLimits, type IpcLimits } from './limits.ts'
import { listenPrivately } from './listen.ts'
import { createLoad, type Load } from './load.ts'

export interface IpcServerOptions {
  /** Of the socket; see `socketPathFor`. The caller holds the lock of the data directory. */
  readonly path: string
  readonly service: DaemonService
  readonly logger: IpcLogger
  /** Of the daemon, for people and logs. */
  readonly version: string
  readonly limits?: Partial<IpcLimits> | undefined
}

/** The local socket of the daemon, open to this user only. */
export interface IpcServer {
  readonly path: string
  readonly connections: number
  /** Requests under way. */
  readonly requests: number
  /**
   * Takes no new client, answers new requests `unavailable`, waits up to the grace for what is under way, and ends.
   * Never rejects.
   */
  close(options?: { readonly graceMs?: number }): Promise<void>
}

const GRACE_MS = 5_000
const SWEEP_MS = 250
/** How often the end of what is under way is looked for. */
const POLL_MS = 10

/** Fails with `socket_unusable`. */
export async function createIpcServer(options: IpcServerOptions): Promise<IpcServer> {
  const server = new UnixSocketServer(options)
  await server.listen()
  return server
}

class UnixSocketServer implements IpcServer {
  readonly path: string
  readonly #options: IpcServerOptions
  readonly #limits: IpcLimits
  readonly #load: Load
  readonly #server: Server
  readonly #connections = new Set<IpcConnection>()
  #sweeper: NodeJS.Timeout | undefined
  #closing: Promise<void> | undefined

  constructor(options: IpcServerOptions) {
    this.path = options.path
    this.#options = options
    this.#limits = { ...defaultIpcLimits, ...options.limits }
    this.#load = createLoad(this.#limits)
    this.#server = createServer((socket) => this.#accept(socket))
    // Connections above this are closed by the runtime as they come.
    this.#server.maxConnections = this.#limits.maxConnections
  }

  get connections(): number {
    return this.#connections.size
  }

  get requests(): number {
    return this.#load.requests
  }

  async listen(): Promise<void> {
    await listenPrivately(this.#server, this.path)
    this.#server.on('error', (error) => {
      this.#options.logger.error({ err: error }, 'the local socket cannot take a client')
    })
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP_MS)
    this.#sweeper.unref()
  }

  close({ graceMs = GRACE_MS }: { readonly graceMs?: number } = {}): Promise<void> {
    this.#closing ??= this.#close(graceMs)
    return this.#closing
  }

  #accept(socket: Socket): void {
    const { service, logger, version } = this.#options
    const context = { service, logger, version, limits: this.#limits, load: this.#load }
    const connection = acceptConnection(socket, context, () => this.#connections.delete(connection))
    this.#connections.add(connection)
    if (this.#closing !== undefined) connection.drain()
  }

  #sweep(): void {
    const now = performance.now()
    for (const connection of this.#connections) connection.sweep(now)
  }

  async #close(graceMs: number): Promise<void> {
    const stopped = Promise.withResolvers<void>()
    // Also removes the socket file. Called back when the last connection is gone.
    this.#server.close(() => stopped.resolve())
    for (const connection of this.#connections) connection.drain()
    const deadline = performance.now() + graceMs
    while (this.#load.requests > 0 && performance.now() < deadline) await sleep(POLL_MS)
    await Promise.all([...this.#connections].map((connection) => connection.close()))
    clearInterval(this.#sweeper)
    await stopped.promise
  }
}
