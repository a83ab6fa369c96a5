import type { Digest } from '@tesela/merkle'
import type { SnapshotName } from './snapshot-name.ts'

/** A snapshot that is whole and verified, on the provider's disk. */
export interface ServableSnapshot extends SnapshotName {
  /** A majority of the voters reported its root. */
  readonly sealed: boolean
  /** Voters reported different roots at its anchor. What is sealed is so whatever a minority says. */
  readonly disputed: boolean
  /** Encoded. */
  readonly manifest: Uint8Array
  /** Of all leaves, by ordinal. */
  readonly digests: readonly Digest[]
}

/** Where a provider reads from. A group implements it over its disk. */
export interface SnapshotSource {
  /** False: this member is catching up or has diverged, and serves nothing. */
  serving(): boolean
  newest(): ServableSnapshot | null
  /** The newest that is sealed. */
  newestSealed(): ServableSnapshot | null
  /** Null: it is not here, or not any more. */
  find(name: SnapshotName): ServableSnapshot | null
  /** It must stay until it is released, whatever comes after it. Once for every `release`. */
  hold(name: SnapshotName): void
  release(name: SnapshotName): void
  /**
   * Leaves in a row from an ordinal on, of a snapshot that is held: at least one, others while all are within `maxBytes`
   * and no more than `count`. Null: they cannot be read. May call back later, or at once; exactly once.
   */
  read(
    name: SnapshotName,
    run: { readonly from: number; readonly count: number; readonly maxBytes: number },
    done: (leaves: readonly Uint8Array[] | null) => void,
  ): void
}
