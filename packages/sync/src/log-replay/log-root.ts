import type { Digest } from '@tesela/merkle'

/** Which log, and how far: the root of the mountain range over its first runs. */
export interface LogRoot {
  /** From the beginning of the log. */
  readonly runs: number
  /** Index of the entry that the last of them ends with; 0 where there is none. */
  readonly last: number
  readonly root: Digest
}
