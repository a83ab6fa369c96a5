import type { Millis } from '@tesela/raft'
import type { LogStore } from '@tesela/storage'

/**
 * Rule 34: how far this member's log was durable is noted beside it now and then, so that a loss of its end is
 * noticed.
 */
export interface Promiser {
  /** How long the disk has not answered; 0: nothing is under way. */
  waitedMs(now: Millis): Millis
  ticked(now: Millis): void
  /** When nothing is under way any more. */
  settled(): Promise<void>
}

/** How long what was acknowledged may be lost with its file and not be missed. */
const PROMISE_EVERY_MS = 100

export function createPromiser(
  store: Pick<LogStore, 'promise'>,
  failed: (error: unknown) => void,
): Promiser {
  let last: Millis = Number.NEGATIVE_INFINITY
  let busy = false
  let underWay: Promise<void> = Promise.resolve()
  return {
    waitedMs: (now) => (busy ? now - last : 0),
    ticked(now) {
      if (busy || now - last < PROMISE_EVERY_MS) return
      last = now
      busy = true
      underWay = store.promise().then(() => {
        busy = false
      }, failed)
    },
    settled: () => underWay,
  }
}
