import type { Digest } from '@tesela/merkle'
import type { SnapshotMeta } from '@tesela/raft'
import { createLog } from './create-log.ts'
import type { Disk } from './disk.ts'
import type { LogStoreOptions } from './log-store.ts'
import { openLogStore } from './open-log-store.ts'

/**
 * Makes the log of a group that begins with a state: it is empty, and begins behind the snapshot, which is durable and
 * verified. Durable when it resolves; a crash before may leave a part of it, so it is built where nobody looks yet.
 *
 * @param position encoded LogPosition at the snapshot's anchor
 */
export async function writeAdoptedLog(
  disk: Disk,
  directory: string,
  snapshot: SnapshotMeta,
  { root, position }: { readonly root: Digest; readonly position: Uint8Array },
  options: Pick<LogStoreOptions, 'segmentBytes'> = {},
): Promise<void> {
  await createLog(disk, directory, options)
  const store = await openLogStore(disk, directory, options)
  try {
    await store.persist(
      {
        seq: 1,
        mustSync: true,
        lowerWatermark: null,
        raiseWatermark: null,
        hardState: { term: snapshot.term, vote: null, commit: snapshot.index },
        snapshot,
        entries: [],
        after: [],
      },
      { root, position },
    )
  } finally {
    await store.close()
  }
}
