import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exhaust } from '../steps.ts'
import { heavyItemBytes } from './cut.ts'
import { createOrderedMap, type OrderedMap } from './ordered-map.ts'
import { canonicalShape, shapeOf } from './testing/canonical-shape.ts'
import { cuttingKeys } from './testing/cutting-keys.ts'
import { numberFormat as format } from './testing/number-format.ts'

type Items = readonly (readonly [string, number])[]

function mapOf(items: Items): OrderedMap<number> {
  const draft = createOrderedMap(format).fork()
  for (const [key, value] of items) draft.set(key, value)
  return draft.seal()
}

describe('an ordered map that retains some of its items', () => {
  const value = fc.constantFrom(1, 2, heavyItemBytes, 3 * heavyItemBytes)
  const item = fc.tuple(fc.constantFrom(...cuttingKeys), value)
  const items = fc.uniqueArray(item, { maxLength: 100, selector: ([key]) => key })

  it('is the one from which each of the others was deleted, canonical, and can be edited on', () => {
    fc.assert(
      fc.property(items, fc.infiniteStream(fc.boolean()), (given, choices) => {
        const origin = mapOf(given)
        const all = [...origin.entries()]
        const kept = new Map(all.filter(() => choices.next().value))
        const draft = origin.fork()
        const asked: string[] = []
        const removed = exhaust(
          draft.retain((key, number) => {
            expect(number).toBe(origin.get(key))
            asked.push(key)
            return kept.has(key)
          }),
        )
        expect(asked).toEqual(all.map(([key]) => key))
        expect(removed).toBe(all.length - kept.size)
        const other = origin.fork()
        for (const [key] of all) if (!kept.has(key)) other.delete(key)
        const map = draft.seal()
        expect(shapeOf(map.root)).toEqual(canonicalShape(format, [...kept]))
        expect(shapeOf(map.root)).toEqual(shapeOf(other.seal().root))
        // Nothing of the map before, or of a sealed one, is edited in place.
        const further = map.fork()
        const rest = new Map(kept)
        for (const [key] of all.slice(0, 20)) {
          further.set(key, 7)
          rest.set(key, 7)
        }
        expect(shapeOf(further.seal().root)).toEqual(
          canonicalShape(
            format,
            [...rest].sort(([a], [b]) => (a < b ? -1 : 1)),
          ),
        )
        expect(shapeOf(map.root)).toEqual(canonicalShape(format, [...kept]))
        expect(shapeOf(origin.root)).toEqual(canonicalShape(format, all))
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps its place among the edits of one draft', () => {
    fc.assert(
      fc.property(items, fc.array(item, { maxLength: 20 }), (given, more) => {
        const draft = mapOf(given).fork()
        const model = new Map(given)
        for (const [key, number] of more) {
          draft.set(key, number)
          model.set(key, number)
        }
        exhaust(draft.retain((key) => key.length % 2 === 0))
        for (const key of [...model.keys()]) if (key.length % 2 === 1) model.delete(key)
        for (const [key, number] of more) {
          expect(draft.get(key)).toBe(model.get(key))
          draft.set(key, number + 1)
          model.set(key, number + 1)
        }
        const expected = [...model].sort(([a], [b]) => (a < b ? -1 : 1))
        expect(shapeOf(draft.seal().root)).toEqual(canonicalShape(format, expected))
      }),
      { numRuns: 500 },
    )
  })

  it('takes steps, and shares leaves of which nothing goes', () => {
    const numbers = Array.from({ length: 50_000 }, (_, at) => at)
    const origin = mapOf(numbers.map((number) => [String(number).padStart(6, '0'), number]))
    const draft = origin.fork()
    const steps = draft.retain((_key, number) => number < 49_000)
    let count = 0
    while (steps.next().done !== true) count++
    expect(count).toBeGreaterThan(15)
    const map = draft.seal()
    expect(map.size).toBe(49_000)
    let [node, before] = [map.root, origin.root]
    while (node?.children && before?.children) {
      node = node.children[0] ?? null
      before = before.children[0] ?? null
    }
    expect(node).toBe(before)
  })
})
