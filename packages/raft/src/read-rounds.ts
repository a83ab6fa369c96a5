import type { Ctx, Index } from './types.ts'

interface Read {
  readonly ctx: Ctx
  readonly index: Index
  /** Answered once a quorum has confirmed this round. */
  readonly round: number
}

/** More waiting reads than this are refused. */
const maxWaiting = 65_536

/**
 * Reads that wait for a quorum to confirm the leader. A read belongs to the next round of heartbeats, never to one
 * that left before it came (rule 60); rounds are numbered by one counter for the life of the core (rule 61).
 */
export class ReadRounds {
  /** Of the newest round that left. */
  #round = 0
  /** Ascending in `round`. */
  #waiting: Read[] = []
  /** Came before an entry of the leader's term was committed. */
  #early: Ctx[] = []

  get round(): number {
    return this.#round
  }

  get isFull(): boolean {
    return this.#waiting.length + this.#early.length >= maxWaiting
  }

  /** Whether some read waits for a round that has not left. */
  get needsRound(): boolean {
    return (this.#waiting.at(-1)?.round ?? 0) > this.#round
  }

  startRound(): number {
    this.#round++
    return this.#round
  }

  add(ctx: Ctx, index: Index): void {
    this.#waiting.push({ ctx, index, round: this.#round + 1 })
  }

  postpone(ctx: Ctx): void {
    this.#early.push(ctx)
  }

  takePostponed(): readonly Ctx[] {
    const early = this.#early
    this.#early = []
    return early
  }

  takeConfirmed(round: number): readonly Read[] {
    let count = 0
    while ((this.#waiting[count]?.round ?? Number.POSITIVE_INFINITY) <= round) count++
    return count === 0 ? [] : this.#waiting.splice(0, count)
  }

  takeAll(): readonly Ctx[] {
    const all = [...this.#waiting.map((read) => read.ctx), ...this.#early]
    this.#waiting = []
    this.#early = []
    return all
  }
}
