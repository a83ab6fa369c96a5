import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone, exitNo } from '../exit-code.ts'

export const drop: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = ''] = invocation.arguments
  const { revision, existed } = await withDatabase(invocation, (database, call) =>
    database.drop(name, call),
  )
  if (options.flag('json')) await console.output.json({ name, existed, revision })
  else await console.output.line(existed ? `Dropped ${name}.` : `There is no collection ${name}.`)
  return existed ? exitDone : exitNo
}
