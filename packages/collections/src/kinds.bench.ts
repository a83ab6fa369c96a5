/**
 * What applying writes costs, kind by kind: `node packages/collections/src/kinds.bench.ts [ITEMS] [BATCH]`, after a
 * build; with `--expose-gc` also bytes an item. In processor time. Entries are encoded beforehand; every batch is one
 * apply. Items have keys of 16 bytes and values of 100.
 */
import type { Operation } from './check-operation.ts'
import { commandEntry, createStateMachine, openSessionEntry, stateRoots } from './index.ts'

const items = Number(process.argv[2] ?? 100_000)
const batch = Number(process.argv[3] ?? 100)
const operations = 20_000
const changesBeforeRoot = 1000
const value = Buffer.alloc(100, 'v')

interface Workload {
  readonly kind: string
  /** Adds the items from one position to before another. */
  fill(from: number, to: number): Operation
  /** By name: the operation of a turn, when there are `items`. */
  readonly writes: Readonly<Record<string, (turn: number) => Operation>>
}

function keyOf(count: number): Buffer {
  return Buffer.from(`key-${String(count).padStart(12, '0')}`)
}

function scattered(turn: number): number {
  return (turn * 7919) % items
}

function range<T>(from: number, to: number, make: (count: number) => T): T[] {
  return Array.from({ length: to - from }, (_, offset) => make(from + offset))
}

function priority(count: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(0x80000000)
  bytes.writeUInt32BE(count % 1000, 4)
  return bytes
}

const push = (count: number) => ({ priority: priority(count * 31), key: keyOf(count), value })

const workloads: readonly Workload[] = [
  {
    kind: 'map',
    fill: (from, to) => ({
      map: { setMany: { items: range(from, to, (count) => ({ key: keyOf(count), value })) } },
    }),
    writes: {
      'set, scattered': (turn) => ({
        map: {
          set: { key: keyOf(scattered(turn)), value, ifAbsent: false, returnPrevious: false },
        },
      }),
      'set with a time to live': (turn) => ({
        map: {
          set: {
            key: keyOf(scattered(turn)),
            value,
            ifAbsent: false,
            returnPrevious: false,
            ttlMs: 1e9 + turn,
          },
        },
      }),
    },
  },
  {
    kind: 'vec',
    fill: (from, to) => ({ vec: { push: { values: range(from, to, () => value) } } }),
    writes: {
      push: () => ({ vec: { push: { values: [value] } } }),
      'insert, scattered': (turn) => ({ vec: { insert: { index: scattered(turn), value } } }),
      'insert at one place': () => ({ vec: { insert: { index: 3, value } } }),
      'set by id, scattered': (turn) => ({
        vec: {
          set: {
            place: { id: { revision: 3, ordinal: scattered(turn) % Math.min(items, fillBatch) } },
            value,
            returnPrevious: false,
          },
        },
      }),
    },
  },
  {
    kind: 'set',
    fill: (from, to) => ({ set: { add: { values: range(from, to, keyOf) } } }),
    writes: {
      add: (turn) => ({ set: { add: { values: [keyOf(items + scattered(turn))] } } }),
      take: () => ({ set: { take: { count: 1 } } }),
    },
  },
  {
    kind: 'queue',
    fill: (from, to) => ({ queue: { pushMany: { items: range(from, to, push) } } }),
    writes: {
      push: (turn) => ({ queue: { push: push(items + turn) } }),
      popMin: () => ({ queue: { popMin: { count: 1 } } }),
      popMax: () => ({ queue: { popMax: { count: 1 } } }),
      'updatePriority, scattered': (turn) => ({
        queue: { updatePriority: { key: keyOf(scattered(turn)), priority: priority(turn) } },
      }),
    },
  },
  {
    kind: 'cell',
    fill: () => ({ cell: { set: { value, returnPrevious: false } } }),
    writes: {
      set: () => ({ cell: { set: { value, returnPrevious: false } } }),
    },
  },
]

const fillBatch = 10_000

function measure({ kind, fill, writes }: Workload): void {
  const machine = createStateMachine({ limits: { maxCommandBytes: 2 ** 26 } })
  let sequence = 0
  const enter = (fields: object) => {
    sequence++
    const command = { session: 1, sequence, acknowledgedThrough: sequence - 1, collection: 'c' }
    return commandEntry({ ...command, ...fields })
  }
  const apply = (entries: readonly Uint8Array[]) => {
    let longest = 0
    for (let start = 0; start < entries.length; start += batch) {
      const first = machine.revision + 1
      const slice = entries.slice(start, start + batch)
      const began = now()
      machine.apply(slice.map((data, offset) => ({ type: 'normal', index: first + offset, data })))
      longest = Math.max(longest, now() - began)
    }
    return longest
  }
  const root = () => {
    const began = now()
    let longest = 0
    const steps = stateRoots(machine.capture(), { term: 1, log: new Uint8Array(0) })
    for (let step = began, done = false; !done; ) {
      done = steps.next().done ?? false
      const end = now()
      longest = Math.max(longest, end - step)
      step = end
    }
    return `${(now() - began).toFixed(1)} ms, longest step ${longest.toFixed(1)} ms`
  }

  const heapBefore = usedHeap()
  apply([openSessionEntry(new Uint8Array(16)), enter({ create: { kind } })])
  for (let from = 0; from < items; from += fillBatch) {
    apply([enter(fill(from, Math.min(items, from + fillBatch)))])
  }
  const held = usedHeap() - heapBefore
  report(kind, 'bytes an item', held > 0 ? `${Math.round(held / items)}` : 'not measured')
  report(kind, 'first root', root())
  for (const [name, write] of Object.entries(writes)) {
    const entries = range(0, operations, (turn) => enter(write(turn)))
    const began = now()
    const longest = apply(entries)
    const rate = Math.round(operations / (now() - began))
    report(kind, name, `${rate} k/s, longest batch ${longest.toFixed(1)} ms`)
  }
  root()
  const [write] = Object.values(writes)
  if (write !== undefined) apply(range(0, changesBeforeRoot, (turn) => enter(write(turn))))
  report(kind, `root after ${changesBeforeRoot} changes`, root())
}

/** Milliseconds of processor time: others may use the machine as well. */
function now(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function usedHeap(): number {
  if (globalThis.gc === undefined) return 0
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

function report(kind: string, what: string, figure: string): void {
  process.stdout.write(`${kind.padEnd(6)} ${what.padEnd(28)} ${figure}\n`)
}

process.stdout.write(`${items} items, batches of ${batch}\n`)
for (const workload of workloads) measure(workload)
