import type { Handler } from '../command.ts'
import { readOptionsOf, withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { shownSize } from '../shown-size.ts'
import { table } from '../text-table.ts'

export const ls: Handler = async (invocation) => {
  const { options, console } = invocation
  const found = await withDatabase(invocation, (database, call) =>
    database.collections(readOptionsOf(invocation, call)),
  )
  if (options.flag('json')) {
    await console.output.json(found)
  } else if (found.length > 0) {
    const rows = found.map(({ name, kind, items, bytes }) => [
      name,
      kind,
      `${items} items`,
      shownSize(bytes),
    ])
    await console.output.line(table(rows))
  }
  return exitDone
}
