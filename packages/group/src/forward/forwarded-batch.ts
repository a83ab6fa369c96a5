import type { Committed, ForwardFailure, ForwardResponse } from '@tesela/protos/forward'
import { UnknownOutcomeError } from '../errors.ts'
import { addResult, type Write } from '../write.ts'
import type { AskHandler } from './asks.ts'
import { errorOf, worthAnotherTry } from './failure.ts'

/**
 * Writes that were sent to the leader as one request. `again` takes those that are certainly in no log.
 */
export function createForwardedBatch(
  writes: readonly Write[],
  again: (writes: readonly Write[]) => void,
): AskHandler {
  return new ForwardedBatch(writes, again)
}

class ForwardedBatch implements AskHandler {
  readonly #writes: readonly Write[]
  readonly #again: (writes: readonly Write[]) => void
  readonly #total: number
  /** By the place of the entry in the request: parts of an answer may come in any order, and twice. */
  readonly #committed = new Map<number, Committed>()

  constructor(writes: readonly Write[], again: (writes: readonly Write[]) => void) {
    this.#writes = writes
    this.#again = again
    this.#total = writes.reduce((count, { entries }) => count + entries.length, 0)
  }

  answer({ failure, committed, committedFrom }: ForwardResponse): boolean {
    if (failure !== undefined) {
      this.#failed(failure)
      return true
    }
    if (committed.length === 0 || committedFrom + committed.length > this.#total) {
      this.#fail('the leader answered something else than what was asked')
      return true
    }
    for (const [at, one] of committed.entries()) this.#committed.set(committedFrom + at, one)
    if (this.#committed.size < this.#total) return false
    this.#deliver()
    return true
  }

  lost(): void {
    this.#fail('the way to the leader was lost before it answered')
  }

  #deliver(): void {
    let at = 0
    for (const write of this.#writes) {
      for (const end = at + write.entries.length; at < end; at += 1) {
        const one = this.#committed.get(at)
        if (one !== undefined) addResult(write, one)
      }
      write.waiter.resolve(write.committed)
    }
  }

  #failed(failure: ForwardFailure): void {
    const error = errorOf(failure)
    if (worthAnotherTry(error)) {
      this.#again(this.#writes)
    } else if (mayConcernOne(error) && this.#writes.length > 1) {
      for (const write of this.#writes) write.alone = true
      this.#again(this.#writes)
    } else {
      for (const { waiter } of this.#writes) waiter.reject(error)
    }
  }

  #fail(message: string): void {
    for (const { waiter } of this.#writes) waiter.reject(new UnknownOutcomeError(message))
  }
}

const ofTheLeader = new Set(['unavailable', 'overloaded', 'deadline_exceeded'])

/** Whether one of several writes may be at fault: then each is judged by itself. */
function mayConcernOne({ code, outcome }: { code: string; outcome: string }): boolean {
  return outcome === 'not-applied' && !ofTheLeader.has(code)
}
