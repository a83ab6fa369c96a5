import type { Random } from '../world/random.ts'

/** Part of the steps that take long: nothing of what they need is in a cache, or the collector is at work. */
const LONG = 0.25

/**
 * What a step of a state machine takes of its process. Most take no time: runs of entries become long, as on an idle
 * machine, before one of their steps does not.
 */
export function stepTime(random: Random, longestMs: number): number {
  // Where none takes any nothing is drawn: such a seed is the run that it was before they did.
  return longestMs > 0 && random.chance(LONG) ? random.between(0, longestMs) : 0
}
