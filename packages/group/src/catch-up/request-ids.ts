import type { Random } from '../seams.ts'

/** A request's id has the number of this life above it. */
const REQUESTS_OF_A_LIFE = 2 ** 32

/** Ids that no former life of this member used: an answer of long ago finds nobody. */
export function createRequestIds(random: Random): () => number {
  const [high = 0, low = 0] = random.bytes(2)
  let last = (high * 256 + low) * REQUESTS_OF_A_LIFE
  return () => {
    last += 1
    return last
  }
}
