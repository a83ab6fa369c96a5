/** Writes of every kind, for benchmarks: items have keys of 16 bytes and values of 100. */
import type { Operation } from '../check-operation.ts'
import { commandEntry } from '../index.ts'

const value = Buffer.alloc(100, 'v')

/** Items that one entry adds. */
export const fillBatch = 10_000

export interface Workload {
  readonly kind: string
  /** Adds the items from one position to before another. */
  fill(from: number, to: number): Operation
  /** By name: the operation of a turn, when there are `items`. */
  readonly writes: Readonly<Record<string, (turn: number, items: number) => Operation>>
  /** By name: what takes much away at once. */
  readonly removals: Readonly<Record<string, (items: number) => Operation>> & {
    readonly clear: () => Operation
  }
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
    removals: { clear: () => ({ map: { clear: {} } }) },
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
    removals: {
      clear: () => ({ vec: { clear: {} } }),
      'truncate to a tenth': (items) => ({ vec: { truncate: { length: items / 10 } } }),
      'truncate by 1 000': (items) => ({ vec: { truncate: { length: items - 1000 } } }),
    },
  },
  {
    kind: 'set',
    fill: (from, to) => ({ set: { add: { values: range(from, to, keyOf) } } }),
    writes: {
      add: (turn, items) => ({ set: { add: { values: [keyOf(items + scattered(turn, items))] } } }),
      take: () => ({ set: { take: { count: 1 } } }),
    },
    removals: {
      clear: () => ({ set: { clear: {} } }),
      'take 10 000': () => ({ set: { take: { count: 10_000 } } }),
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
    removals: {
      clear: () => ({ queue: { clear: {} } }),
      'remove all by range': () => ({
        queue: { removeRange: { range: { fromExclusive: false, toInclusive: false } } },
      }),
      'remove nine of ten by range': () => ({
        queue: {
          removeRange: { range: { from: priority(100), fromExclusive: false, toInclusive: false } },
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
    },
  },
  {
    kind: 'cell',
    fill: () => ({ cell: { set: { value, returnPrevious: false } } }),
    writes: {
      set: () => ({ cell: { set: { value, returnPrevious: false } } }),
    },
    removals: { clear: () => ({ cell: { clear: {} } }) },
  },
]

/** The command of session 1 with this sequence, on the collection that benchmarks make. */
export function commandOf(sequence: number, fields: object): Uint8Array {
  const command = { session: 1, sequence, acknowledgedThrough: sequence - 1, collection: 'c' }
  return commandEntry({ ...command, ...fields })
}
