import type { Millis } from '@tesela/raft'
import type { Clock } from './seams.ts'

/**
 * Turns the clock into the core's time. A stalled event loop must not look like a silent leader, and must not
 * be made up for by a burst: a gap counts as one short step (rule 71), and the core's time runs behind from then on.
 */
export interface Ticker {
  start(): void
  stop(): void
}

export interface TickerOptions {
  readonly clock: Pick<Clock, 'now' | 'timer'>
  readonly everyMs: Millis
  /** What one gap may count at most. */
  readonly maxStepMs: Millis
  /** `time`: whole milliseconds of the core; `now`: the clock. */
  tick(time: Millis, now: Millis): void
}

export function createTicker(options: TickerOptions): Ticker {
  return new ClampedTicker(options)
}

class ClampedTicker implements Ticker {
  readonly #options: TickerOptions
  #time: Millis
  #last: Millis
  #cancel: (() => void) | null = null

  constructor(options: TickerOptions) {
    this.#options = options
    this.#last = options.clock.now()
    this.#time = this.#last
  }

  start(): void {
    this.#last = this.#options.clock.now()
    this.#tick()
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #tick(): void {
    const { clock, everyMs, maxStepMs } = this.#options
    this.#cancel = clock.timer(everyMs, () => this.#tick())
    const now = clock.now()
    this.#time += Math.min(now - this.#last, maxStepMs)
    this.#last = now
    this.#options.tick(Math.floor(this.#time), now)
  }
}
