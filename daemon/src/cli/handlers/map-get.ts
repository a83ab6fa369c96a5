import type { Handler } from '../command.ts'
import { readOptionsOf, withDatabase } from '../database.ts'
import { exitDone, exitNo } from '../exit-code.ts'
import { keyBytes } from '../map.ts'
import { bytesField } from '../shown-bytes.ts'

export const mapGet: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = '', key = ''] = invocation.arguments
  const entry = await withDatabase(invocation, async (database, call) => {
    const map = database.bytes.map(name)
    return map.entry(keyBytes(key), readOptionsOf(invocation, call))
  })
  if (entry === undefined) {
    if (options.flag('json')) await console.output.json({ found: false })
    else console.notice('tesela: The key is absent.')
    return exitNo
  }
  const { value, created, modified, revision, stale } = entry
  if (options.flag('json') || options.flag('entry')) {
    const shown = bytesField('value', value)
    await console.output.json({
      found: true,
      ...shown,
      created,
      modified,
      revision,
      ...(stale ? { stale } : {}),
    })
  } else await console.output.value(value)
  return exitDone
}
