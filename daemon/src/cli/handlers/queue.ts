import type { PopItemsResult, PriorityKind, QueueItem, UpdatedResult } from '@tesela/client'
import type { BytesQueue } from '../bytes-handles.ts'
import type { Handler } from '../command.ts'
import { countArgument } from '../count-argument.ts'
import { UsageError } from '../errors.ts'
import { keyBytes } from '../key-bytes.ts'
import { readQueueCursor, readQueueRecord } from '../ndjson/queue-record.ts'
import { plural } from '../plural.ts'
import {
  type Priority,
  priorityArgument,
  priorityColumn,
  priorityRange,
} from '../priority-argument.ts'
import { limitArgument } from '../range-arguments.ts'
import { type Reply, type Row, rowsOf } from '../reply.ts'
import { exchangeValues, groupsOf, oneValue, valuesOrLines } from '../value-arguments.ts'
import { type VerbInput, verb } from '../verb.ts'
import { anyKindVerbs, clearVerb } from './any-kind.ts'
import { deletedReply } from './set.ts'

type Item = QueueItem<Uint8Array, Uint8Array, PriorityKind>

const absent = 'The key is absent.'
const makes = 'raw'

/** The verbs of a queue. */
export const queueVerbs = {
  ...anyKindVerbs('queue'),
  push: verb(
    'queue',
    async (input) => {
      const [priority = '', key = '', text] = input.words
      const value = await oneValue(input, text)
      return async (queue) => {
        const given = priorityArgument(queue.priorityKind, priority)
        const result = await queue.push(given, keyBytes(key), value, input.call)
        const { evicted } = result
        return { json: result, rows: evicted === undefined ? [] : [itemRow(evicted)] }
      }
    },
    { makes },
  ),
  'push-many': verb(
    'queue',
    async (input) => {
      // How a priority is read depends on the queue.
      type Read = (kind: PriorityKind) => readonly [Priority, Uint8Array, Uint8Array]
      const reads = await valuesOrLines<Read>(input, pushesOf, (line) => (kind) => {
        const { priority, key, value } = readQueueRecord(line, kind)
        return [priority, key, value]
      })
      return async (queue) => {
        const items = reads.map((read) => read(queue.priorityKind))
        const result = await queue.pushMany(items, input.call)
        return {
          json: result,
          rows: result.evicted.map(itemRow),
          line: `Pushed ${plural(items.length, 'item')}, of which ${result.replaced} replaced one.`,
        }
      }
    },
    { makes },
  ),
  'pop-min': verb(
    'queue',
    (input) => async (queue) => poppedReply(await queue.popMin(countOf(input), input.call)),
  ),
  'pop-max': verb(
    'queue',
    (input) => async (queue) => poppedReply(await queue.popMax(countOf(input), input.call)),
  ),
  'update-priority': verb(
    'queue',
    ({ words: [key = '', priority = ''], call }) =>
      async (queue) =>
        updatedReply(
          await queue.updatePriority(
            keyBytes(key),
            priorityArgument(queue.priorityKind, priority),
            call,
          ),
        ),
  ),
  'update-value': verb('queue', async (input) => {
    const [key = '', text] = input.words
    const value = await oneValue(input, text)
    return async (queue) => updatedReply(await queue.updateValue(keyBytes(key), value, input.call))
  }),
  'compare-exchange': verb('queue', async (input) => {
    const [key = ''] = input.words
    const { expected, next } = await exchangeValues(input)
    if (expected === undefined)
      throw new UsageError('--expected is missing: an absent key matches nothing.')
    return async (queue) => {
      const result = await queue.compareExchange(keyBytes(key), expected, next, input.call)
      return {
        json: result,
        value: result.current,
        no: !result.swapped && 'The key is absent or holds another value; nothing was changed.',
      }
    }
  }),
  delete: verb(
    'queue',
    ({ words, call }) =>
      async (queue) =>
        deletedReply(await queue.deleteMany(words.map(keyBytes), call), 'item'),
  ),
  'remove-range': verb('queue', ({ options, call }) => async (queue) => {
    const result = await queue.removeRange(priorityRange(queue.priorityKind, options), call)
    return { json: result, line: `Removed ${plural(result.count, 'item')}.` }
  }),
  clear: clearVerb('queue', 'item', 'items'),
  get: verb('queue', ({ words: [key = ''], read }) => async (queue) => {
    const item = await queue.item(keyBytes(key), read)
    if (item === undefined) return { json: { found: false }, no: absent }
    const { stale, ...rest } = item
    return { json: { found: true, ...rest, ...(stale ? { stale } : {}) }, value: item.value }
  }),
  priority: verb('queue', ({ words: [key = ''], read }) => async (queue) => {
    const priority = await queue.priority(keyBytes(key), read)
    if (priority === undefined) return { json: { found: false }, no: absent }
    const columns = [priorityColumn(priority)]
    const json = { found: true, priority }
    return { json, rows: [{ json, columns }] }
  }),
  has: verb('queue', ({ words: [key = ''], read }) => async (queue) => {
    const has = await queue.has(keyBytes(key), read)
    return { json: { has }, line: String(has), no: !has && '' }
  }),
  min: verb(
    'queue',
    ({ read }) =>
      async (queue) =>
        endReply(await queue.min(read)),
  ),
  max: verb(
    'queue',
    ({ read }) =>
      async (queue) =>
        endReply(await queue.max(read)),
  ),
  entries: verb('queue', (input) => async (queue) => ({
    rows: rowsOf(queue.entries(walkOf(input, queue)), itemRow),
  })),
} satisfies Record<string, Handler>

function pushesOf(words: readonly string[]) {
  return groupsOf(words, 3, 'a priority, a key and a value, one behind the other').map(
    ([priority = '', key = '', value = '']) =>
      (kind: PriorityKind) =>
        [priorityArgument(kind, priority), keyBytes(key), keyBytes(value)] as const,
  )
}

function countOf({ words: [count = '1'] }: VerbInput): number {
  return countArgument('COUNT', count, 2 ** 32 - 1)
}

function poppedReply(result: PopItemsResult<Uint8Array, Uint8Array, PriorityKind>): Reply {
  return {
    json: result,
    rows: result.items.map(itemRow),
    no: result.items.length === 0 && 'It is empty.',
  }
}

function updatedReply(result: UpdatedResult): Reply {
  return { json: result, no: !result.updated && `${absent.slice(0, -1)}; nothing was changed.` }
}

function endReply(item: Item | undefined): Reply {
  if (item === undefined) return { json: { found: false }, no: 'It is empty.' }
  return { json: { found: true, ...item }, rows: [itemRow(item)] }
}

function itemRow(item: Item): Row {
  return { json: item, columns: [priorityColumn(item.priority), item.key, item.value] }
}

function walkOf(input: VerbInput, queue: BytesQueue) {
  const { options, read } = input
  const cursor = options.text('cursor')
  return {
    ...read,
    order: options.flag('descending') ? ('descending' as const) : ('ascending' as const),
    range: priorityRange(queue.priorityKind, options),
    ...limitArgument(input),
    ...(cursor === undefined ? {} : { cursor: readQueueCursor(cursor, queue.priorityKind) }),
  }
}
