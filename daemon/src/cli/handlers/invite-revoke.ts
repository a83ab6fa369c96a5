import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'

export const inviteRevoke: Handler = async (invocation) => {
  const { options, console } = invocation
  const [id = ''] = invocation.arguments
  await withDatabase(invocation, (database, call) => database.revokeInvite(id, call))
  if (options.flag('json')) await console.output.json({ inviteId: id, revoked: true })
  else await console.output.line('Nobody can join with that invite any more.')
  return exitDone
}
