import type { ForwardResponse } from '@tesela/protos/forward'
import { UnknownOutcomeError } from '../errors.ts'
import { commit, type Write } from '../write.ts'
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
  #received = 0
  /** The write whose results are coming in. */
  #cursor = 0

  constructor(writes: readonly Write[], again: (writes: readonly Write[]) => void) {
    this.#writes = writes
    this.#again = again
    this.#total = writes.reduce((count, { entries }) => count + entries.length, 0)
  }

  answer(response: ForwardResponse): boolean {
    if (response.failure !== undefined) {
      this.#failed(response.failure)
      return true
    }
    if (response.committedFrom !== this.#received || response.committed.length === 0) {
      this.#fail('the leader answered something else than what was asked')
      return true
    }
    for (const { revision, result } of response.committed) this.#commit(revision, result)
    return this.#received >= this.#total
  }

  lost(): void {
    this.#fail('the way to the leader was lost before it answered')
  }

  #commit(revision: number, result: Uint8Array): void {
    const write = this.#writes[this.#cursor]
    if (write === undefined) return
    this.#received += 1
    if (!write.waiter.settled) commit(write, revision, { result, accept: true })
    else write.committed.push({ revision, result })
    if (write.committed.length === write.entries.length) this.#cursor += 1
  }

  #failed(failure: NonNullable<ForwardResponse['failure']>): void {
    const error = errorOf(failure)
    const rest = this.#writes.slice(this.#cursor)
    if (this.#received > 0) {
      this.#fail(failure.message)
    } else if (worthAnotherTry(error)) {
      this.#again(rest)
    } else if (error.outcome === 'not-applied' && error.code !== 'overloaded' && rest.length > 1) {
      // One of them is at fault: each is judged by itself.
      for (const write of rest) write.alone = true
      this.#again(rest)
    } else {
      for (const { waiter } of rest) waiter.reject(error)
    }
  }

  #fail(message: string): void {
    for (const { waiter } of this.#writes) waiter.reject(new UnknownOutcomeError(message))
  }
}
