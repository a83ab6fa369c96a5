import { readConfigFile } from '../config/config-file.ts'
import { type ResolvedSettings, resolveSettings } from '../config/resolve.ts'
import type { Invocation } from './command.ts'
import { settingFlags } from './commands/setting-options.ts'
import { targetDirectory } from './target.ts'

/** The settings that a daemon started by this command line would use. */
export async function settingsOf(invocation: Invocation): Promise<ResolvedSettings> {
  return resolveSettings({
    flags: settingFlags(invocation.options),
    environment: invocation.console.environment,
    file: await readConfigFile(targetDirectory(invocation)),
  })
}
