import { SyncSettingsError } from './errors.ts'
import type { SnapshotSyncSettings } from './snapshot/settings.ts'

/**
 * A request that was lost is made again when its time is over: a session that ends before would end at every loss.
 *
 * @throws SyncSettingsError
 */
export function checkPatience(
  strategy: string,
  { stallMs, fetchTimeoutMs }: Pick<SnapshotSyncSettings, 'stallMs' | 'fetchTimeoutMs'>,
): void {
  if (stallMs > fetchTimeoutMs) return
  throw new SyncSettingsError(
    `${strategy}: stallMs is ${stallMs}, but it must be more than fetchTimeoutMs (${fetchTimeoutMs}): make it several times as long, or lower fetchTimeoutMs`,
  )
}
