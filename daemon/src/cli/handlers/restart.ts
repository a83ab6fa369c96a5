import { isRunning } from '../../process/stop-daemon.ts'
import type { Handler } from '../command.ts'
import { settingsOf } from '../settings.ts'
import { targetDirectory } from '../target.ts'
import { start } from './start.ts'
import { stop } from './stop.ts'

export const restart: Handler = async (invocation) => {
  // Settings that a start would refuse must not cost the daemon that runs.
  await settingsOf(invocation)
  if (await isRunning(targetDirectory(invocation))) await stop(invocation)
  return start(invocation)
}
