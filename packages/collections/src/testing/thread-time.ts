import { openSync, readSync } from 'node:fs'

/**
 * Milliseconds of processor time of the main thread, precise to the microsecond, to measure what never blocks: by the
 * clock, less what the thread waited for a core. What the kernel counts as processor time (`process.threadCpuUsage`)
 * moves in ticks of 4 ms, the wait for a core does not. Linux only; elsewhere it is the clock.
 */
export function threadMilliseconds(): number {
  for (let before = waitedForCore(); ; ) {
    const now = performance.now()
    const waited = waitedForCore()
    // Else it waited just between the two.
    if (waited === before) return now - waited
    before = waited
  }
}

const statistics = openStatistics()
const text = Buffer.alloc(128)

function openStatistics(): number | null {
  try {
    return openSync('/proc/self/schedstat', 'r')
  } catch {
    return null
  }
}

/** Its second number, in nanoseconds; read digit by digit, so that measuring leaves no garbage behind. */
function waitedForCore(): number {
  if (statistics === null) return 0
  readSync(statistics, text, 0, text.length, 0)
  let nanoseconds = 0
  for (let at = text.indexOf(0x20) + 1; ; at++) {
    const digit = (text[at] ?? 0) - 0x30
    if (digit < 0 || digit > 9) return nanoseconds / 1e6
    nanoseconds = nanoseconds * 10 + digit
  }
}
