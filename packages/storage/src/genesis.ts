import { createLog } from './create-log.ts'
import type { Disk } from './disk.ts'
import type { LogStoreOptions } from './log-store.ts'
import { openLogStore } from './open-log-store.ts'

/**
 * Makes the log of a new group: one committed configuration entry, term 1, index 1. Durable when it resolves;
 * a crash before may leave a part of it, so it is built where nobody looks yet (`createGroupDirectory`).
 *
 * @param entryData the encoded configuration change that names this member as the only voter
 */
export async function writeGenesis(
  disk: Disk,
  directory: string,
  entryData: Uint8Array,
  options: Pick<LogStoreOptions, 'segmentBytes'> = {},
): Promise<void> {
  await createLog(disk, directory, options)
  const store = await openLogStore(disk, directory, options)
  try {
    await store.persist({
      seq: 1,
      mustSync: true,
      lowerWatermark: null,
      raiseWatermark: null,
      hardState: { term: 1, vote: null, commit: 1 },
      snapshot: null,
      entries: [{ term: 1, index: 1, type: 'conf', data: entryData }],
      after: [],
    })
  } finally {
    await store.close()
  }
}
