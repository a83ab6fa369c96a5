import type { StoredSnapshot } from '@tesela/storage'
import { createLeafOrder, decodeManifest, type SnapshotManifest } from '@tesela/sync'
import { type Pace, paced } from '../pace.ts'
import type { StateInstaller, StateMachine } from '../seams.ts'

export interface LoadStateOptions<State> {
  readonly machine: Pick<StateMachine<State>, 'installer'>
  readonly pace: Pace
  /** Of the snapshot: another peer, unless this member wrote it, or took it in and looked at all of it then. */
  readonly origin?: 'self' | 'peer'
  /** Leaves that were taken in, and of how many. */
  progress?(leaves: number, of: number): void
}

export interface LoadedState<State> {
  readonly state: State
  readonly manifest: SnapshotManifest
  readonly installer: Pick<StateInstaller<State>, 'log' | 'members'>
}

/** Read at once. Decoding so much takes a few slices. */
const READ_BYTES = 1024 * 1024

/**
 * Makes a state of a snapshot on disk, in slices. Every leaf is compared with its digest; that the digests are those of
 * the manifest's root, and the root the one that was meant, is for the caller to know.
 *
 * Rejects with `SnapshotDamagedError`, `SnapshotMissingError`, `SnapshotInvalidError`, `ManifestInvalidError`.
 */
export async function loadState<State>(
  stored: StoredSnapshot,
  { machine, pace, origin = 'peer', progress = () => undefined }: LoadStateOptions<State>,
): Promise<LoadedState<State>> {
  const manifest = decodeManifest(stored.manifest)
  const order = createLeafOrder(manifest.sections)
  const installer = machine.installer(manifest.header, origin)
  let from = 0
  while (from < order.leaves) {
    const leaves = await stored.read(from, READ_BYTES)
    await paced(take(leaves, from), pace)
    from += leaves.length
    progress(from, order.leaves)
  }
  const state = await paced(installer.finish(), pace)
  return { state, manifest, installer }

  function* take(leaves: readonly Uint8Array[], first: number): Generator<void, void> {
    for (const [at, leaf] of leaves.entries()) {
      const { section } = order.placeOf(first + at)
      const { name } = manifest.sections[section] ?? { name: '' }
      installer.add(name, leaf, stored.digests[first + at])
      yield
    }
  }
}
