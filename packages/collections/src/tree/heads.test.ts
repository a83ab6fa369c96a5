import fc from 'fast-check'
import { expect, it } from 'vitest'
import { headBeside, headsOf, insertHead } from './heads.ts'
import { createOrderedMap } from './ordered-map.ts'
import { canonicalShape, shapeOf } from './testing/canonical-shape.ts'
import { numberFormat } from './testing/number-format.ts'

/** Of few letters, so that many begin alike for longer than a head is; the zero is what a head has behind a key's end. */
const key = fc
  .tuple(
    fc.constantFrom('', 'a', 'aaaaaaaa', 'aaaaaaab', 'b'),
    fc.string({ unit: fc.constantFrom('\0', 'a', '\xff'), maxLength: 8 }),
  )
  .map(([start, rest]) => start + rest)
const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 60 })

it('has heads in the order of the keys', () => {
  fc.assert(
    fc.property(keys, (some) => {
      const [, ...heads] = headsOf(some.toSorted())
      expect(heads).toEqual(heads.toSorted((one, other) => one - other))
      expect(heads).toHaveLength(some.length)
    }),
  )
  expect(new Set(headsOf(['key-000', 'key-001', 'key-010', 'key-100'])).size).toBe(5)
})

it('puts the head of another key where it belongs, or says that the key has less in common', () => {
  fc.assert(
    fc.property(keys, key, (some, another) => {
      fc.pre(!some.includes(another))
      const before = some.toSorted()
      const after = [...before, another].toSorted()
      const slot = after.indexOf(another)
      const heads = headsOf(before)
      const [skip = 0] = heads
      const hasIt = insertHead(heads, before, slot, another)
      expect(hasIt).toBe(
        another.slice(0, skip) === before[0]?.slice(0, skip) && skip <= another.length,
      )
      if (hasIt) expect(heads).toEqual([skip, ...after.map((each) => headBeside(heads, each))])
    }),
  )
})

it('finds each key among such as look alike, and the place of any other', () => {
  const present = ['aaaaaaaa', 'b', 'c-and-more', 'd\0\0\0\0\0\0\0'].flatMap((start) =>
    Array.from({ length: 400 }, (_, at) => `${start}${String(at).padStart(12, '0')}`),
  )
  const draft = createOrderedMap(numberFormat).fork()
  for (const [at, each] of present.entries()) draft.set(each, at)
  const map = draft.seal()
  for (const [at, each] of present.entries()) expect(map.get(each)).toBe(at)
  const sorted = present.toSorted()
  for (const each of present) {
    for (const absent of [
      each.slice(0, -1),
      `${each}\0`,
      each.slice(1),
      `${each.slice(0, 9)}\xff`,
    ]) {
      expect(map.get(absent)).toBeUndefined()
      expect(map.rank(absent)).toBe(sorted.filter((other) => other < absent).length)
    }
  }
})

it('goes on finding keys while others come and go', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.boolean()), { maxLength: 300 }), (edits) => {
      const draft = createOrderedMap(numberFormat).fork()
      const model = new Map<string, number>()
      for (const [at, [each, stays]] of edits.entries()) {
        if (at % 16 === 15) draft.seal()
        if (stays) draft.set(each, at)
        else draft.delete(each)
        if (stays) model.set(each, at)
        else model.delete(each)
      }
      const items = [...model].sort(([one], [other]) => (one < other ? -1 : 1))
      expect([...draft.entries()]).toEqual(items)
      for (const [each, value] of items) expect(draft.get(each)).toBe(value)
      expect(shapeOf(draft.seal().root)).toEqual(canonicalShape(numberFormat, items))
    }),
  )
})
