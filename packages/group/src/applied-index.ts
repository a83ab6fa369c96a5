import type { Index } from '@tesela/raft'
import type { Waiter } from './waiter.ts'

/** How far this member has applied, and who waits for it to get further. */
export interface AppliedIndex {
  readonly index: Index
  /** Resolves the waiter with the applied index, at once where it is reached. */
  wait(index: Index, waiter: Waiter<Index>): void
  advance(index: Index): void
  /** Forgets those who no longer wait. */
  sweep(): void
  /** Nothing will be applied any more. */
  fail(error: Error): void
}

export function createAppliedIndex(index: Index): AppliedIndex {
  return new WaitedIndex(index)
}

class WaitedIndex implements AppliedIndex {
  index: Index
  #waiting: { readonly index: Index; readonly waiter: Waiter<Index> }[] = []

  constructor(index: Index) {
    this.index = index
  }

  wait(index: Index, waiter: Waiter<Index>): void {
    if (index <= this.index) waiter.resolve(this.index)
    else this.#waiting.push({ index, waiter })
  }

  advance(index: Index): void {
    this.index = index
    if (this.#waiting.length === 0) return
    const reached = this.#waiting.filter((waiting) => waiting.index <= index)
    if (reached.length === 0) return
    this.#waiting = this.#waiting.filter((waiting) => waiting.index > index)
    for (const { waiter } of reached) waiter.resolve(index)
  }

  sweep(): void {
    if (this.#waiting.length === 0) return
    this.#waiting = this.#waiting.filter(({ waiter }) => !waiter.settled)
  }

  fail(error: Error): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const { waiter } of waiting) waiter.reject(error)
  }
}
