import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestTree } from './digests.ts'
import { createLeafBuilder } from './leaf-builder.ts'
import { readLeaves } from './leaf-reader.ts'
import { createOrderedMap, type OrderedMap } from './ordered-map.ts'
import { createSequence, type Sequence, type SequenceDraft } from './sequence.ts'
import { canonicalShape, shapeOf } from './testing/canonical-shape.ts'
import { cuttingKeys } from './testing/cutting-keys.ts'
import { numberCodec as codec, numberFormat as format } from './testing/number-format.ts'
import type { Tree } from './tree.ts'

type Item = readonly [string, number]

const casesOfMaps = 6000
const casesOfSequences = 6000

/** Every eighth is heavy. */
const value = fc.oneof(
  { weight: 7, arbitrary: fc.nat(9999) },
  { weight: 1, arbitrary: fc.integer({ min: 16_376, max: 20_000 }) },
)
const contents = fc.uniqueArray(fc.tuple(fc.constantFrom(...cuttingKeys), value), {
  selector: ([key]) => key,
  maxLength: 70,
  size: 'max',
})
/** Decides everything that a route has to choose. */
const choices = fc.infiniteStream(fc.nat(1_000_000))
type Choices = fc.Stream<number>

function choose(from: Choices, below: number): number {
  const { value } = from.next()
  return value % Math.max(1, below)
}

function shuffled<T>(items: readonly T[], chosen: Choices): T[] {
  const shuffled = items.slice()
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = choose(chosen, last + 1)
    const swapped = shuffled[last] as T
    shuffled[last] = shuffled[other] as T
    shuffled[other] = swapped
  }
  return shuffled
}

function rootOf(tree: Tree<number>): string {
  const steps = digestTree(tree, codec)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.root
}

function install(tree: Tree<number>, sorted: boolean) {
  const builder = createLeafBuilder(format, codec, sorted, 'peer')
  for (const leaf of readLeaves(tree, codec)) builder.add(leaf.encode())
  return builder.seal()
}

type Route = (items: readonly Item[], chosen: Choices) => OrderedMap<number>

const routesOfMaps: Readonly<Record<string, Route>> = {
  'in some order'(items, chosen) {
    const draft = createOrderedMap(format).fork()
    for (const [key, value] of shuffled(items, chosen)) draft.set(key, value)
    return draft.seal()
  },
  'in batches, with roots in between'(items, chosen) {
    let map = createOrderedMap(format)
    let draft = map.fork()
    for (const [key, value] of shuffled(items, chosen)) {
      draft.set(key, value)
      if (choose(chosen, 3) > 0) continue
      map = draft.seal()
      rootOf(map)
      draft = map.fork()
    }
    return draft.seal()
  },
  'with other values before, and deleted and set again'(items, chosen) {
    let draft = createOrderedMap(format).fork()
    for (const [key] of items) draft.set(key, choose(chosen, 2) * 17_000)
    draft = draft.seal().fork()
    for (const [key, value] of shuffled(items, chosen)) {
      if (choose(chosen, 2) === 0) draft.delete(key)
      draft.set(key, value)
    }
    return draft.seal()
  },
  'grown too far and shrunk'(items, chosen) {
    const kept = new Map(items)
    let draft = createOrderedMap(format).fork()
    for (const key of cuttingKeys) draft.set(key, kept.get(key) ?? choose(chosen, 4) * 6000)
    if (choose(chosen, 2) === 0) draft = draft.seal().fork()
    for (const key of shuffled(cuttingKeys, chosen)) if (!kept.has(key)) draft.delete(key)
    return draft.seal()
  },
  'shrunk by ranges'(items) {
    const draft = createOrderedMap(format).fork()
    for (const key of cuttingKeys) draft.set(key, 1)
    const kept = items.toSorted(([left], [right]) => (left < right ? -1 : 1))
    let from = ''
    for (const [key, value] of kept) {
      draft.deleteRange({ from, to: key })
      draft.set(key, value)
      from = `${key}\0`
    }
    draft.deleteRange({ from })
    return draft.seal()
  },
  'installed from leaves'(items) {
    const draft = createOrderedMap(format).fork()
    for (const [key, value] of items) draft.set(key, value)
    return createOrderedMap(format, install(draft.seal(), true))
  },
}

