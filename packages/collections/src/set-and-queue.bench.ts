/**
 * Set and queue, as their drafts are in a batch, against the same made of `sorted-btree` and, for the set, of
 * `immutable`, which has nothing ordered: `node packages/collections/src/set-and-queue.bench.ts [ITEMS] [ROUNDS]`, after
 * a build. Every batch of 100 leaves the version before as it was.
 */
import { createRequire } from 'node:module'
import { Set as ImmutableSet } from 'immutable'
import type { QueueValue } from './collection.ts'
import { emptyCollection } from './empty-collection.ts'
import { draftQueue } from './queue-draft.ts'
import { placeOf } from './queue-order.ts'
import { draftSet } from './set-draft.ts'
import { createRandom, runContest } from './tree/testing/contest.ts'

// A CommonJS module with its class in `default`; importers disagree on what an `import` of that is.
const { default: BTree }: typeof import('sorted-btree') = createRequire(import.meta.url)(
  'sorted-btree',
)

const size = Number(process.argv[2] ?? 100_000)
const rounds = Number(process.argv[3] ?? 5)
const batches = 100
const batch = 100
const text = 'v'.repeat(100)
const options = { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0 }
const random = createRandom(1)

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** In one piece, as keys from the log are. */
function keyOf(at: number): string {
  return Buffer.from(`key-${String(at).padStart(12, '0')}`).toString('latin1')
}

function itemOf(at: number, inserted: number): QueueValue {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(0x80000000)
  bytes.writeUInt32BE((at * 31) % 1000, 4)
  const priority = bytes.toString('latin1')
  const versions = { created: inserted, modified: inserted, inserted }
  return { key: keyOf(at), priority, value: text, ...versions }
}

interface SetContestant {
  readonly name: string
  add(values: readonly string[]): void
  remove(values: readonly string[]): void
}

interface QueueContestant {
  readonly name: string
  push(items: readonly QueueValue[]): void
  /** The lowest. */
  pop(count: number): void
}

function ourSet(): SetContestant {
  const empty = emptyCollection('set', { name: 's', options, created: 1 }, null)
  if (empty.kind !== 'set') throw new Error('asked for a set')
  let set = empty
  const edit = (values: readonly string[], adds: boolean) => {
    const draft = draftSet(set)
    for (const value of values) adds ? draft.add(value, 1) : draft.remove(value)
    set = draft.seal()
  }
  return {
    name: 'tree',
    add: (values) => edit(values, true),
    remove: (values) => edit(values, false),
  }
}

function btreeSet(): SetContestant {
  let set = new BTree<string, number>(undefined, compare)
  const edit = (values: readonly string[], adds: boolean) => {
    const next = set.clone()
    for (const value of values) adds ? next.set(value, 1) : next.delete(value)
    set = next
  }
  return {
    name: 'sorted-btree',
    add: (values) => edit(values, true),
    remove: (values) => edit(values, false),
  }
}

function immutableSet(): SetContestant {
  let set = ImmutableSet<string>()
  const edit = (values: readonly string[], adds: boolean) => {
    set = set.withMutations((next) => {
      for (const value of values) adds ? next.add(value) : next.delete(value)
    })
  }
  return {
    name: 'immutable.Set',
    add: (values) => edit(values, true),
    remove: (values) => edit(values, false),
  }
}

function ourQueue(): QueueContestant {
  const empty = emptyCollection('queue', { name: 'q', options, created: 1 }, null)
  if (empty.kind !== 'queue') throw new Error('asked for a queue')
  let queue = empty
  return {
    name: 'tree',
    push(items) {
      const draft = draftQueue(queue)
      for (const item of items) draft.put(item)
      queue = draft.seal()
    },
    pop(count) {
      const draft = draftQueue(queue)
      for (let popped = 0; popped < count; popped += 1) {
        const [first] = draft.walk({ greatestFirst: false })
        if (first !== undefined) draft.remove(first.key)
      }
      queue = draft.seal()
    },
  }
}

function btreeQueue(): QueueContestant {
  let items = new BTree<string, QueueValue>(undefined, compare)
  let places = new BTree<string, string>(undefined, compare)
  return {
    name: 'two of sorted-btree',
    push(pushed) {
      const [nextItems, nextPlaces] = [items.clone(), places.clone()]
      for (const item of pushed) {
        const former = nextPlaces.get(item.key)
        if (former !== undefined) nextItems.delete(former)
        const place = placeOf('int64', item)
        nextItems.set(place, item)
        nextPlaces.set(item.key, place)
      }
      items = nextItems
      places = nextPlaces
    },
    pop(count) {
      const [nextItems, nextPlaces] = [items.clone(), places.clone()]
      for (let popped = 0; popped < count; popped += 1) {
        const place = nextItems.minKey()
        const item = place === undefined ? undefined : nextItems.get(place)
        if (place === undefined || item === undefined) break
        nextItems.delete(place)
        nextPlaces.delete(item.key)
      }
      items = nextItems
      places = nextPlaces
    },
  }
}

/** Batches of positions of items that are there. */
function scattered(): number[][] {
  return Array.from({ length: batches }, () => Array.from({ length: batch }, () => random(size)))
}

function inBatches<T>(all: readonly T[]): T[][] {
  const cut: T[][] = []
  for (let at = 0; at < all.length; at += batch) cut.push(all.slice(at, at + batch))
  return cut
}

const operations = batches * batch
const numbers = Array.from({ length: size }, (_, at) => at)
const sets = [ourSet(), btreeSet(), immutableSet()]
for (const set of sets) for (const some of inBatches(numbers)) set.add(some.map(keyOf))
const queues = [ourQueue(), btreeQueue()]
for (const queue of queues) {
  for (const some of inBatches(numbers)) queue.push(some.map((at) => itemOf(at, 1 + at)))
}

process.stdout.write(`${size} items, batches of ${batch}\n`)
let revision = size
runContest({
  contestants: sets,
  rounds,
  works: {
    'set: remove, add again': (set) => {
      const work = scattered().map((some) => some.map(keyOf))
      return {
        operations: 2 * operations,
        run() {
          for (const values of work) {
            set.remove(values)
            set.add(values)
          }
        },
      }
    },
  },
})
runContest({
  contestants: queues,
  rounds,
  works: {
    'queue: push again, scattered': (queue) => {
      revision += 1
      const work = scattered().map((some) => some.map((at) => itemOf(at, revision)))
      return {
        operations,
        run() {
          for (const items of work) queue.push(items)
        },
      }
    },
    'queue: popMin, push as many': (queue) => {
      revision += 1
      const work = scattered().map((some) => some.map((at) => itemOf(size + at, revision)))
      return {
        operations: 2 * operations,
        run() {
          for (const items of work) {
            queue.pop(batch)
            queue.push(items)
          }
        },
      }
    },
  },
})
