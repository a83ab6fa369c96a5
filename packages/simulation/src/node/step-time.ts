import type { Random } from '../world/random.ts'

/** Part of the steps that take long: nothing of what they need is in a cache, or the collector is at work. */
const LONG = 0.25

/** What a state machine does in steps. */
export type StepWork = 'applies' | 'computes roots'

/**
 * Roots have a fiftieth of the time of a member: with steps as long as those of applying they would take longer than marks
 * lie apart, and none would ever be compared. A real one of theirs takes a millisecond.
 */
const OF_ROOTS = 0.05

/**
 * What a step of a state machine takes of its process. Most take no time: runs of entries become long, as on an idle
 * machine, before one of their steps does not.
 */
export function stepTime(random: Random, work: StepWork, longestStepMs: number): number {
  const longestMs = work === 'applies' ? longestStepMs : longestStepMs * OF_ROOTS
  // Where none takes any nothing is drawn: such a seed is the run that it was before they did.
  return longestMs > 0 && random.chance(LONG) ? random.between(0, longestMs) : 0
}
