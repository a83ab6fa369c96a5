import { Readable } from 'node:stream'
import { followLog } from '../../process/follow-log.ts'
import type { Handler } from '../command.ts'
import { exitDone } from '../exit-code.ts'
import { targetDirectory } from '../target.ts'

export const logs: Handler = async (invocation) => {
  const { options, console } = invocation
  const path = targetDirectory(invocation)
  const chunks = followLog(path, {
    lines: options.count('lines'),
    follow: options.flag('follow'),
    signal: console.signal,
  })
  if (!console.output.isTerminal || options.flag('json')) {
    for await (const chunk of chunks) await console.output.write(chunk)
    return exitDone
  }
  const { prettyFactory } = await import('pino-pretty')
  const pretty = prettyFactory({ colorize: true, ignore: 'pid,hostname' })
  const { linesOf } = await import('../ndjson/lines.ts')
  for await (const line of linesOf(Readable.from(chunks), 1 << 20)) {
    await console.output.write(pretty(new TextDecoder().decode(line.bytes)))
  }
  return exitDone
}
