import type { AddResult, DeletedResult } from '@tesela/client'
import type { Handler } from '../command.ts'
import { countArgument } from '../count-argument.ts'
import { plural } from '../plural.ts'
import { limitArgument, rangeArguments } from '../range-arguments.ts'
import { type Reply, rowsOf, valueRow } from '../reply.ts'
import { manyValues, oneValue, valuesOrLines, wordValues } from '../value-arguments.ts'
import { verb } from '../verb.ts'
import { anyKindVerbs, clearVerb } from './any-kind.ts'

const makes = 'raw'

/** The verbs of a set. */
export const setVerbs = {
  ...anyKindVerbs('set'),
  add: verb(
    'set',
    async (input) => {
      const values = await manyValues(input)
      return async (set) => addedReply(await set.extend(values, input.call))
    },
    { makes },
  ),
  extend: verb(
    'set',
    async (input) => {
      const values = await valuesOrLines(input, wordValues, ({ bytes }) => bytes)
      return async (set) => addedReply(await set.extend(values, input.call))
    },
    { makes },
  ),
  delete: verb('set', async (input) => {
    const values = await manyValues(input)
    return async (set) => deletedReply(await set.deleteMany(values, input.call))
  }),
  take: verb('set', ({ words: [count = '1'], call }) => async (set) => {
    const number = countArgument('COUNT', count, 2 ** 32 - 1)
    const result = await set.take(number, call)
    const nothing = number > 0 && result.values.length === 0
    return {
      json: result,
      rows: result.values.map(valueRow),
      no: nothing && 'It is empty.',
    }
  }),
  clear: clearVerb('set', 'value', 'values'),
  has: verb('set', async (input) => {
    const value = await oneValue(input, input.words[0])
    return async (set) => {
      const has = await set.has(value, input.read)
      return { json: { has }, line: String(has), no: !has && '' }
    }
  }),
  values: verb('set', (input) => async (set) => ({
    rows: rowsOf(set.values(rangeArguments(input)), valueRow),
  })),
  'is-subset-of': verb('set', ({ words: [name = ''], read }) => async (set, open) => {
    const subset = await set.isSubsetOf(await open('set', name), read)
    return { json: { subset }, line: String(subset), no: !subset && '' }
  }),
  union: combination('union'),
  intersection: combination('intersection'),
  difference: combination('difference'),
} satisfies Record<string, Handler>

function combination(operation: 'union' | 'intersection' | 'difference'): Handler {
  return verb('set', (input) => async (set, open) => {
    const [name = ''] = input.words
    const options = { ...input.read, ...limitArgument(input) }
    return { rows: rowsOf(set[operation](await open('set', name), options), valueRow) }
  })
}

function addedReply(result: AddResult): Reply {
  return { json: result, line: `Added ${plural(result.added, 'value')}.` }
}

export function deletedReply(result: DeletedResult, one = 'value'): Reply {
  return {
    json: result,
    line: `Removed ${plural(result.deleted, one)}.`,
    no: result.deleted === 0 && '',
  }
}
