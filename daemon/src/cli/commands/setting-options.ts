import {
  flagOf,
  type SettingKey,
  type SettingKind,
  settingKeys,
  settingTable,
} from '../../config/settings.ts'
import type { OptionSpec } from '../command.ts'
import type { Options } from '../options.ts'

const valueNames: Readonly<Record<SettingKind, string>> = {
  duration: 'TIME',
  size: 'SIZE',
  segment: 'SIZE',
  window: 'SIZE',
  count: 'N',
  countOrNone: 'N',
  share: 'PART',
  addresses: 'MULTIADDR',
  level: 'LEVEL',
}

/** A flag for every setting of the daemon. */
export const settingOptions: readonly OptionSpec[] = settingKeys.map((key) => ({
  name: flagOf(key),
  value: valueNames[settingTable[key].kind],
  summary: settingTable[key].summary,
  ...(settingTable[key].kind === 'addresses' ? { repeated: true } : {}),
}))

/** The texts of the setting flags that were given. */
export function settingFlags(
  options: Options,
): Partial<Record<SettingKey, string | readonly string[]>> {
  const flags: Partial<Record<SettingKey, string | readonly string[]>> = {}
  for (const key of settingKeys) {
    const name = flagOf(key)
    if (!options.flag(name)) continue
    flags[key] =
      settingTable[key].kind === 'addresses' ? options.list(name) : (options.text(name) ?? '')
  }
  return flags
}
