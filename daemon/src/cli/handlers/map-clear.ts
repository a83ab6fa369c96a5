import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'

export const mapClear: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = ''] = invocation.arguments
  const { count, revision } = await withDatabase(invocation, async (database, call) => {
    const map = database.bytes.map(name)
    return map.clear(call)
  })
  if (options.flag('json')) await console.output.json({ count, revision })
  else await console.output.line(`Removed ${count} entries.`)
  return exitDone
}
