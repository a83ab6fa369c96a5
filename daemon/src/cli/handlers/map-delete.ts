import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone, exitNo } from '../exit-code.ts'
import { keyBytes } from '../map.ts'
import { bytesField } from '../shown-bytes.ts'

export const mapDelete: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = '', key = ''] = invocation.arguments
  const { deleted, previous, revision } = await withDatabase(invocation, async (database, call) => {
    const map = database.bytes.map(name)
    return map.delete(keyBytes(key), { ...call, returnPrevious: options.flag('previous') })
  })
  if (options.flag('json')) {
    const shown =
      previous === undefined
        ? {}
        : { previous: { ...bytesField('value', previous.value), modified: previous.modified } }
    await console.output.json({ deleted, revision, ...shown })
  } else if (previous !== undefined) {
    await console.output.value(previous.value)
  }
  if (!deleted && !options.flag('json'))
    console.notice('tesela: The key is absent; nothing was changed.')
  return deleted ? exitDone : exitNo
}
