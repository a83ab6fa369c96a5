/**
 * The sequence next to `immutable.List`:
 * `node packages/collections/src/tree/sequence.bench.ts [ITEMS] [ROUNDS]`, after a build.
 */
import { List } from 'immutable'
import { createCutHash } from './cut-hash.ts'
import { createSequence } from './sequence.ts'
import { createRandom, runContest } from './testing/contest.ts'

const size = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 5)
const batch = 100
const random = createRandom(1)
const text = 'v'.repeat(100)
let ids = 0

interface Contestant {
  readonly name: string
  get(position: number): string | undefined
  /** One batch; every position is below the size. */
  set(positions: readonly number[]): void
  push(count: number): void
  pop(count: number): void
  insert(positions: readonly number[]): void
  remove(positions: readonly number[]): void
}

/** Ten bytes, as ids of items are: the revision and the ordinal. */
function nextId(): string {
  const id = Buffer.alloc(10)
  id.writeUIntBE(ids++, 2, 6)
  return id.toString('latin1')
}

function treeContestant(): Contestant {
  let sequence = createSequence<string>({
    cutHash: createCutHash(new Uint8Array(32).fill(7)),
    weigh: (_, value) => value.length,
  })
  function edit(work: (draft: ReturnType<typeof sequence.fork>) => void): void {
    const draft = sequence.fork()
    work(draft)
    sequence = draft.seal()
  }
  const push = (count: number) =>
    edit((draft) => {
      for (let at = 0; at < count; at++) draft.insert(draft.size, nextId(), text)
    })
  push(size)
  return {
    name: 'tree',
    get: (position) => sequence.at(position)?.[1],
    set: (positions) =>
      edit((draft) => {
        for (const position of positions) draft.replace(position, `${text}`)
      }),
    push,
    pop: (count) =>
      edit((draft) => {
        for (let at = 0; at < count; at++) draft.remove(draft.size - 1)
      }),
    insert: (positions) =>
      edit((draft) => {
        for (const position of positions) draft.insert(position, nextId(), text)
      }),
    remove: (positions) =>
      edit((draft) => {
        for (const position of positions) draft.remove(position)
      }),
  }
}

function listContestant(): Contestant {
  let list = List<{ readonly id: string; readonly value: string }>()
  function edit(work: (next: typeof list) => void): void {
    list = list.withMutations(work)
  }
  const push = (count: number) =>
    edit((next) => {
      for (let at = 0; at < count; at++) next.push({ id: nextId(), value: text })
    })
  push(size)
  return {
    name: 'immutable.List',
    get: (position) => list.get(position)?.value,
    set: (positions) =>
      edit((next) => {
        for (const position of positions) next.set(position, { id: 'same', value: text })
      }),
    push,
    pop: (count) =>
      edit((next) => {
        for (let at = 0; at < count; at++) next.pop()
      }),
    // Neither may be used in `withMutations`.
    insert: (positions) => {
      for (const position of positions) list = list.insert(position, { id: nextId(), value: text })
    },
    remove: (positions) => {
      for (const position of positions) list = list.remove(position)
    },
  }
}

function batches(count: number): number[][] {
  return Array.from({ length: count }, () => Array.from({ length: batch }, () => random(size)))
}

function forEach(positions: readonly number[][], work: (positions: readonly number[]) => void) {
  const run = () => {
    for (const each of positions) work(each)
  }
  return { operations: positions.length * batch, run }
}

const many = batches(1000)
/** A list moves everything behind the place: a thousandth of the work is enough to see it. */
const few = (of: Contestant) => (of.name === 'tree' ? many : [many[0]?.slice(0, 5) ?? []])

process.stdout.write(`${size} items of 100 bytes, batches of ${batch}, median of ${rounds}\n`)
runContest<Contestant>({
  contestants: [treeContestant(), listContestant()],
  rounds,
  works: {
    'get, scattered': (of) =>
      forEach(many, (positions) => {
        for (const position of positions) if (of.get(position) !== text) throw new Error('lost')
      }),
    'set, scattered': (of) => forEach(many, (positions) => of.set(positions)),
    push: (of) => forEach(many, (positions) => of.push(positions.length)),
    pop: (of) => forEach(many, (positions) => of.pop(positions.length)),
    'insert, scattered': (of) => {
      const positions = few(of)
      const run = () => {
        for (const each of positions) of.insert(each)
      }
      return { operations: positions.flat().length, run }
    },
    'remove, scattered': (of) => {
      const positions = few(of)
      const run = () => {
        for (const each of positions) of.remove(each)
      }
      return { operations: positions.flat().length, run }
    },
  },
})
