import type { Millis } from '@tesela/raft'
import type { Clock } from './seams.ts'

/** How much of a member's time work in the background may take. */
export interface Pace {
  readonly clock: Clock
  /** How long the event loop is held, but for the step that is under way by then. */
  readonly sliceMs: Millis
  /** Part of the time, at most: 1 does nothing but yield between slices. */
  readonly share: number
  /** Aborted: the work is given up between two slices, and its promise rejects with the signal's reason. */
  readonly signal: AbortSignal
}

/** Works off steps, each of about a millisecond, in slices. Rejects with what a step throws. */
export async function paced<T>(steps: Iterator<unknown, T>, pace: Pace): Promise<T> {
  const { clock, sliceMs } = pace
  for (;;) {
    const begun = clock.now()
    let took = 0
    // The slice, and what is left of the step by then.
    do {
      const step = steps.next()
      if (step.done === true) return step.value
      took = clock.now() - begun
    } while (took < sliceMs)
    await rested(took, pace)
  }
}

/** Resolves when somebody who has worked for `took` may work again. */
export function rested(took: Millis, { clock, share, signal }: Pace): Promise<void> {
  return new Promise((resolve, reject) => {
    const on = () => (signal.aborted ? reject(signal.reason) : resolve())
    const ms = took / share - took
    if (ms >= 1) clock.timer(ms, on)
    else clock.yield(on)
  })
}
