import type { Millis, ReplicaId } from '@tesela/raft'
import type { Transport } from '../seams.ts'

/**
 * Answers on their way to the members that asked. A member can ask before the way back to it is open (it has just
 * connected, or its queue is full for a moment): its answer is kept until it is, or until nobody waits for it.
 */
export interface Answers {
  send(to: ReplicaId, body: Uint8Array): void
  /** Tries again what is kept. */
  flush(): void
  /** The member's connection ended: it expects nothing any more. */
  down(peer: ReplicaId): void
}

export interface AnswersOptions {
  readonly transport: Pick<Transport, 'send'>
  readonly clock: { now(): Millis }
  /** Of what is kept. */
  readonly maxBytes: number
  readonly keepMs: Millis
}

export function createAnswers(options: AnswersOptions): Answers {
  return new KeptAnswers(options)
}

interface Kept {
  readonly to: ReplicaId
  readonly body: Uint8Array
  readonly until: Millis
}

class KeptAnswers implements Answers {
  readonly #options: AnswersOptions
  /** Oldest first. */
  #kept: Kept[] = []
  /** At most `maxBytes`. */
  #bytes = 0

  constructor(options: AnswersOptions) {
    this.#options = options
  }

  send(to: ReplicaId, body: Uint8Array): void {
    const { clock, keepMs } = this.#options
    this.#send({ to, body, until: clock.now() + keepMs })
  }

  flush(): void {
    if (this.#kept.length === 0) return
    const now = this.#options.clock.now()
    const trying = this.#kept
    this.#kept = []
    this.#bytes = 0
    // One that never leaves (who asked is gone for good, or no frame holds it) takes the room of others no longer.
    for (const answer of trying) if (answer.until > now) this.#send(answer)
  }

  down(peer: ReplicaId): void {
    this.#kept = this.#kept.filter(({ to }) => to !== peer)
    this.#bytes = this.#kept.reduce((bytes, { body }) => bytes + body.length, 0)
  }

  #send(answer: Kept): void {
    const { transport, maxBytes } = this.#options
    if (transport.send(answer.to, 'forward', answer.body)) return
    // Beyond the bound an answer is lost, as on a network: who asked finds out by its own deadline.
    if (this.#bytes + answer.body.length > maxBytes) return
    this.#kept.push(answer)
    this.#bytes += answer.body.length
  }
}
