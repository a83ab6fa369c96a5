import type { Clock } from '@tesela/group'

/** The process's monotonic clock and timers. */
export const systemClock: Clock = {
  now: () => performance.now(),
  timer(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  yield(callback) {
    setImmediate(callback)
  },
}
