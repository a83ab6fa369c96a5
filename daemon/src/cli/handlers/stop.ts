import { stopDaemon } from '../../process/stop-daemon.ts'
import type { Handler } from '../command.ts'
import { exitDone } from '../exit-code.ts'
import { targetDirectory, targetTimeout } from '../target.ts'

export const longestStop = 30_000

export const stop: Handler = async (invocation) => {
  const { options, console } = invocation
  const path = targetDirectory(invocation)
  const timeoutMs = targetTimeout(invocation) ?? longestStop
  const { pid } = await stopDaemon(path, { timeoutMs, signal: console.signal })
  if (options.flag('json')) await console.output.json({ data: path, pid })
  else await console.output.line(`The daemon of ${path} (pid ${pid}) has ended.`)
  return exitDone
}
