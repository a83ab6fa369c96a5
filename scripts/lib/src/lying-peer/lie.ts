import type { SnapshotMessage } from '@tesela/sync'

/** How a peer misbehaves as a source of snapshots; in everything else it is as honest as its daemon. */
export interface Lie {
  /** What it sends instead of this message: the very message where it does not lie. */
  instead(message: SnapshotMessage): SnapshotMessage
  /** What it sends, without being asked, to everybody that it is connected with. @param term the present one */
  unasked(term: number): readonly SnapshotMessage[]
}
