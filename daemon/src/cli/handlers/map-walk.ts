import type { RangeOptions } from '@tesela/client'
import type { Handler, Invocation } from '../command.ts'
import { type CallContext, readOptionsOf, withDatabase } from '../database.ts'
import { exitDone } from '../exit-code.ts'
import { type BytesMap, keyBytes } from '../map.ts'
import { bytesField } from '../shown-bytes.ts'

type Range = RangeOptions<Uint8Array>

export const mapKeys: Handler = (invocation) =>
  walk(invocation, async (map, range) => {
    const { output } = invocation.console
    for await (const key of map.keys(range)) {
      if (invocation.options.flag('json')) await output.json(bytesField('key', key))
      else await output.lineOf(key)
    }
  })

export const mapValues: Handler = (invocation) =>
  walk(invocation, async (map, range) => {
    const { output } = invocation.console
    for await (const value of map.values(range)) {
      if (invocation.options.flag('json')) await output.json(bytesField('value', value))
      else await output.lineOf(value)
    }
  })

export const mapEntries: Handler = (invocation) =>
  walk(invocation, async (map, range) => {
    const { output } = invocation.console
    for await (const { key, value, created, modified } of map.entries(range)) {
      if (invocation.options.flag('json')) {
        await output.json({
          ...bytesField('key', key),
          ...bytesField('value', value),
          created,
          modified,
        })
      } else await output.lineOf(key, value)
    }
  })

async function walk(
  invocation: Invocation,
  print: (map: BytesMap, range: Range) => Promise<void>,
): Promise<number> {
  await withDatabase(invocation, async (database, call) => {
    const map = database.bytes.map(invocation.arguments[0] ?? '')
    await print(map, rangeOf(invocation, call))
  })
  return exitDone
}

function rangeOf(invocation: Invocation, call: CallContext): Range {
  const { options } = invocation
  const key = (name: 'prefix' | 'from' | 'to') => {
    const text = options.text(name)
    return text === undefined ? {} : { [name]: keyBytes(text) }
  }
  const limit = options.count('limit', 0)
  return {
    ...readOptionsOf(invocation, call),
    ...key('prefix'),
    ...key('from'),
    ...key('to'),
    reverse: options.flag('reverse'),
    ...(limit === undefined ? {} : { limit }),
  }
}
