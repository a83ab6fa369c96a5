import { SyncSettingsError } from './errors.ts'
import type { Millis } from './state-sync.ts'

/**
 * What was lost or refused is asked for again after a while: a session that ends before would end at every loss.
 *
 * @param waits - that a session has to outlast, by the names of their settings
 * @throws SyncSettingsError
 */
export function checkPatience<Wait extends string>(
  strategy: string,
  settings: { readonly [name in Wait | 'stallMs']: Millis },
  waits: readonly Wait[],
): void {
  const { stallMs } = settings
  const longer = waits.filter((wait) => settings[wait] >= stallMs)
  if (longer.length === 0) return
  const named = longer.map((wait) => `${wait} (${settings[wait]})`).join(' and ')
  throw new SyncSettingsError(
    `${strategy}: stallMs is ${stallMs}, but it must be more than ${named}: make it several times as long, or lower ${longer.join(' and ')}`,
  )
}
