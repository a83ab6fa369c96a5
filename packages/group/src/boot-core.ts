import { createRaft, type RaftCore, type SnapshotMeta } from '@tesela/raft'
import { coreConfig } from './core-config.ts'
import type { GroupSettings } from './settings.ts'
import type { GroupOptions } from './types.ts'

/** The core as the start found it, and the snapshot that it goes on from. */
export function bootCore<State>(
  { replica, random, store, start, machine }: GroupOptions<State>,
  settings: GroupSettings,
): { readonly core: RaftCore; readonly snapshot: SnapshotMeta | null } {
  // None is loaded, and none is missing, where the log has all that one stands for which cannot be used.
  const snapshot = start.lost ? store.recovered.snapshot : (start.snapshot?.meta ?? null)
  const core = createRaft(coreConfig(replica, settings, random), {
    ...store.recovered,
    snapshot,
    applied: start.lost ? (snapshot?.index ?? 0) : machine.revision,
    stateMissing: start.lost,
  })
  return { core, snapshot }
}
