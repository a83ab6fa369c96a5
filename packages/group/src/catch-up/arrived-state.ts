import type { SnapshotMeta } from '@tesela/raft'
import type { ShelvedSnapshot } from '../snapshots/shelf.ts'

/** A state that was fetched, verified and made; the core is asked whether it takes the place of what is here. */
export interface ArrivedState<State> extends ShelvedSnapshot {
  readonly meta: SnapshotMeta
  readonly state: State
  /** A majority of the voters vouched for it. */
  readonly sealed: boolean
  /** Encoded LogPosition at the anchor. */
  readonly log: Uint8Array
}
