import { type Digest, digestBytes, domains, sha256 } from './digest.ts'
import { putCount } from './put-count.ts'

const peaksAt = 17

/**
 * The root of a mountain range. It binds the number of leaves, and with it the heights of the mountains; and what the
 * leaves end with, so that whoever is told a root knows how far it reaches.
 */
export function hashRange(range: {
  readonly leaves: number
  /** Index of the last log entry under the last leaf; 0 where there is none. */
  readonly last: number
  /** Highest mountain first. */
  readonly peaks: readonly Digest[]
}): Digest {
  const { leaves, last, peaks } = range
  const bytes = Buffer.alloc(peaksAt + peaks.length * digestBytes)
  bytes[0] = domains.range
  putCount(bytes, leaves, 1)
  putCount(bytes, last, 9)
  bytes.write(peaks.join(''), peaksAt, 'latin1')
  return sha256(bytes)
}
