import type { Handler } from '../command.ts'
import { readOptionsOf, withDatabase } from '../database.ts'
import { exitDone, exitNo } from '../exit-code.ts'
import { keyBytes } from '../map.ts'

export const mapHas: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = '', key = ''] = invocation.arguments
  const has = await withDatabase(invocation, async (database, call) => {
    const map = database.bytes.map(name)
    return map.has(keyBytes(key), readOptionsOf(invocation, call))
  })
  if (options.flag('json')) await console.output.json({ has })
  else await console.output.line(String(has))
  return has ? exitDone : exitNo
}
