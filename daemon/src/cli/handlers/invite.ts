import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'

export const invite: Handler = async (invocation) => {
  const { options, console } = invocation
  const terms = {
    role: options.choice('role', ['voter', 'observer']),
    readOnly: options.flag('read-only'),
    ttlMs: options.duration('ttl'),
    uses: options.count('uses'),
  }
  const made = await withDatabase(invocation, (database, call) => database.invite(terms, call))
  if (options.flag('json')) await console.output.json(made)
  else await console.output.line(made.invite)
  return exitDone
}
