import type { Handler } from '../command.ts'
import { readOptionsOf, withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { shownSize } from '../shown-size.ts'
import { table } from '../text-table.ts'

export const info: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = ''] = invocation.arguments
  const found = await withDatabase(invocation, (database, call) =>
    database.info(name, readOptionsOf(invocation, call)),
  )
  if (options.flag('json')) {
    await console.output.json(found)
    return exitDone
  }
  const bound = (value: number, shown: string) => (value === 0 ? 'none' : shown)
  const { keyCodec, valueCodec, maxItems, maxBytes, capacity, priority } = found.options
  await console.output.line(
    table([
      ['name', found.name],
      ['kind', found.kind],
      ['items', String(found.items)],
      ['bytes', shownSize(found.bytes)],
      ['created at revision', String(found.created)],
      ...(keyCodec === '' ? [] : [['key codec', keyCodec]]),
      ['value codec', valueCodec],
      ['most items', bound(maxItems, String(maxItems))],
      ['most bytes', bound(maxBytes, shownSize(maxBytes))],
      ...(capacity === undefined ? [] : [['capacity', bound(capacity, String(capacity))]]),
      ...(priority === undefined ? [] : [['priorities', priority]]),
    ]),
  )
  return exitDone
}
