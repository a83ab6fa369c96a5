import type { CollectionKind, Database, ReadOptions } from '@tesela/client'
import { openHandle } from '../bytes-handles.ts'
import { collectionKind } from '../collection-kind.ts'
import type { Handler } from '../command.ts'
import { type CallContext, readOptionsOf, withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { type Exported, exporters } from '../ndjson/exporters.ts'
import { plural } from '../plural.ts'
import { createProgress } from '../progress.ts'

const newline = 0x0a

export const exportCollection: Handler = async (invocation) => {
  const { options, console } = invocation
  const { output } = console
  const [name = ''] = invocation.arguments
  const asRecords = ['records', 'with-keys', 'json'].some((option) => options.flag(option))
  // A bar and the values would write over each other on one terminal.
  const quiet = options.flag('json') || output.isTerminal
  const progress = await createProgress(console, { json: quiet, lines: false })
  let broken = 0
  try {
    await withDatabase(invocation, async (database, call) => {
      const read = readOptionsOf(invocation, call)
      const { kind, items: total } = await database.info(name, read)
      let done = 0
      for await (const { value, record } of await exported(
        database,
        collectionKind(kind),
        name,
        call,
        read,
      )) {
        if (asRecords || value === undefined) await output.lineOf(record())
        else {
          if (value.includes(newline)) broken += 1
          await output.lineOf(value)
        }
        done += 1
        if (done % 1_000 === 0 || done === total) progress.update(done, total, `${done} records`)
      }
    })
  } finally {
    progress.stop()
  }
  if (broken > 0) {
    console.notice(
      `tesela: ${plural(broken, 'value holds', 'values hold')} a line break, which takes several lines; --records keeps each on one.`,
    )
  }
  return exitDone
}

async function exported<Kind extends CollectionKind>(
  database: Database,
  kind: Kind,
  name: string,
  call: CallContext,
  read: ReadOptions,
): Promise<AsyncIterable<Exported>> {
  return exporters[kind](await openHandle(database, kind, name, call), read)
}
