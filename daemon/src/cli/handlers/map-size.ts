import type { Handler } from '../command.ts'
import { readOptionsOf, withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'

export const mapSize: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = ''] = invocation.arguments
  const size = await withDatabase(invocation, async (database, call) => {
    const map = database.bytes.map(name)
    return map.size(readOptionsOf(invocation, call))
  })
  if (options.flag('json')) await console.output.json({ size })
  else await console.output.line(String(size))
  return exitDone
}
