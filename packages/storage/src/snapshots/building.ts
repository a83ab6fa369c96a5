import type { Digest } from '@tesela/merkle'
import type { Disk } from '../disk.ts'
import type { LeafPlaces } from './leaf-places.ts'
import type { LeafWriter } from './leaf-writer.ts'
import type { SnapshotSizes } from './snapshot-sizes.ts'
import type { SnapshotId, StoredSnapshot } from './snapshot-store.ts'

/** Where a snapshot is staged or recorded, one at a time, and what becomes of it. */
export interface Building {
  readonly id: SnapshotId
  readonly disk: Disk
  readonly directory: string
  /** Where what is staged of another manifest steps aside. */
  readonly former: string
  readonly sizes: SnapshotSizes
  /** Gives the complete directory its name. */
  readonly publish: () => Promise<StoredSnapshot>
  /** Deletes the directory. */
  readonly erase: () => Promise<void>
  /** Another one may be staged or recorded. */
  readonly release: () => void
}

/** What is in the directory: the manifest, and leaves. */
export interface Contents {
  readonly manifest: Uint8Array
  /** Of all leaves, written or not. */
  readonly digests: readonly Digest[]
  readonly places: LeafPlaces
  readonly writer: LeafWriter
}
