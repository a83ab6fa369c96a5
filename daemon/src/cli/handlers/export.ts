import type { Handler } from '../command.ts'
import { readOptionsOf, withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { pairLine } from '../ndjson/pair-line.ts'
import { createProgress } from '../progress.ts'

const newline = 0x0a

export const exportMap: Handler = async (invocation) => {
  const { options, console } = invocation
  const { output } = console
  const [name = ''] = invocation.arguments
  const withKeys = options.flag('with-keys') || options.flag('json')
  // A bar and the values would write over each other on one terminal.
  const quiet = options.flag('json') || output.isTerminal
  const progress = await createProgress(console, { json: quiet, lines: false })
  let broken = 0
  try {
    await withDatabase(invocation, async (database, call) => {
      const map = database.bytes.map(name)
      const read = readOptionsOf(invocation, call)
      const total = await map.size(read)
      let done = 0
      for await (const { key, value } of map.entries(read)) {
        if (withKeys) await output.lineOf(pairLine(key, value))
        else {
          if (value.includes(newline)) broken += 1
          await output.lineOf(value)
        }
        done += 1
        if (done % 1_000 === 0 || done === total) progress.update(done, total, `${done} entries`)
      }
    })
  } finally {
    progress.stop()
  }
  if (broken > 0) {
    console.notice(
      `tesela: ${broken} values hold a line break and take several lines; --with-keys keeps each on one.`,
    )
  }
  return exitDone
}
