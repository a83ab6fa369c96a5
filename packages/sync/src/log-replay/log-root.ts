import type { Digest } from '@tesela/merkle'

/** Which log, and how far: the root of the mountain range over its first runs. */
export interface LogRoot {
  /** From the beginning of the log. */
  readonly runs: number
  /** Index of the entry that the last of them ends with; 0 where there is none. */
  readonly last: number
  readonly root: Digest
}

/** Equal roots are equal logs: the digest binds the rest. */
export function isSameRoot(one: LogRoot, other: LogRoot): boolean {
  return one.root === other.root && one.runs === other.runs && one.last === other.last
}
