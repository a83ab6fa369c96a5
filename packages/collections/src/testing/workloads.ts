/** Writes of every kind, for benchmarks: items have keys of 16 bytes and values of 100. */
import type { Command } from '@tesela/protos/collections'
import type { Operation } from '../check-operation.ts'
import { commandEntry } from '../index.ts'

const value = Buffer.alloc(100, 'v')

/** What benchmarks make and write to. */
const benchCollection = 'c'

type Transaction = Pick<Command, 'collection' | 'atomic'>

/** Items that one entry adds. */
export const fillBatch = 10_000

export interface Workload {
  readonly kind: string
  /** Adds the items from one position to before another. */
  fill(from: number, to: number): Operation
  /** By name: the operation of a turn, when there are `items`. */
  readonly writes: Readonly<Record<string, (turn: number, items: number) => Operation>>
  /** By name: what takes much away at once, or brings it. No command is larger than a group takes by default. */
  readonly bulk: Readonly<Record<string, (items: number) => Operation | Transaction>>
}

function keyOf(count: number): Buffer {
  return Buffer.from(`key-${String(count).padStart(12, '0')}`)
}

function scattered(turn: number, items: number): number {
  return (turn * 7919) % items
}

export function range<T>(from: number, to: number, make: (count: number) => T): T[] {
  return Array.from({ length: to - from }, (_, offset) => make(from + offset))
}

function priority(count: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(0x80000000)
  bytes.writeUInt32BE(count % 1000, 4)
  return bytes
}

const push = (count: number) => ({ priority: priority(count * 31), key: keyOf(count), value })

const scatteredKeys = (count: number, items: number) =>
  range(0, count, (turn) => keyOf(scattered(turn, items)))

export const ttlMs = 1e6

/** Gives items of a map, in no order, a time to live. */
export function expiring(from: number, to: number, items: number): Operation {
  const item = (turn: number) => ({ key: keyOf(scattered(turn, items)), value, ttlMs })
  return { map: { setMany: { items: range(from, to, item) } } }
}

