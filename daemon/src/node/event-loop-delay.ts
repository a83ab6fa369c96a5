import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How long the process keeps its timers waiting: what everything else in it waits for, too. */
export interface EventLoopDelay {
  /** Since the last call; null: too short a time ago. Milliseconds. */
  take(): { readonly p99Ms: number; readonly maxMs: number } | null
  close(): void
}

/** Time between two samples. */
const resolutionMs = 10

export function measureEventLoopDelay(): EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
  histogram.enable()
  // What is recorded is the time between two samples, not by how much it is too long.
  const delay = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolutionMs)
  return {
    take() {
      if (histogram.count === 0) return null
      const taken = { p99Ms: delay(histogram.percentile(99)), maxMs: delay(histogram.max) }
      histogram.reset()
      return taken
    },
    close: () => void histogram.disable(),
  }
}
