import type { Digest } from '@tesela/merkle'
import type { SnapshotManifest } from './manifest.ts'
import type { SnapshotName } from './snapshot-name.ts'

/** What is about to be staged. The manifest was verified against the root, the digests against the manifest. */
export interface VerifiedSnapshot extends SnapshotName {
  readonly sealed: boolean
  readonly manifest: SnapshotManifest
  /** As it came: what is kept on disk. */
  readonly manifestBytes: Uint8Array
  /** The digests of each section's leaves. */
  readonly digests: readonly (readonly Digest[])[]
}

export type Staged =
  | { readonly ok: true; readonly staged: Iterable<number> }
  | { readonly ok: false; readonly error: Error }

/**
 * Where a session puts what it fetched. A group implements it over its disk. Calls are worked off in their order; each
 * calls back exactly once, at once or later. An error ends the session.
 */
export interface SnapshotSink {
  /**
   * Stages this snapshot from now on, in place of what was staged before. Answers with the ordinals that are there and
   * verified already: of an earlier try, or leaves of another snapshot or state that have the same digest.
   */
  begin(snapshot: VerifiedSnapshot, done: (staged: Staged) => void): void
  /** Leaves in a row, each verified against its digest. */
  put(from: number, leaves: readonly Uint8Array[], done: (error: Error | null) => void): void
  /** Everything is there. Rebuilds the state, compares its root with the target's, makes it durable and installs it (C24). */
  finish(done: (error: Error | null) => void): void
  /** Nothing more comes. What is staged is kept for the next time (C26). Calls back no more. */
  abort(): void
}
