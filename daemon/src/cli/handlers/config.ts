import { formatDuration } from '../../config/duration.ts'
import {
  type SettingKey,
  type SettingKind,
  type Settings,
  settingKeys,
  settingTable,
} from '../../config/settings.ts'
import { formatSize } from '../../config/size.ts'
import type { Handler } from '../command.ts'
import { exitDone } from '../exit-code.ts'
import { settingsOf } from '../settings.ts'
import { table } from '../text-table.ts'

export const configShow: Handler = async (invocation) => {
  const { options, console } = invocation
  const { settings, origins } = await settingsOf(invocation)
  const origin = options.flag('origin')
  if (options.flag('json')) {
    const rows = settingKeys.map((key) => {
      const value = shown(settings, key)
      return [key, origin ? { value, origin: origins[key] } : value]
    })
    await console.output.json(Object.fromEntries(rows))
    return exitDone
  }
  const rows = settingKeys.map((key) => {
    const value = [shown(settings, key)].flat().join(',')
    return origin ? [key, value, origins[key]] : [key, value]
  })
  await console.output.line(table(rows))
  return exitDone
}

export const configCheck: Handler = async (invocation) => {
  await settingsOf(invocation)
  const { options, console } = invocation
  if (options.flag('json')) await console.output.json({ ok: true })
  else await console.output.line('The configuration is good.')
  return exitDone
}

const sizes: readonly SettingKind[] = ['size', 'segment', 'window']

/** The value as it is written in `config.json`. */
function shown(settings: Settings, key: SettingKey): string | number | readonly string[] {
  const value = settings[key]
  if (typeof value !== 'number') return value
  const { kind } = settingTable[key]
  if (kind === 'duration') return formatDuration(value)
  return sizes.includes(kind) ? formatSize(value) : value
}
