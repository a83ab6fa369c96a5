import type { Millis } from '@tesela/raft'
import type { Clock, StateRoots } from '../seams.ts'

export interface ComputeRootsOptions {
  readonly clock: Clock
  readonly sliceMs: Millis
  /** Part of the time, at most, that is spent on it: 1 does nothing but yield between slices. */
  readonly share: number
  done(roots: StateRoots): void
  /** A step threw: a bug of the machine. */
  failed(error: unknown): void
}

/**
 * Far more than a step takes. A slice that is longer by this was not at work all the time: the process stood still, and to
 * rest in proportion to that would put the roots off for long (at 2 %, by 50 s for each second).
 */
const LONGEST_STEP_MS = 20

/** Works off the steps in slices, in the background. Returns how to stop it. */
export function computeRoots(
  steps: Iterator<void, StateRoots>,
  { clock, sliceMs, share, done, failed }: ComputeRootsOptions,
): () => void {
  let stopped = false
  let cancel: () => void = () => undefined
  const slice = () => {
    if (stopped) return
    const begun = clock.now()
    let took = 0
    try {
      // The slice, and what is left by then of a step, which takes a millisecond at most.
      do {
        const step = steps.next()
        took = clock.now() - begun
        if (step.done === true) {
          stopped = true
          done(step.value)
          return
        }
      } while (took < sliceMs)
    } catch (error) {
      stopped = true
      failed(error)
      return
    }
    const worked = Math.min(took, sliceMs + LONGEST_STEP_MS)
    const rest = worked / share - worked
    if (rest >= 1) cancel = clock.timer(rest, slice)
    else clock.yield(slice)
  }
  clock.yield(slice)
  return () => {
    stopped = true
    cancel()
  }
}
