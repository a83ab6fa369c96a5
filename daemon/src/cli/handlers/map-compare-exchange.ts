import type { Handler, Invocation } from '../command.ts'
import { withDatabase } from '../database.ts'
import { UsageError } from '../errors.ts'
import { exitDone, exitNo } from '../exit-code.ts'
import { keyBytes, onMap } from '../map.ts'
import { bytesField } from '../shown-bytes.ts'
import { readValue } from '../value.ts'

export const mapCompareExchange: Handler = async (invocation) => {
  const { options, console } = invocation
  const [name = '', key = ''] = invocation.arguments
  if (options.text('expected') === '-' && options.text('next') === '-') {
    throw new UsageError('Only one of --expected and --next can be the standard input.')
  }
  const expected = await optionalValue(invocation, 'expected')
  const next = await optionalValue(invocation, 'next')
  const { swapped, current, revision } = await withDatabase(invocation, (database, call) =>
    onMap(database, name, 'raw', call, (map) =>
      map.compareExchange(keyBytes(key), expected, next, call),
    ),
  )
  if (options.flag('json')) {
    await console.output.json({
      swapped,
      revision,
      ...(current === undefined ? {} : bytesField('current', current)),
    })
  } else if (current !== undefined) {
    await console.output.value(current)
  }
  if (!swapped) console.notice('tesela: The key holds another value; nothing was changed.')
  return swapped ? exitDone : exitNo
}

/** Undefined, which stands for an absent key, when neither the option nor its file is given. */
async function optionalValue(
  { options, console }: Invocation,
  name: 'expected' | 'next',
): Promise<Uint8Array | undefined> {
  const [text, file] = [options.text(name), options.text(`${name}-file`)]
  if (text === undefined && file === undefined) return undefined
  return readValue(`--${name}`, text, file, console)
}