export const workloads: readonly Workload[] = [
  {
    kind: 'map',
    fill: (from, to) => ({
      map: { setMany: { items: range(from, to, (count) => ({ key: keyOf(count), value })) } },
    }),
    writes: {
      'set, scattered': (turn, items) => ({
        map: {
          set: {
            key: keyOf(scattered(turn, items)),
            value,
            ifAbsent: false,
            returnPrevious: false,
          },
        },
      }),
      'set with a time to live': (turn, items) => ({
        map: {
          set: {
            key: keyOf(scattered(turn, items)),
            value,
            ifAbsent: false,
            returnPrevious: false,
            ttlMs: 1e9 + turn,
          },
        },
      }),
    },
    bulk: {
      clear: () => ({ map: { clear: {} } }),
      'setMany, 30 000 scattered': (items) => ({
        map: {
          setMany: { items: scatteredKeys(30_000, items).map((key) => ({ key, value })) },
        },
      }),
      'deleteMany, 65 536 scattered': (items) => ({
        map: { deleteMany: { keys: scatteredKeys(65_536, items) } },
      }),
      'transaction of 1 024 setMany, each 16': (items) => ({
        collection: '',
        atomic: {
          checks: [],
          operations: range(0, 1024, (turn) => ({
            collection: benchCollection,
            map: {
              setMany: {
                items: range(turn * 16, turn * 16 + 16, (count) => ({
                  key: keyOf(scattered(count, items)),
                  value,
                })),
              },
            },
          })),
        },
      }),
    },
  },
  {
    kind: 'vec',
    fill: (from, to) => ({ vec: { push: { values: range(from, to, () => value) } } }),
    writes: {
      push: () => ({ vec: { push: { values: [value] } } }),
      'insert, scattered': (turn, items) => ({
        vec: { insert: { index: scattered(turn, items), value } },
      }),
      'insert at one place': () => ({ vec: { insert: { index: 3, value } } }),
      'set by id, scattered': (turn, items) => ({
        vec: {
          set: {
            place: {
              id: { revision: 3, ordinal: scattered(turn, items) % Math.min(items, fillBatch) },
            },
            value,
            returnPrevious: false,
          },
        },
      }),
    },
    bulk: {
      clear: () => ({ vec: { clear: {} } }),
      'truncate to a tenth': (items) => ({ vec: { truncate: { length: items / 10 } } }),
      'truncate by a fiftieth': (items) => ({ vec: { truncate: { length: items * 0.98 } } }),
      'truncate by 1 000': (items) => ({ vec: { truncate: { length: items - 1000 } } }),
      'push 40 000': () => ({ vec: { push: { values: range(0, 40_000, () => value) } } }),
      'pushFront 40 000': () => ({ vec: { pushFront: { values: range(0, 40_000, () => value) } } }),
    },
  },
  {
    kind: 'set',
    fill: (from, to) => ({ set: { add: { values: range(from, to, keyOf) } } }),
    writes: {
      add: (turn, items) => ({ set: { add: { values: [keyOf(items + scattered(turn, items))] } } }),
      take: () => ({ set: { take: { count: 1 } } }),
    },
    bulk: {
      clear: () => ({ set: { clear: {} } }),
      'take 10 000': () => ({ set: { take: { count: 10_000 } } }),
      'take 65 536': () => ({ set: { take: { count: 65_536 } } }),
      'add 65 536': (items) => ({ set: { add: { values: range(items, items + 65_536, keyOf) } } }),
      'delete 65 536, scattered': (items) => ({
        set: { delete: { values: scatteredKeys(65_536, items) } },
      }),
    },
  },
  {
    kind: 'queue',
    fill: (from, to) => ({ queue: { pushMany: { items: range(from, to, push) } } }),
    writes: {
      push: (turn, items) => ({ queue: { push: push(items + turn) } }),
      popMin: () => ({ queue: { popMin: { count: 1 } } }),
      popMax: () => ({ queue: { popMax: { count: 1 } } }),
      'updatePriority, scattered': (turn, items) => ({
        queue: { updatePriority: { key: keyOf(scattered(turn, items)), priority: priority(turn) } },
      }),
    },
    bulk: {
      clear: () => ({ queue: { clear: {} } }),
      'remove all by range': () => ({
        queue: { removeRange: { range: { fromExclusive: false, toInclusive: false } } },
      }),
      'remove nine of ten by range': () => ({
        queue: {
          removeRange: { range: { from: priority(100), fromExclusive: false, toInclusive: false } },
        },
      }),
      'remove a fiftieth by range': () => ({
        queue: {
          removeRange: { range: { from: priority(980), fromExclusive: false, toInclusive: false } },
        },
      }),
      'remove one of a thousand by range': () => ({
        queue: {
          removeRange: {
            range: {
              from: priority(100),
              to: priority(101),
              fromExclusive: false,
              toInclusive: false,
            },
          },
        },
      }),
      'pushMany, 30 000': (items) => ({
        queue: { pushMany: { items: range(items, items + 30_000, push) } },
      }),
      'popMin 25 000': () => ({ queue: { popMin: { count: 25_000 } } }),
      'popMax 25 000': () => ({ queue: { popMax: { count: 25_000 } } }),
      'delete 65 536, scattered': (items) => ({
        queue: { delete: { keys: scatteredKeys(65_536, items) } },
      }),
    },
  },
  {
    kind: 'cell',
    fill: () => ({ cell: { set: { value, returnPrevious: false } } }),
    writes: {
      set: () => ({ cell: { set: { value, returnPrevious: false } } }),
    },
    bulk: { clear: () => ({ cell: { clear: {} } }) },
  },
]

/** The command of session 1 with this sequence, on the collection that benchmarks make. */
export function commandOf(sequence: number, fields: object): Uint8Array {
  const place = { session: 1, sequence, acknowledgedThrough: sequence - 1 }
  return commandEntry({ ...place, collection: benchCollection, ...fields })
}
