import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyRange, OrderedMap } from './ordered-map.ts'
import { createOrderedMap } from './sorted-btree-map.ts'

type Model = Map<string, number>

const key = fc.string({ unit: fc.constantFrom('a', 'b', '\0', '\x7f', '\xff'), maxLength: 5 })
const edit = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('set' as const), key, fc.nat()) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('delete' as const), key, fc.nat()) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('clear' as const), key, fc.nat()) },
)

function ordered(model: Model, range: KeyRange = {}): [string, number][] {
  const all = [...model]
    .filter(
      ([k]) =>
        (range.from === undefined || k >= range.from) && (range.to === undefined || k < range.to),
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return range.reverse ? all.reverse() : all
}

function expectEqual(map: OrderedMap<number>, model: Model): void {
  expect([...map.entries()]).toEqual(ordered(model))
  expect(map.size).toBe(model.size)
}

describe('an ordered map', () => {
  it('keeps every sealed version as it was, whichever version later edits start from', () => {
    const step = fc.record({ from: fc.nat(), edits: fc.array(edit, { maxLength: 60 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const versions: { map: OrderedMap<number>; model: Model }[] = [
          { map: createOrderedMap(), model: new Map() },
        ]
        for (const { from, edits } of steps) {
          const base = versions[from % versions.length]
          if (base === undefined) continue
          const draft = base.map.fork()
          const model = new Map(base.model)
          for (const [what, k, value] of edits) {
            if (what === 'set') {
              draft.set(k, value)
              model.set(k, value)
            } else if (what === 'delete') expect(draft.delete(k)).toBe(model.delete(k))
            else {
              draft.clear()
              model.clear()
            }
            expect(draft.get(k)).toBe(model.get(k))
            expect(draft.has(k)).toBe(model.has(k))
          }
          expect(draft.size).toBe(model.size)
          versions.push({ map: draft.seal(), model })
        }
        for (const { map, model } of versions) expectEqual(map, model)
      }),
      { numRuns: 150 },
    )
  })

  it('keeps versions apart when trees are several levels deep', () => {
    let map = createOrderedMap<number>()
    const model: Model = new Map()
    const kept: { map: OrderedMap<number>; model: Model }[] = []
    let random = 1
    for (let round = 0; round < 40; round++) {
      const draft = map.fork()
      for (let count = 0; count < 400; count++) {
        random = (random * 1103515245 + 12345) % 2147483648
        const k = `k${random % 5000}`
        // Rounds of growth and of shrinking, so that nodes split, merge and vanish.
        if (random % 10 < (round % 8 < 5 ? 8 : 1)) {
          draft.set(k, random)
          model.set(k, random)
        } else expect(draft.delete(k)).toBe(model.delete(k))
      }
      map = draft.seal()
      kept.push({ map, model: new Map(model) })
    }
    for (const version of kept) expectEqual(version.map, version.model)
  })

  it('walks any range in either direction', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { maxLength: 80 }),
        fc.option(key, { nil: undefined }),
        fc.option(key, { nil: undefined }),
        fc.boolean(),
        (keys, from, to, reverse) => {
          const model: Model = new Map(keys.map((k, position) => [k, position]))
          const draft = createOrderedMap<number>().fork()
          for (const [k, value] of model) draft.set(k, value)
          const range: KeyRange = {
            reverse,
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
          }
          expect([...draft.entries(range)]).toEqual(ordered(model, range))
          expect([...draft.seal().entries(range)]).toEqual(ordered(model, range))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is the same map when a draft changed nothing', () => {
    const map = createOrderedMap<number>()
    const draft = map.fork()
    expect(draft.delete('absent')).toBe(false)
    draft.clear()
    expect(draft.seal()).toBe(map)
  })
})
