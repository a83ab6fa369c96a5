import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyRange } from './key-range.ts'
import { createOrderedMap, type OrderedMap } from './ordered-map.ts'
import { canonicalShape, shapeOf } from './testing/canonical-shape.ts'
import { numberFormat } from './testing/number-format.ts'

type Model = Map<string, number>

const format = numberFormat
const key = fc.string({ unit: fc.constantFrom('a', 'b', '\0', '\x7f', '\xff'), maxLength: 5 })
/** Every fourth is heavy: its leaf ends behind it. */
const value = fc.oneof(
  { weight: 3, arbitrary: fc.nat(9999) },
  fc.integer({ min: 16_370, max: 20_000 }),
)
const edit = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(fc.constant('set' as const), key, value) },
  { weight: 6, arbitrary: fc.tuple(fc.constant('delete' as const), key, value) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('deleteRange' as const), key, value) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('clear' as const), key, value) },
)

function ordered(model: Model, range: KeyRange = {}): [string, number][] {
  const { from, to, prefix = '' } = range
  const all = [...model]
    .filter(([k]) => (from === undefined || k >= from) && (to === undefined || k < to))
    .filter(([k]) => k.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return range.reverse ? all.reverse() : all
}

function expectEqual(map: OrderedMap<number>, model: Model): void {
  const items = ordered(model)
  expect([...map.entries()]).toEqual(items)
  expect(shapeOf(map.root)).toEqual(canonicalShape(format, items))
  expect(map.size).toBe(model.size)
}

/** Edits that walk along the keys, as many writes do: what the draft knows of the place before must still be true. */
const walk = fc.array(
  fc.record({
    what: fc.constantFrom('set', 'set', 'set', 'get', 'delete', 'seal', 'clear'),
    by: fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat(300) }),
    value,
  }),
  { minLength: 50, maxLength: 400 },
)

describe('an ordered map', () => {
  it('is edited along its keys as it is anywhere', () => {
    const keys = Array.from({ length: 300 }, (_, at) => `key-${String(at).padStart(3, '0')}`)
    fc.assert(
      fc.property(walk, fc.nat(299), (edits, start) => {
        const first = createOrderedMap(format).fork()
        const model: Model = new Map()
        for (const k of keys) first.set(k, 1)
        for (const k of keys) model.set(k, 1)
        const origin = first.seal()
        const before = new Map(model)
        const draft = origin.fork()
        const sealed: { map: OrderedMap<number>; model: Model }[] = []
        let at = start
        for (const { what, by, value: next } of edits) {
          at = (at + by) % keys.length
          const k = keys[at] ?? ''
          if (what === 'set') {
            expect(draft.get(k)).toBe(model.get(k))
            draft.set(k, next)
            model.set(k, next)
          } else if (what === 'get') expect(draft.get(k)).toBe(model.get(k))
          else if (what === 'delete') expect(draft.delete(k)).toBe(model.delete(k))
          else if (what === 'seal') sealed.push({ map: draft.seal(), model: new Map(model) })
          else if (at % 10 === 0) {
            draft.clear()
            model.clear()
          }
        }
        expectEqual(draft.seal(), model)
        for (const version of sealed) expectEqual(version.map, version.model)
        expectEqual(origin, before)
      }),
    )
  })

  it('keeps every sealed version as it was, whichever version later edits start from', () => {
    const step = fc.record({ from: fc.nat(), edits: fc.array(edit, { maxLength: 60 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const versions: { map: OrderedMap<number>; model: Model }[] = [
          { map: createOrderedMap(format), model: new Map() },
        ]
        for (const { from, edits } of steps) {
          const base = versions[from % versions.length]
          if (base === undefined) continue
          const draft = base.map.fork()
          const model = new Map(base.model)
          for (const [what, k, v] of edits) {
            if (what === 'set') {
              draft.set(k, v)
              model.set(k, v)
            } else if (what === 'delete') expect(draft.delete(k)).toBe(model.delete(k))
            else if (what === 'deleteRange') {
              const range = { from: k, to: `${k}b` }
              const gone = ordered(model, range)
              for (const [k] of gone) model.delete(k)
              expect(draft.deleteRange(range)).toBe(gone.length)
            } else {
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
    let map = createOrderedMap<number>(format)
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
          draft.set(k, random % 17_000)
          model.set(k, random % 17_000)
        } else expect(draft.delete(k)).toBe(model.delete(k))
      }
      map = draft.seal()
      kept.push({ map, model: new Map(model) })
    }
    for (const version of kept) expectEqual(version.map, version.model)
  })

  it('walks, counts and ranks any range in either direction', () => {
    const bound = fc.option(key, { nil: undefined })
    fc.assert(
      fc.property(
        fc.uniqueArray(key, { maxLength: 80 }),
        bound,
        bound,
        bound,
        fc.boolean(),
        (keys, from, to, prefix, reverse) => {
          const model: Model = new Map(keys.map((k, position) => [k, position]))
          const draft = createOrderedMap<number>(format).fork()
          for (const [k, v] of model) draft.set(k, v)
          const range: KeyRange = {
            reverse,
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
            ...(prefix === undefined ? {} : { prefix }),
          }
          const expected = ordered(model, range)
          expect([...draft.entries(range)]).toEqual(expected)
          expect(draft.count(range)).toBe(expected.length)
          const map = draft.seal()
          expect([...map.entries(range)]).toEqual(expected)
          for (const [position, item] of ordered(model).entries()) {
            expect(map.at(position)).toEqual(item)
            expect(map.rank(item[0])).toBe(position)
          }
          expect(map.at(-1)).toBeUndefined()
          expect(map.at(map.size)).toBeUndefined()
        },
      ),
      { numRuns: 200 },
    )
  })

  it('does not change when its draft is used further', () => {
    const draft = createOrderedMap<number>(format).fork()
    for (let count = 0; count < 500; count++) draft.set(`k${count}`, count)
    const map = draft.seal()
    for (let count = 0; count < 500; count++) {
      if (count % 3 === 0) draft.delete(`k${count}`)
      else draft.set(`k${count}`, 16_384)
    }
    expect([...map.entries()].every(([k, v]) => k === `k${v}`)).toBe(true)
    expect(map.size).toBe(500)
    expect(draft.seal().size).toBe(333)
  })

  it('is the same map when a draft changed nothing', () => {
    const map = createOrderedMap<number>(format)
    const draft = map.fork()
    expect(draft.delete('absent')).toBe(false)
    draft.clear()
    expect(draft.seal()).toBe(map)
  })
})
