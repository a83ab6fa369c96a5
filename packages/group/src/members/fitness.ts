import type { Millis, ReplicaId } from '@tesela/raft'
import type { Asks } from '../forward/asks.ts'

/** What voters say of themselves: whether they could lead. */
export interface Fitness {
  /** Null: it has not said, or what it said counts no more. Who owes an answer for so long that none counts could not. */
  of(replica: ReplicaId): boolean | null
  /** Asks those who are not being asked. */
  ask(replicas: readonly ReplicaId[]): void
}

export interface FitnessOptions {
  readonly asks: Asks
  readonly clock: { now(): Millis }
  /** How long an answer is awaited, and counts: from the question on. */
  readonly attemptMs: Millis
  /** Somebody answered. */
  told(): void
}

export function createFitness(options: FitnessOptions): Fitness {
  return new ToldFitness(options)
}

class ToldFitness implements Fitness {
  readonly #options: FitnessOptions
  /** Null: it was asked. */
  readonly #told = new Map<ReplicaId, boolean | null>()
  /** Since when it owes an answer, however often it was asked. */
  readonly #since = new Map<ReplicaId, Millis>()

  constructor(options: FitnessOptions) {
    this.#options = options
  }

  of(replica: ReplicaId): boolean | null {
    const { clock, attemptMs } = this.#options
    const told = this.#told.get(replica) ?? null
    const since = this.#since.get(replica)
    return told === null && since !== undefined && clock.now() - since >= attemptMs ? false : told
  }

  ask(replicas: readonly ReplicaId[]): void {
    for (const replica of replicas) {
      if (this.#told.has(replica)) continue
      if (!this.#since.has(replica)) this.#since.set(replica, this.#options.clock.now())
      this.#askOne(replica)
    }
  }

  #askOne(replica: ReplicaId): void {
    const { asks, clock, attemptMs, told } = this.#options
    const forget = () => {
      this.#told.delete(replica)
    }
    this.#told.set(replica, null)
    const deadline = clock.now() + attemptMs
    const sent = asks.ask(replica, { propose: [], fitness: {} }, deadline, {
      answer: ({ fit }) => {
        if (fit === undefined) {
          forget()
          return true
        }
        this.#told.set(replica, fit)
        this.#since.delete(replica)
        told()
        // Whoever goes down may come back without what it has: the question stays open for what is told of that.
        return false
      },
      lost: forget,
    })
    if (!sent) forget()
  }
}
