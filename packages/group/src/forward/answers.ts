import type { ReplicaId } from '@tesela/raft'
import type { Transport } from '../seams.ts'

/**
 * Answers on their way to the members that asked. A member can ask before the way back to it is open (it has just
 * connected, or its queue is full for a moment): its answer is kept until it is.
 */
export interface Answers {
  send(to: ReplicaId, body: Uint8Array): void
  /** Tries again what is kept. */
  flush(): void
  /** The member's connection ended: it expects nothing any more. */
  down(peer: ReplicaId): void
}

export function createAnswers(transport: Pick<Transport, 'send'>, maxBytes: number): Answers {
  return new KeptAnswers(transport, maxBytes)
}

class KeptAnswers implements Answers {
  readonly #transport: Pick<Transport, 'send'>
  readonly #maxBytes: number
  /** Oldest first. */
  #kept: { readonly to: ReplicaId; readonly body: Uint8Array }[] = []
  /** At most `#maxBytes`. */
  #bytes = 0

  constructor(transport: Pick<Transport, 'send'>, maxBytes: number) {
    this.#transport = transport
    this.#maxBytes = maxBytes
  }

  send(to: ReplicaId, body: Uint8Array): void {
    if (this.#transport.send(to, 'forward', body)) return
    // Beyond the bound an answer is lost, as on a network: who asked finds out by its own deadline.
    if (this.#bytes + body.length > this.#maxBytes) return
    this.#kept.push({ to, body })
    this.#bytes += body.length
  }

  flush(): void {
    if (this.#kept.length === 0) return
    const trying = this.#kept
    this.#kept = []
    this.#bytes = 0
    for (const { to, body } of trying) this.send(to, body)
  }

  down(peer: ReplicaId): void {
    this.#kept = this.#kept.filter(({ to }) => to !== peer)
    this.#bytes = this.#kept.reduce((bytes, { body }) => bytes + body.length, 0)
  }
}
