import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone, exitNo } from '../exit-code.ts'
import { keyBytes, onMap } from '../map.ts'
import { bytesField } from '../shown-bytes.ts'
import { readValue } from '../value.ts'

export const mapSet: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = '', key = '', text] = invocation.arguments
  const ifRevision = options.count('if-revision', 0)
  const value = await readValue('VALUE', text, options.text('file'), console)
  const { applied, revision, previous } = await withDatabase(invocation, (database, call) =>
    onMap(database, name, 'raw', call, (map) =>
      map.set(keyBytes(key), value, {
        ...call,
        ifAbsent: options.flag('if-absent'),
        ...(ifRevision === undefined ? {} : { ifRevision: BigInt(ifRevision) }),
        returnPrevious: options.flag('previous'),
      }),
    ),
  )
  if (options.flag('json')) {
    const shown =
      previous === undefined
        ? {}
        : { previous: { ...bytesField('value', previous.value), modified: previous.modified } }
    await console.output.json({ applied, revision, ...shown })
  } else if (options.flag('previous') && previous !== undefined) {
    await console.output.value(previous.value)
  }
  if (!applied) console.notice('tesela: The condition does not hold; nothing was changed.')
  return applied ? exitDone : exitNo
}
