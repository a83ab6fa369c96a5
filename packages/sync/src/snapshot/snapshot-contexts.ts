import type { PeerName, SyncContext, SyncSessionContext } from '../state-sync.ts'
import type { SnapshotMessage } from './messages.ts'
import type { SnapshotSink } from './snapshot-sink.ts'
import type { SnapshotSource } from './snapshot-source.ts'

export interface SnapshotProviderContext extends SyncContext<SnapshotMessage> {
  readonly source: SnapshotSource
  /** Index of the first entry of this member's log. */
  firstIndex(): number
  /** Index up to which this member knows entries to be committed: no snapshot is asked for beyond. */
  commit(): number
  /** Nothing that exists would do for these peers: a fresh mark is wanted. */
  requestMark(requesters: readonly string[]): void
}

export interface SnapshotSessionContext extends SyncSessionContext<SnapshotMessage> {
  readonly sink: SnapshotSink
  /** A source sent what the target does not bind, and is asked no more for this one: somebody should look at it. */
  blamed(peer: PeerName, why: string): void
}
