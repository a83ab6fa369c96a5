import type { Entry, Reading } from '@tesela/client'
import type { Handler } from '../command.ts'
import { keyBytes } from '../key-bytes.ts'
import { readPair } from '../ndjson/record.ts'
import { plural } from '../plural.ts'
import { rangeArguments } from '../range-arguments.ts'
import { type Reply, type Row, rowsOf, valueRow } from '../reply.ts'
import { exchangeValues, groupsOf, oneValue, valuesOrLines } from '../value-arguments.ts'
import { type VerbInput, verb } from '../verb.ts'
import { anyKindVerbs, clearVerb } from './any-kind.ts'

type BytesEntry = Entry<Uint8Array, Uint8Array>

const absent = 'The key is absent.'
const raw = 'raw'
const tenYears = 3_650 * 86_400_000

const setMany = verb(
  'map',
  async (input) => {
    const { call } = input
    const pairs = await valuesOrLines(input, pairsOf, (line) => {
      const { key, value } = readPair(line)
      return [key, value] as const
    })
    return async (map) => {
      const result = await map.setMany(pairs, { ...call, ...ttlOf(input) })
      return { json: result, line: `Set ${plural(result.count, 'key')}.` }
    }
  },
  { makes: ({ options }) => (options.flag('file') ? 'json' : raw) },
)

/** The verbs of a map. */
export const mapVerbs = {
  ...anyKindVerbs('map'),
  set: verb(
    'map',
    async (input) => {
      const { words, options, call } = input
      const [key = '', text] = words
      const ifRevision = options.count('if-revision', 0)
      const value = await oneValue(input, text)
      const setOptions = {
        ...call,
        ...ttlOf(input),
        ifAbsent: options.flag('if-absent'),
        ...(ifRevision === undefined ? {} : { ifRevision: BigInt(ifRevision) }),
        returnPrevious: options.flag('previous'),
      }
      return async (map) => {
        const result = await map.set(keyBytes(key), value, setOptions)
        return {
          json: result,
          value: options.flag('previous') ? result.previous?.value : undefined,
          no: !result.applied && 'The condition does not hold; nothing was changed.',
        }
      }
    },
    { makes: raw },
  ),
  'set-many': setMany,
  extend: setMany,
  'compare-exchange': verb(
    'map',
    async (input) => {
      const [key = ''] = input.words
      const { expected, next } = await exchangeValues(input)
      const options = { ...input.call, ...ttlOf(input) }
      return async (map) => {
        const result = await map.compareExchange(keyBytes(key), expected, next, options)
        return {
          json: result,
          value: result.current,
          no: !result.swapped && 'The key holds another value; nothing was changed.',
        }
      }
    },
    { makes: raw },
  ),
  delete: verb('map', ({ words: [key = ''], options, call }) => async (map) => {
    const returnPrevious = options.flag('previous')
    const result = await map.delete(keyBytes(key), { ...call, returnPrevious })
    return {
      json: result,
      value: result.previous?.value,
      no: !result.deleted && 'The key is absent; nothing was changed.',
    }
  }),
  'delete-many': verb('map', ({ words, call }) => async (map) => {
    const result = await map.deleteMany(words.map(keyBytes), call)
    return { json: result, line: `Removed ${result.count} of ${plural(words.length, 'key')}.` }
  }),
  clear: clearVerb('map', 'entry', 'entries'),
  get: verb('map', ({ words: [key = ''], options, read }) => async (map) => {
    const entry = await map.entry(keyBytes(key), read)
    return { ...entryReply(entry), isDocument: options.flag('entry'), value: entry?.value }
  }),
  entry: verb('map', ({ words: [key = ''], read }) => async (map) => ({
    ...entryReply(await map.entry(keyBytes(key), read)),
    isDocument: true,
  })),
  'get-many': verb('map', ({ words, read }) => async (map) => {
    const values = await map.getMany(words.map(keyBytes), read)
    const rows = words.map((key, index): Row => {
      const value = values[index]
      return {
        json: { key, found: value !== undefined, value },
        columns: value === undefined ? [keyBytes(key)] : [keyBytes(key), value],
      }
    })
    const missing = values.filter((value) => value === undefined).length
    return { rows, no: missing > 0 && `${plural(missing, 'key is', 'keys are')} absent.` }
  }),
  has: verb('map', ({ words: [key = ''], read }) => async (map) => {
    const has = await map.has(keyBytes(key), read)
    return { json: { has }, line: String(has), no: !has && '' }
  }),
  keys: verb('map', (input) => async (map) => ({
    rows: rowsOf(map.keys(rangeArguments(input)), (key) => ({ json: { key }, columns: [key] })),
  })),
  values: verb('map', (input) => async (map) => ({
    rows: rowsOf(map.values(rangeArguments(input)), valueRow),
  })),
  entries: verb('map', (input) => async (map) => ({
    rows: rowsOf(map.entries(rangeArguments(input)), (entry) => ({
      json: entry,
      columns: [entry.key, entry.value],
    })),
  })),
} satisfies Record<string, Handler>

function entryReply(entry: (BytesEntry & Reading) | undefined): Reply {
  if (entry === undefined) return { json: { found: false }, no: absent }
  const { stale, ...rest } = entry
  return { json: { found: true, ...rest, ...(stale ? { stale } : {}) } }
}

function pairsOf(words: readonly string[]): (readonly [Uint8Array, Uint8Array])[] {
  return groupsOf(words, 2, 'pairs of a key and a value').map(
    ([key = '', value = '']) => [keyBytes(key), keyBytes(value)] as const,
  )
}

function ttlOf({ options }: VerbInput): { ttl?: number } {
  const ttl = options.duration('ttl', tenYears)
  return ttl === undefined ? {} : { ttl }
}
