import type { Handler } from '../command.ts'
import { withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'

const codecs = ['text', 'json', 'raw', 'cbor'] as const

export const create: Handler = async (invocation) => {
  const { options, console } = invocation
  const [kind = '', name = ''] = invocation.arguments
  const wanted = {
    keyCodec: options.choice('key-codec', codecs) ?? 'text',
    valueCodec: options.choice('value-codec', codecs) ?? 'json',
    maxItems: options.count('max-items', 0) ?? 0,
    maxBytes: options.size('max-bytes') ?? 0,
  }
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
