import type { Index } from '../types.ts'

export type VoteResult = 'pending' | 'lost' | 'won'

/**
 * The largest index that more than half of the voters have reached, from what each has reached.
 * Without voters everything is agreed upon (infinity), so that an empty half of a joint quorum does not hold back.
 * Counted from scratch every time (rule 19): there are few voters.
 */
export function majorityIndex(reached: readonly Index[]): Index {
  if (reached.length === 0) return Number.POSITIVE_INFINITY
  const needed = Math.floor(reached.length / 2) + 1
  let best = 0
  for (const candidate of reached) {
    if (candidate <= best) continue
    let count = 0
    for (const other of reached) if (other >= candidate) count++
    if (count >= needed) best = candidate
  }
  return best
}

/** The outcome of a vote among voters; undefined stands for one who has not answered. Without voters it is won. */
export function majorityVote(votes: readonly (boolean | undefined)[]): VoteResult {
  if (votes.length === 0) return 'won'
  const needed = Math.floor(votes.length / 2) + 1
  let granted = 0
  let missing = 0
  for (const vote of votes) {
    if (vote === undefined) missing++
    else if (vote) granted++
  }
  if (granted >= needed) return 'won'
  return granted + missing >= needed ? 'pending' : 'lost'
}
