import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'

const codecs = ['text', 'json', 'raw', 'cbor'] as const

export const create: Handler = async (invocation) => {
  const { options, console } = invocation
  const [kind = '', name = ''] = invocation.arguments
  const wanted = given({
    keyCodec: options.choice('key-codec', codecs),
    valueCodec: options.choice('value-codec', codecs),
    maxItems: options.count('max-items', 0),
    maxBytes: options.size('max-bytes'),
    capacity: options.count('capacity', 0),
    priority: options.choice('priority', ['int64', 'double', 'bytes']),
  })
  const { revision, fresh } = await withDatabase(invocation, (database, call) =>
    database.create(kind, name, wanted, call),
  )
  if (options.flag('json')) await console.output.json({ name, kind, fresh, revision })
  else
    await console.output.line(
      fresh ? `Made the ${kind} ${name}.` : `The ${kind} ${name} was there already.`,
    )
  return exitDone
}

/** Without what was not given: the client knows the defaults of each kind. */
function given<T extends object>(options: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
  const present = Object.entries(options).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present) as { [Name in keyof T]?: NonNullable<T[Name]> }
}
