import type { Digest } from '@tesela/merkle'

/** Which snapshot: where its state was captured, and what it must hash to. */
export interface SnapshotName {
  /** Index and term of the entry behind which the state was captured. */
  readonly anchor: number
  readonly term: number
  readonly root: Digest
}

/** Only the name, of what has one. */
export function nameOf({ anchor, term, root }: SnapshotName): SnapshotName {
  return { anchor, term, root }
}

/** A string that only the same snapshot has. */
export function keyOf({ anchor, term, root }: SnapshotName): string {
  return `${anchor} ${term} ${root}`
}
