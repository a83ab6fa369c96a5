import { ManifestInvalidError } from '../errors.ts'
import { rootOf, type SnapshotManifest } from './manifest.ts'
import type { SnapshotName } from './snapshot-name.ts'

/**
 * Whether this is the manifest of that snapshot of that group: the root is computed again from the parts, and binds
 * header, sections, their counts and the digests of their pieces (C13, C16).
 *
 * @throws ManifestInvalidError (`manifest_invalid`)
 */
export function verifyManifest(
  manifest: SnapshotManifest,
  expected: SnapshotName & { readonly groupId: Uint8Array },
): void {
  if (Buffer.compare(manifest.groupId, expected.groupId) !== 0) {
    throw new ManifestInvalidError('a manifest of another group')
  }
  if (manifest.anchor !== expected.anchor || manifest.term !== expected.term) {
    throw new ManifestInvalidError('a manifest of another anchor')
  }
  // Both: what is written in the manifest is what a reader of the disk goes by.
  if (manifest.root !== expected.root || rootOf(manifest) !== expected.root) {
    throw new ManifestInvalidError('the root does not come from the manifest')
  }
}
