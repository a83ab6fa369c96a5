import { createRequire } from 'node:module'
import { Map as ImmutableMap } from 'immutable'
import type { MapValue } from '../../collection.ts'
import { mapFormat } from '../../map-format.ts'
import { createCutHash } from '../cut-hash.ts'
import { createOrderedMap, type OrderedMap } from '../ordered-map.ts'

// A CommonJS module with its class in `default`; importers disagree on what an `import` of that is.
const { default: BTree }: typeof import('sorted-btree') = createRequire(import.meta.url)(
  'sorted-btree',
)

const text = 'v'.repeat(100)

/** A persistent map under test. Every batch leaves the version before it as it was. */
export interface MapContestant {
  readonly name: string
  /** Gives every key a value of its own. */
  set(keys: readonly string[], revision: number): void
  delete(keys: readonly string[]): void
  get(key: string): MapValue | undefined
  entries(): Iterable<readonly [string, MapValue]>
}

export type Pairs = Iterable<readonly [string, MapValue]>

export function treeContestant(pairs: Pairs): MapContestant & { current(): OrderedMap<MapValue> } {
  let map = createOrderedMap(mapFormat(createCutHash(new Uint8Array(32).fill(7))))
  const load = map.fork()
  for (const [key, value] of pairs) load.set(key, value)
  map = load.seal()
  return {
    name: 'tree',
    current: () => map,
    set(keys, revision) {
      const draft = map.fork()
      for (const key of keys) draft.set(key, valueAt(revision))
      map = draft.seal()
    },
    delete(keys) {
      const draft = map.fork()
      for (const key of keys) draft.delete(key)
      map = draft.seal()
    },
    get: (key) => map.get(key),
    entries: () => map.entries(),
  }
}

export function btreeContestant(pairs: Pairs): MapContestant {
  let map = new BTree<string, MapValue>(undefined, (left, right) =>
    left < right ? -1 : left > right ? 1 : 0,
  )
  for (const [key, value] of pairs) map.set(key, value)
  return {
    name: 'sorted-btree',
    set(keys, revision) {
      const next = map.clone()
      for (const key of keys) next.set(key, valueAt(revision))
      map = next
    },
    delete(keys) {
      const next = map.clone()
      for (const key of keys) next.delete(key)
      map = next
    },
    get: (key) => map.get(key),
    entries: () => map.entries(),
  }
}

export function immutableContestant(pairs: Pairs): MapContestant {
  let map = ImmutableMap<string, MapValue>(pairs)
  return {
    name: 'immutable.Map',
    set(keys, revision) {
      map = map.withMutations((next) => {
        for (const key of keys) next.set(key, valueAt(revision))
      })
    },
    delete(keys) {
      map = map.withMutations((next) => {
        for (const key of keys) next.delete(key)
      })
    },
    get: (key) => map.get(key),
    entries: () => map.entries(),
  }
}

function valueAt(revision: number): MapValue {
  return { value: text, created: revision, modified: revision, deadline: 0 }
}

/** As many items as asked for, keys of 16 bytes in order, values of 100. */
export function* items(count: number): Generator<readonly [string, MapValue]> {
  for (let at = 0; at < count; at++) {
    const value = String.fromCharCode(33 + (at % 90)).repeat(100)
    yield [
      keyOf(at),
      { value: Buffer.from(value).toString('latin1'), created: at, modified: at, deadline: 0 },
    ]
  }
}

/** A string of its own, in one piece, as keys from the log are. */
export function keyOf(at: number): string {
  return Buffer.from(`key-${String(at).padStart(12, '0')}`).toString('latin1')
}
