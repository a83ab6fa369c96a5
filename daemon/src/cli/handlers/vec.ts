import type { LengthResult, VecItem } from '@tesela/client'
import type { Handler } from '../command.ts'
import { countArgument } from '../count-argument.ts'
import { placeArgument } from '../place-argument.ts'
import { plural } from '../plural.ts'
import { limitArgument } from '../range-arguments.ts'
import { type Reply, rowsOf } from '../reply.ts'
import { manyValues, oneValue, valuesOrLines, wordValues } from '../value-arguments.ts'
import { type VerbInput, verb } from '../verb.ts'
import { anyKindVerbs, clearVerb } from './any-kind.ts'

const absent = 'There is no such item.'
const empty = 'It is empty.'
const makes = 'raw'

/** The verbs of a vec. */
export const vecVerbs = {
  ...anyKindVerbs('vec'),
  push: verb(
    'vec',
    async (input) => {
      const values = await manyValues(input)
      return async (vec) => lengthReply(await vec.extend(values, input.call))
    },
    { makes },
  ),
  'push-front': verb(
    'vec',
    async (input) => {
      const values = await manyValues(input)
      return async (vec) => lengthReply(await vec.extendFront(values, input.call))
    },
    { makes },
  ),
  extend: verb(
    'vec',
    async (input) => {
      const values = await valuesOrLines(input, wordValues, ({ bytes }) => bytes)
      return async (vec) => lengthReply(await vec.extend(values, input.call))
    },
    { makes },
  ),
  pop: verb(
    'vec',
    ({ call }) =>
      async (vec) =>
        removedReply(await vec.pop(call)),
  ),
  'pop-front': verb(
    'vec',
    ({ call }) =>
      async (vec) =>
        removedReply(await vec.popFront(call)),
  ),
  insert: verb(
    'vec',
    async (input) => {
      const [place = '', text] = input.words
      const where = placeArgument(place)
      const value = await oneValue(input, text)
      return async (vec) => {
        const at = typeof where === 'number' ? where : { after: where }
        return lengthReply(await vec.insert(at, value, input.call))
      }
    },
    { makes },
  ),
  set: verb('vec', async (input) => {
    const { words, options, call } = input
    const [place = '', text] = words
    const ifRevision = options.count('if-revision', 1)
    const value = await oneValue(input, text)
    const setOptions = {
      ...call,
      ...(ifRevision === undefined ? {} : { ifRevision: BigInt(ifRevision) }),
      returnPrevious: options.flag('previous'),
    }
    return async (vec) => {
      const result = await vec.set(placeArgument(place), value, setOptions)
      return {
        json: result,
        value: options.flag('previous') ? result.previous?.value : undefined,
        no: !result.applied && 'The item was changed since; nothing was changed.',
      }
    }
  }),
  remove: verb(
    'vec',
    ({ words: [place = ''], call }) =>
      async (vec) =>
        removedReply(await vec.remove(placeArgument(place), call)),
  ),
  swap: verb('vec', ({ words: [left = '', right = ''], call }) => async (vec) => ({
    json: await vec.swap(placeArgument(left), placeArgument(right), call),
  })),
  truncate: verb('vec', ({ words: [length = ''], call }) => async (vec) => {
    const result = await vec.truncate(countArgument('LENGTH', length), call)
    return { json: result, line: `Removed ${plural(result.removed, 'item')}.` }
  }),
  clear: clearVerb('vec', 'item', 'items'),
  get: verb(
    'vec',
    ({ words: [place = ''], read }) =>
      async (vec) =>
        itemReply(await vec.item(placeArgument(place), read)),
  ),
  first: verb(
    'vec',
    ({ read }) =>
      async (vec) =>
        itemReply(await vec.item(0, read)),
  ),
  last: verb(
    'vec',
    ({ read }) =>
      async (vec) =>
        itemReply(await vec.item({ fromEnd: 0 }, read)),
  ),
  length: verb('vec', ({ read }) => async (vec) => {
    const length = await vec.length(read)
    return { json: { length }, line: String(length) }
  }),
  contains: verb('vec', async (input) => {
    const value = await oneValue(input, input.words[0])
    return async (vec) => {
      const contains = await vec.contains(value, input.read)
      return { json: { contains }, line: String(contains), no: !contains && '' }
    }
  }),
  'index-of': verb('vec', async (input) => {
    const value = await oneValue(input, input.words[0])
    const from = input.options.count('from', 0) ?? 0
    return async (vec) => {
      const index = await vec.indexOf(value, { ...input.read, from })
      if (index === undefined) return { json: { found: false }, no: absent }
      return { json: { found: true, index }, line: String(index) }
    }
  }),
  slice: verb('vec', (input) => async (vec) => ({
    rows: rowsOf(vec.items(sliceOf(input)), (item) => ({ json: item, columns: [item.value] })),
  })),
} satisfies Record<string, Handler>

function lengthReply(result: LengthResult): Reply {
  return { json: result, line: `The length is ${result.length}.` }
}

/** Of a pop: of an empty vec it answers no value. */
function removedReply(result: { readonly value?: Uint8Array }): Reply {
  return { json: result, value: result.value, no: result.value === undefined && empty }
}

function itemReply(item: VecItem<Uint8Array> | undefined): Reply {
  if (item === undefined) return { json: { found: false }, no: absent }
  return { json: { found: true, ...item }, value: item.value }
}

function sliceOf(input: VerbInput) {
  const [from, to] = input.words
  return {
    ...input.read,
    ...(from === undefined ? {} : { from: countArgument('FROM', from) }),
    ...(to === undefined ? {} : { to: countArgument('TO', to) }),
    ...limitArgument(input),
  }
}
