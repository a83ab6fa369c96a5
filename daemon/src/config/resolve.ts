import { formatDuration } from './duration.ts'
import { ConfigurationError } from './errors.ts'
import { didYouMean } from './nearest.ts'
import { readSetting } from './schema.ts'
import {
  flagOf,
  isSettingKey,
  type SettingKey,
  type Settings,
  settingKeys,
  settingTable,
  variableOf,
} from './settings.ts'

/** Where a value came from: `flag --listen`, `environment TESELA_LISTEN`, `config.json`, `default`. */
type Origin = string

export interface ResolvedSettings {
  readonly settings: Settings
  readonly origins: Readonly<Record<SettingKey, Origin>>
}

export interface SettingSources {
  /** Texts of the flags that were given. */
  readonly flags: Partial<Record<SettingKey, string | readonly string[]>>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The object in `config.json`; null when there is no file. */
  readonly file: Readonly<Record<string, unknown>> | null
}

/** Variables of the environment that are no settings of the daemon. */
const otherVariables = ['TESELA_DATA', 'TESELA_SOCKET', 'TESELA_GROUP', 'TESELA_TIMEOUT']

/**
 * Flags over the environment over `config.json` over the defaults, each key by itself.
 * @throws ConfigurationError for an unknown key, a value that does not read, or values that contradict
 */
export function resolveSettings(sources: SettingSources): ResolvedSettings {
  refuseUnknown(sources)
  const settings: Partial<Record<SettingKey, unknown>> = {}
  const origins: Partial<Record<SettingKey, Origin>> = {}
  for (const key of settingKeys) {
    const [value, origin] = choose(key, sources)
    settings[key] = value
    origins[key] = origin
  }
  const resolved = settings as Settings
  refuseContradictions(resolved)
  return { settings: resolved, origins: origins as Record<SettingKey, Origin> }
}

function choose(key: SettingKey, sources: SettingSources): [unknown, Origin] {
  const flag = sources.flags[key]
  if (flag !== undefined) {
    const where = `flag --${flagOf(key)}`
    return [readSetting(key, flag, where), where]
  }
  const variable = sources.environment[variableOf(key)]
  if (variable !== undefined) {
    const where = `environment ${variableOf(key)}`
    const value = settingTable[key].kind === 'addresses' ? splitList(variable) : variable
    return [readSetting(key, value, where), where]
  }
  if (sources.file !== null && Object.hasOwn(sources.file, key)) {
    return [readSetting(key, sources.file[key], 'config.json'), 'config.json']
  }
  return [settingTable[key].default, 'default']
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function refuseUnknown({ environment, file }: SettingSources): void {
  for (const key of Object.keys(file ?? {})) {
    if (isSettingKey(key)) continue
    const hint = didYouMean(key, settingKeys, 'see `tesela config show`.')
    throw new ConfigurationError(`config.json: there is no setting "${key}"; ${hint}`)
  }
  const variables = [...settingKeys.map(variableOf), ...otherVariables]
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('TESELA_') || variables.includes(name)) continue
    const hint = didYouMean(name, variables, 'unset it; see `tesela config show --origin`.')
    throw new ConfigurationError(`environment: there is no setting ${name}; ${hint}`)
  }
}

function refuseContradictions(settings: Settings): void {
  if (settings.listen.length === 0) {
    throw new ConfigurationError('listen is empty; give at least one multiaddr, or leave it out.')
  }
  if (settings.electionTimeout <= settings.heartbeatInterval) {
    const election = formatDuration(settings.electionTimeout)
    const heartbeat = formatDuration(settings.heartbeatInterval)
    throw new ConfigurationError(
      `electionTimeout is ${election}, but it must be longer than heartbeatInterval (${heartbeat}).`,
    )
  }
}
