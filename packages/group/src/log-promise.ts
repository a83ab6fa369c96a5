import type { Millis } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'

/** Rule 34: how far this member's log was durable is noted beside it, so that a loss of its end is noticed. */
export interface LogPromise {
  tick(now: Millis): void
  /** When the disk has nothing of it under way any more. */
  settled(): Promise<void>
}

/** How long what was acknowledged may be lost with its file and not be missed. */
const PROMISE_EVERY_MS = 100

export function createLogPromise(
  store: Pick<LogStore, 'promise'>,
  failed: (error: unknown) => void,
): LogPromise {
  let promisedAt: Millis = Number.NEGATIVE_INFINITY
  let promising = false
  let promised: Promise<void> = Promise.resolve()
  return {
    tick(now) {
      if (promising || now - promisedAt < PROMISE_EVERY_MS) return
      promisedAt = now
      promising = true
      promised = store.promise().then(() => {
        promising = false
      }, failed)
    },
    settled: () => promised,
  }
}
