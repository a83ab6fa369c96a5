import type { Index, SnapshotMeta } from '@tesela/raft'
import type { StartingState } from '../snapshots/starting-state.ts'
import { isGivenUp } from './given-up.ts'

/** Of a state that has to be fetched. */
export interface MissingState {
  /** From at or behind this index; null: the state is here. */
  readonly missingFrom: Index | null
  /** Only one that a majority of the voters vouches for would do. */
  readonly sealedOnly: boolean
}

/** @param named - the snapshot that the log names; null: none */
export function missingState(
  { lost, divergence }: Pick<StartingState, 'lost' | 'divergence'>,
  named: Pick<SnapshotMeta, 'index'> | null,
): MissingState {
  if (!lost || isGivenUp(divergence)) return { missingFrom: null, sealedOnly: false }
  // One that took the place of the state that diverged is of a later mark; it was damaged since.
  if (divergence !== null && (named?.index ?? 0) <= divergence.revision) {
    return { missingFrom: divergence.revision + 1, sealedOnly: true }
  }
  return { missingFrom: named?.index ?? null, sealedOnly: false }
}
