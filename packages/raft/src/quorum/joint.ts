import type { Index } from '../types.ts'
import { majorityIndex, majorityVote, type VoteResult } from './majority.ts'

/** What both halves of a configuration have agreed upon; the outgoing half is empty unless it is joint. */
export function jointIndex(incoming: readonly Index[], outgoing: readonly Index[]): Index {
  return Math.min(majorityIndex(incoming), majorityIndex(outgoing))
}

/** Won when both halves are won, lost when either is lost. */
export function jointVote(
  incoming: readonly (boolean | undefined)[],
  outgoing: readonly (boolean | undefined)[],
): VoteResult {
  const first = majorityVote(incoming)
  const second = majorityVote(outgoing)
  if (first === second) return first
  return first === 'lost' || second === 'lost' ? 'lost' : 'pending'
}
