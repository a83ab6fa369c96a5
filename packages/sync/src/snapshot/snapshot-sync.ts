import { checkPatience } from '../check-patience.ts'
import type { StateSync } from '../state-sync.ts'
import type { SnapshotMessage } from './messages.ts'
import { createSnapshotProvider } from './provider.ts'
import { createSnapshotSession } from './session.ts'
import { defaultSnapshotSyncSettings, type SnapshotSyncSettings } from './settings.ts'
import type { SnapshotProviderContext, SnapshotSessionContext } from './snapshot-contexts.ts'

/**
 * Moves whole snapshots: the leader names the target, all peers that have it are sources at once, the leader the last;
 * every answer is verified before anything of it is kept.
 *
 * ```ts
 * const sync = createSnapshotSync({ fetchTimeoutMs: 1000 })
 * const session = sync.createSession(context, { atLeast: firstIndex - 1 })
 * session.start(clock.now())
 * ```
 *
 * @throws SyncSettingsError where `stallMs` is no more than `fetchTimeoutMs`, `snapshotRequestTimeoutMs` or `retryMinMs`
 */
export function createSnapshotSync(
  settings: Partial<SnapshotSyncSettings> = {},
): StateSync<SnapshotMessage, SnapshotProviderContext, SnapshotSessionContext> {
  const all = { ...defaultSnapshotSyncSettings, ...settings }
  const name = 'snapshot/1'
  checkPatience(name, all, ['fetchTimeoutMs', 'snapshotRequestTimeoutMs', 'retryMinMs'])
  return {
    name,
    createProvider: (context) => createSnapshotProvider(context, all),
    createSession: (context, gap) => createSnapshotSession(context, gap, all),
  }
}
