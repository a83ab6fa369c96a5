import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'

export const groupCreate: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name] = invocation.arguments
  const made = await withDatabase(invocation, (database, call) => database.createGroup(name, call))
  if (options.flag('json')) {
    await console.output.json(made)
    return exitDone
  }
  await console.output.line(`Made the group ${made.group} with this peer as its only voter.`)
  await console.output.line('')
  await console.output.line('This peer listens on:')
  for (const address of made.addresses) await console.output.line(`  ${address}`)
  await console.output.line('Let another peer join, within an hour, by this invite:')
  await console.output.line(`  tesela join ${made.invite}`)
  return exitDone
}
