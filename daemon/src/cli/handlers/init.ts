import { resolveSettings } from '../../config/resolve.ts'
import { initialise } from '../../process/initialise.ts'
import type { Handler } from '../command.ts'
import { settingFlags } from '../commands/setting-options.ts'
import { exitDone } from '../exit-code.ts'
import { targetDirectory } from '../target.ts'

export const init: Handler = async (invocation) => {
  const { options, console } = invocation
  const path = targetDirectory(invocation)
  const flags = settingFlags(options)
  // Read once, so that nothing is written that a start would refuse. The environment may differ then.
  resolveSettings({ flags, environment: console.environment, file: null })
  const { incarnation } = await initialise(path, flags)
  if (options.flag('json')) await console.output.json({ data: path, incarnation })
  else await console.output.line(`Made a new peer in ${path}. Start it with \`tesela start\`.`)
  return exitDone
}
