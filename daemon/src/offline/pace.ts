import type { Pace } from '@tesela/group'
import { systemClock } from '../node/clock.ts'

/** Nobody else is to be served by this process, but Ctrl-C and the progress bar are to be noticed. */
const SLICE_MS = 50

export function offlinePace(signal: AbortSignal): Pace {
  return { clock: systemClock, sliceMs: SLICE_MS, share: 1, signal }
}
