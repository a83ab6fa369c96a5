import type { Millis } from '@tesela/raft'
import type { Deadlines, Expiring } from './deadlines.ts'
import type { CancellationListener, Committed, Writer } from './types.ts'
import type { Waiter } from './waiter.ts'
import type { Write } from './write.ts'

/** What the writes of this node's callers have in common. */
export interface CallersWriteHost {
  readonly deadlines: Deadlines
  /** A write of so many bytes is waited for no longer. Called once for each, before its writer is told. */
  leave(bytes: number): void
  /** What to tell a writer who waits no longer: the deadline passed, or (`cause`) its signal was aborted. */
  vain(sent: boolean, cause?: unknown): Error
}

/** A write of a caller of this node, and who waits for it. It is waited for from here on. */
export function createCallersWrite(
  entries: readonly Uint8Array[],
  bytes: number,
  writer: Writer,
  deadline: Millis,
  host: CallersWriteHost,
): Write {
  return new CallersWrite(entries, bytes, writer, deadline, host)
}

const onlyOnce = { once: true } as const

/** Write, waiter and listener in one object: nothing else of this package is made for each write. */
class CallersWrite implements Write, Waiter<readonly Committed[]>, CancellationListener {
  readonly entries: readonly Uint8Array[]
  readonly bytes: number
  readonly deadline: Millis
  committed: Committed[] = []
  earlier: Expiring | null = null
  later: Expiring | null = null
  readonly served = false
  sent = false
  alone = false
  settled = false
  readonly #writer: Writer
  readonly #host: CallersWriteHost

  constructor(
    entries: readonly Uint8Array[],
    bytes: number,
    writer: Writer,
    deadline: Millis,
    host: CallersWriteHost,
  ) {
    this.entries = entries
    this.bytes = bytes
    this.deadline = deadline
    this.#writer = writer
    this.#host = host
    host.deadlines.add(this)
    writer.signal?.addEventListener('abort', this, onlyOnce)
  }

  get waiter(): Waiter<readonly Committed[]> {
    return this
  }

  resolve(results: readonly Committed[]): void {
    if (this.#settle()) this.#writer.committed(results)
  }

  reject(error: Error): void {
    if (this.#settle()) this.#writer.failed(error)
  }

  expire(): void {
    this.reject(this.#host.vain(this.sent))
  }

  /** Of the signal. */
  handleEvent(): void {
    this.reject(this.#host.vain(this.sent, this.#writer.signal?.reason))
  }

  #settle(): boolean {
    if (this.settled) return false
    this.settled = true
    this.#host.deadlines.remove(this)
    this.#writer.signal?.removeEventListener('abort', this)
    this.#host.leave(this.bytes)
    return true
  }
}