/** Inserts what of the items is missing where it belongs, in some order. */
function fill(draft: SequenceDraft<number>, items: readonly Item[], chosen: Choices): void {
  const places = new Map(items.map(([id], place) => [id, place]))
  const present = new Set([...draft.slice(0, draft.size)].map(([id]) => id))
  for (const [id, value] of shuffled(items, chosen)) {
    if (present.has(id)) continue
    const place = places.get(id) ?? 0
    const position = items.slice(0, place).filter(([before]) => present.has(before)).length
    draft.insert(position, id, value)
    present.add(id)
  }
}

type SequenceRoute = (items: readonly Item[], chosen: Choices) => Sequence<number>

const routesOfSequences: Readonly<Record<string, SequenceRoute>> = {
  pushed(items) {
    const draft = createSequence(format).fork()
    for (const [id, value] of items) draft.insert(draft.size, id, value)
    return draft.seal()
  },
  'pushed to the front'(items) {
    const draft = createSequence(format).fork()
    for (const [id, value] of items.toReversed()) draft.insert(0, id, value)
    return draft.seal()
  },
  'in some order'(items, chosen) {
    const draft = createSequence(format).fork()
    fill(draft, items, chosen)
    return draft.seal()
  },
  'with others in between that go again, one by one or many at once'(items, chosen) {
    const draft = createSequence(format).fork()
    for (const [id, value] of items) {
      const others = choose(chosen, 4)
      for (let other = 0; other < others; other++) {
        const [key = ''] = shuffled(cuttingKeys, chosen)
        draft.insert(draft.size, `${key}-${other}`, choose(chosen, 2) * 17_000)
      }
      draft.insert(draft.size, id, value)
    }
    const kept = new Set(items.map(([id]) => id))
    for (let position = draft.size - 1; position >= 0; position--) {
      if (kept.has(draft.at(position)?.[0] ?? '')) continue
      let from = position
      while (from > 0 && !kept.has(draft.at(from - 1)?.[0] ?? '')) from--
      if (choose(chosen, 2) === 0) draft.remove(position)
      else {
        draft.removeRange(from, position + 1)
        position = from
      }
    }
    return draft.seal()
  },
  'with parts taken out and filled again, and other values'(items, chosen) {
    let draft = createSequence(format).fork()
    for (const [id] of items) draft.insert(draft.size, id, choose(chosen, 2) * 17_000)
    draft = draft.seal().fork()
    const from = choose(chosen, items.length)
    draft.removeRange(from, Math.min(items.length, from + choose(chosen, 20)))
    fill(draft, items, chosen)
    items.forEach(([, value], position) => {
      draft.replace(position, value)
    })
    return draft.seal()
  },
  'installed from leaves'(items) {
    const draft = createSequence(format).fork()
    for (const [id, value] of items) draft.insert(draft.size, id, value)
    return createSequence(format, install(draft.seal(), false))
  },
}

describe('equal contents', () => {
  const byKey = (items: readonly Item[]) =>
    items.toSorted(([left], [right]) => (left < right ? -1 : 1))

  it.each(Object.entries(routesOfMaps))('of maps are one tree: %s', (_, route) => {
    fc.assert(
      fc.property(contents, choices, (items, chosen) => {
        const map = route(items, chosen)
        expect(shapeOf(map.root)).toEqual(canonicalShape(format, byKey(items)))
        const plain = createOrderedMap(format).fork()
        for (const [key, value] of byKey(items)) plain.set(key, value)
        expect(rootOf(map)).toBe(rootOf(plain.seal()))
      }),
      { numRuns: casesOfMaps / Object.keys(routesOfMaps).length },
    )
  })

  it.each(Object.entries(routesOfSequences))('of sequences are one tree: %s', (_, route) => {
    fc.assert(
      fc.property(contents, choices, (items, chosen) => {
        const sequence = route(items, chosen)
        expect(shapeOf(sequence.root)).toEqual(canonicalShape(format, items))
        const plain = createSequence(format).fork()
        for (const [id, value] of items) plain.insert(plain.size, id, value)
        expect(rootOf(sequence)).toBe(rootOf(plain.seal()))
      }),
      { numRuns: casesOfSequences / Object.keys(routesOfSequences).length },
    )
  })

  it('have another root when they differ in anything', () => {
    fc.assert(
      fc.property(contents, contents, (items, others) => {
        const [one, other] = [items, others].map((each) => {
          const draft = createOrderedMap(format).fork()
          for (const [key, value] of each) draft.set(key, value)
          return rootOf(draft.seal())
        })
        const same = JSON.stringify(byKey(items)) === JSON.stringify(byKey(others))
        expect(one === other).toBe(same)
      }),
      { numRuns: 300 },
    )
  })
})
