import { setTimeout as sleep } from 'node:timers/promises'
import { type Connection, openConnection } from './connection.ts'
import { TeselaError, Unavailable } from './errors.ts'

/** The way to the daemon: one connection at a time, made anew when it is needed and gone. */
export interface Link {
  /** Undefined while there is none. */
  readonly connection: Connection | undefined
  /** Why there is none; undefined while there is one. */
  readonly whyDown: TeselaError | undefined
  /** Makes the first connection; rejects at once where nobody answers. */
  open(signal: AbortSignal): Promise<void>
  /** Tries to connect until it succeeds, as long as somebody waits for it. */
  wanted(): void
  close(): Promise<void>
}

export interface LinkOptions {
  /** Where the socket is; asked before every attempt, because a daemon that starts again may choose another place. */
  readonly findSocket: () => Promise<string>
  /** The connection is up or takes more again. */
  readonly onWritable: () => void
  /** The connection is down, and its waiters were told. */
  readonly onDown: (reason: TeselaError) => void
  /** Whether anybody still waits for a connection. */
  readonly isWanted: () => boolean
}

const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 1_000
/** How long one attempt to connect and greet may take. */
const ATTEMPT_MS = 5_000

export function createLink(options: LinkOptions): Link {
  return new SocketLink(options)
}

class SocketLink implements Link {
  connection: Connection | undefined
  whyDown: TeselaError | undefined
  readonly #options: LinkOptions
  readonly #closing = new AbortController()
  /** The loop that reconnects, while it runs. */
  #reconnecting: Promise<void> | undefined

  constructor(options: LinkOptions) {
    this.#options = options
  }

  async open(signal: AbortSignal): Promise<void> {
    this.#closing.signal.throwIfAborted()
    const attempt = AbortSignal.any([signal, this.#closing.signal])
    const path = await this.#options.findSocket()
    this.connection = await openConnection(
      path,
      { onWritable: this.#options.onWritable, onDown: this.#onDown },
      attempt,
    )
    this.whyDown = undefined
  }

  wanted(): void {
    if (this.connection !== undefined || this.#closing.signal.aborted) return
    this.#reconnecting ??= this.#reconnect().finally(() => {
      this.#reconnecting = undefined
      // Somebody may have begun to wait after the loop had looked for the last time.
      if (this.#options.isWanted()) this.wanted()
    })
  }

  async close(): Promise<void> {
    this.#closing.abort(new Unavailable('the client was closed'))
    await this.#reconnecting
    await this.connection?.close()
    this.connection = undefined
  }

  readonly #onDown = (reason: TeselaError): void => {
    this.connection = undefined
    this.whyDown = reason
    this.#options.onDown(reason)
  }

  /** Never rejects. */
  async #reconnect(): Promise<void> {
    const closing = this.#closing.signal
    for (let pause = FIRST_PAUSE_MS; !closing.aborted && this.#options.isWanted(); pause *= 2) {
      try {
        await this.open(AbortSignal.timeout(ATTEMPT_MS))
        this.#options.onWritable()
        return
      } catch (error) {
        this.whyDown =
          error instanceof TeselaError ? error : new Unavailable('no connection', { cause: error })
      }
      // Ends early when the client is closed, which the loop's condition sees.
      await sleep(Math.min(pause, LONGEST_PAUSE_MS), undefined, { signal: closing }).catch(
        () => undefined,
      )
    }
  }
}
