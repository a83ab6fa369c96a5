import { backoff } from './backoff.ts'

/** Sees to it that each peer listed is connected: one attempt in flight per peer, for ever, with jittered backoff. */
export interface Redial {
  /** Replaces the list; who stays in it keeps its backoff. */
  set(peers: ReadonlyMap<string, readonly string[]>): void
  /** The replica is connected: its backoff starts anew, and a waiting attempt is dropped. */
  connected(replica: string): void
  /** The replica's last connection is gone. */
  lost(replica: string): void
  /** Ends the attempts under way and waits for them. */
  close(): Promise<void>
}

export interface RedialOptions {
  readonly baseMs: number
  readonly capMs: number
  random(): number
  isConnected(replica: string): boolean
  /** One attempt; resolves once the replica is connected. Its failure is only told to `failed`. */
  connect(replica: string, addresses: readonly string[], signal: AbortSignal): Promise<void>
  failed(replica: string, error: unknown, attempt: number): void
}

interface Entry {
  readonly replica: string
  readonly stop: AbortController
  addresses: readonly string[]
  attempt: number
  timer: NodeJS.Timeout | undefined
  inFlight: Promise<void> | undefined
}

export function createRedial(options: RedialOptions): Redial {
  return new RedialLoop(options)
}

class RedialLoop implements Redial {
  readonly #options: RedialOptions
  readonly #entries = new Map<string, Entry>()
  /** Attempts of entries that were removed are waited for too. */
  readonly #attempts = new Set<Promise<void>>()

  constructor(options: RedialOptions) {
    this.#options = options
  }

  set(peers: ReadonlyMap<string, readonly string[]>): void {
    for (const entry of [...this.#entries.values()]) {
      if (!peers.has(entry.replica)) this.#remove(entry)
    }
    for (const [replica, addresses] of peers) {
      const known = this.#entries.get(replica)
      if (known !== undefined) {
        known.addresses = addresses
        continue
      }
      const entry: Entry = {
        replica,
        addresses,
        stop: new AbortController(),
        attempt: 0,
        timer: undefined,
        inFlight: undefined,
      }
      this.#entries.set(replica, entry)
      this.#schedule(entry)
    }
  }

  connected(replica: string): void {
    const entry = this.#entries.get(replica)
    if (entry === undefined) return
    entry.attempt = 0
    clearTimeout(entry.timer)
    entry.timer = undefined
  }

  lost(replica: string): void {
    const entry = this.#entries.get(replica)
    if (entry !== undefined) this.#schedule(entry)
  }

  async close(): Promise<void> {
    for (const entry of [...this.#entries.values()]) this.#remove(entry)
    await Promise.all(this.#attempts)
  }

  #remove(entry: Entry): void {
    this.#entries.delete(entry.replica)
    clearTimeout(entry.timer)
    entry.stop.abort()
  }

  #schedule(entry: Entry): void {
    if (entry.stop.signal.aborted || entry.timer !== undefined || entry.inFlight !== undefined)
      return
    if (this.#options.isConnected(entry.replica)) return
    const { baseMs, capMs, random } = this.#options
    const delay = backoff(entry.attempt, baseMs, capMs, random)
    entry.timer = setTimeout(() => {
      entry.timer = undefined
      const attempt = this.#attempt(entry)
      entry.inFlight = attempt
      this.#attempts.add(attempt)
    }, delay)
  }

  /** Never rejects. */
  async #attempt(entry: Entry): Promise<void> {
    // One turn later, so that `inFlight` is set before it can be cleared.
    await null
    try {
      await this.#options.connect(entry.replica, entry.addresses, entry.stop.signal)
      entry.attempt = 0
    } catch (error) {
      entry.attempt += 1
      if (!entry.stop.signal.aborted) {
        this.#options.failed(entry.replica, error, entry.attempt)
      }
    }
    if (entry.inFlight !== undefined) this.#attempts.delete(entry.inFlight)
    entry.inFlight = undefined
    this.#schedule(entry)
  }
}
