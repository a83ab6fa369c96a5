import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { keyBytes } from '../map.ts'

export const mapDeleteMany: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = '', ...keys] = invocation.arguments
  const { count, revision } = await withDatabase(invocation, async (database, call) => {
    const map = database.bytes.map(name)
    return map.deleteMany(keys.map(keyBytes), call)
  })
  if (options.flag('json')) await console.output.json({ count, revision })
  else await console.output.line(`Removed ${count} of ${keys.length} keys.`)
  return exitDone
}
