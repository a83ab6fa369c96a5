import { resolve } from 'node:path'
import { dumpDirectory } from '../../offline/dump-directory.ts'
import type { Handler } from '../command.ts'
import { exitDone } from '../exit-code.ts'
import { targetDirectory } from '../target.ts'

export const logDump: Handler = async (invocation) => {
  const { options, console } = invocation
  const [named] = invocation.arguments
  const path = named === undefined ? targetDirectory(invocation) : resolve(named)
  await dumpDirectory(path, { values: options.flag('values') }, (document) => {
    console.signal.throwIfAborted()
    return console.output.json(document)
  })
  return exitDone
}
