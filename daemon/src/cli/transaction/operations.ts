import type { Atomic, CollectionKind, VecPlace } from '@tesela/client'
import type { BytesHandles } from '../bytes-handles.ts'
import { type Fault, type Fields, readFields } from '../ndjson/fields.ts'
import { priorityField } from '../ndjson/queue-record.ts'
import { placeArgument } from '../place-argument.ts'
import type { Priority } from '../priority-argument.ts'

/** What an operation of a transaction is written with, and how it complains. */
export interface OperationInput {
  readonly fields: Fields
  readonly fault: Fault
}

type Add<Handle> = (atomic: Atomic, handle: Handle, input: OperationInput) => unknown

type Operations = {
  readonly [Kind in CollectionKind]: Readonly<Record<string, Add<BytesHandles[Kind]>>>
}

/** The verbs of every kind as operations of a transaction: each adds itself to the transaction. */
export const operations: Operations = {
  map: {
    set: (atomic, map, { fields }) =>
      atomic.set(map, fields.key('key'), fields.value('value'), {
        ...ttlOf(fields),
        ...ifRevisionOf(fields),
        ifAbsent: fields.flag('ifAbsent'),
        returnPrevious: fields.flag('returnPrevious'),
      }),
    'set-many': setMany,
    extend: setMany,
    'compare-exchange': (atomic, map, { fields }) =>
      atomic.compareExchange(map, fields.key('key'), ...exchangeOf(fields), ttlOf(fields)),
    delete: (atomic, map, { fields }) =>
      atomic.delete(map, fields.key('key'), { returnPrevious: fields.flag('returnPrevious') }),
    'delete-many': (atomic, map, { fields }) => atomic.deleteMany(map, fields.keys('keys')),
    clear: (atomic, map) => atomic.clear(map),
  },
  vec: {
    push: (atomic, vec, { fields }) => atomic.extend(vec, oneOrMore(fields)),
    'push-front': (atomic, vec, { fields }) => atomic.extendFront(vec, oneOrMore(fields)),
    extend: (atomic, vec, { fields }) => atomic.extend(vec, oneOrMore(fields)),
    pop: (atomic, vec) => atomic.pop(vec),
    'pop-front': (atomic, vec) => atomic.popFront(vec),
    insert: (atomic, vec, { fields }) => {
      const place = placeOf(fields)
      const at = typeof place === 'number' ? place : { after: place }
      return atomic.insert(vec, at, fields.value('value'))
    },
    set: (atomic, vec, { fields }) =>
      atomic.set(vec, placeOf(fields), fields.value('value'), {
        ...ifRevisionOf(fields),
        returnPrevious: fields.flag('returnPrevious'),
      }),
    remove: (atomic, vec, { fields }) => atomic.remove(vec, placeOf(fields)),
    swap: (atomic, vec, { fields }) =>
      atomic.swap(vec, placeOf(fields, 'left'), placeOf(fields, 'right')),
    truncate: (atomic, vec, { fields }) => atomic.truncate(vec, fields.count('length')),
    clear: (atomic, vec) => atomic.clear(vec),
  },
  set: {
    add: (atomic, set, { fields }) => atomic.extend(set, oneOrMore(fields)),
    extend: (atomic, set, { fields }) => atomic.extend(set, oneOrMore(fields)),
    delete: (atomic, set, { fields }) => atomic.deleteMany(set, oneOrMore(fields)),
    take: (atomic, set, { fields }) => atomic.take(set, countOf(fields)),
    clear: (atomic, set) => atomic.clear(set),
  },
  cell: {
    set: (atomic, cell, { fields }) =>
      atomic.set(cell, fields.value('value'), { returnPrevious: fields.flag('returnPrevious') }),
    'compare-exchange': (atomic, cell, { fields }) =>
      atomic.compareExchange(cell, ...exchangeOf(fields)),
    clear: (atomic, cell) => atomic.clear(cell),
  },
  once: {
    set: (atomic, once, { fields }) => atomic.set(once, fields.value('value')),
  },
  queue: {
    push: (atomic, queue, { fields, fault }) =>
      atomic.push(
        queue,
        priorityField(fields, 'priority', queue.priorityKind, fault),
        fields.key('key'),
        fields.value('value'),
      ),
    'push-many': (atomic, queue, { fields, fault }) =>
      atomic.pushMany(
        queue,
        fields.elements('items').map((bytes): readonly [Priority, Uint8Array, Uint8Array] => {
          const item = readFields(bytes, fault)
          const priority = priorityField(item, 'priority', queue.priorityKind, fault)
          return [priority, item.key('key'), item.value('value')]
        }),
      ),
    'pop-min': (atomic, queue, { fields }) => atomic.popMin(queue, countOf(fields)),
    'pop-max': (atomic, queue, { fields }) => atomic.popMax(queue, countOf(fields)),
    'update-priority': (atomic, queue, { fields, fault }) =>
      atomic.updatePriority(
        queue,
        fields.key('key'),
        priorityField(fields, 'priority', queue.priorityKind, fault),
      ),
    'update-value': (atomic, queue, { fields }) =>
      atomic.updateValue(queue, fields.key('key'), fields.value('value')),
    'compare-exchange': (atomic, queue, { fields }) =>
      atomic.compareExchange(
        queue,
        fields.key('key'),
        fields.value('expected'),
        fields.optionalValue('next'),
      ),
    delete: (atomic, queue, { fields }) =>
      atomic.deleteMany(queue, fields.has('key') ? [fields.key('key')] : fields.keys('keys')),
    'remove-range': (atomic, queue, { fields, fault }) => {
      const bound = (name: 'from' | 'to') =>
        fields.has(name) || fields.has(`${name}Base64`)
          ? { [name]: priorityField(fields, name, queue.priorityKind, fault) }
          : {}
      return atomic.removeRange(queue, {
        ...bound('from'),
        fromExclusive: fields.flag('fromExclusive'),
        ...bound('to'),
        toInclusive: fields.flag('toInclusive'),
      })
    },
    clear: (atomic, queue) => atomic.clear(queue),
  },
}

function setMany(
  atomic: Atomic,
  map: BytesHandles['map'],
  { fields, fault }: OperationInput,
): unknown {
  const pairs = fields.elements('items').map((bytes): readonly [Uint8Array, Uint8Array] => {
    const item = readFields(bytes, fault)
    return [item.key('key'), item.value('value')]
  })
  return atomic.setMany(map, pairs, ttlOf(fields))
}

/** `index` or `id`; or a member of another name that is one of both. */
export function placeOf(fields: Fields, name?: string): VecPlace {
  if (name === undefined)
    return fields.has('id') ? placeArgument(fields.text('id')) : fields.count('index')
  return fields.written(name)?.[0] === quote ? placeArgument(fields.text(name)) : fields.count(name)
}

const quote = 0x22

/** `value`, or several `values`. */
function oneOrMore(fields: Fields): Uint8Array[] {
  const one = fields.optionalValue('value')
  return one === undefined ? fields.values('values') : [one]
}

function exchangeOf(fields: Fields): [Uint8Array | undefined, Uint8Array | undefined] {
  return [fields.optionalValue('expected'), fields.optionalValue('next')]
}

function countOf(fields: Fields): number {
  return fields.has('count') ? fields.count('count') : 1
}

function ifRevisionOf(fields: Fields): { ifRevision?: bigint } {
  return fields.has('ifRevision') ? { ifRevision: BigInt(fields.count('ifRevision')) } : {}
}

/** Milliseconds. */
function ttlOf(fields: Fields): { ttl?: number } {
  return fields.has('ttl') ? { ttl: fields.count('ttl') } : {}
}
