import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { table } from '../text-table.ts'

export const stateHash: Handler = async (invocation) => {
  const { options, console } = invocation
  const roots = await withDatabase(invocation, (database, call) =>
    database.stateRoots(options.count('at', 0), call),
  )
  if (options.flag('json')) {
    await console.output.json(roots)
    return exitDone
  }
  const { revision, term, root, header, sessions, collections } = roots
  await console.output.line(
    table([
      ['group', root, `revision ${revision}, term ${term}`],
      ['(header)', header],
      ['(sessions)', sessions],
      ...collections.map((each) => [each.name, each.root]),
    ]),
  )
  return exitDone
}
