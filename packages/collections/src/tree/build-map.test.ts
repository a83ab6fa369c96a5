import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMap } from './build-map.ts'
import { heavyItemBytes } from './cut.ts'
import { createOrderedMap } from './ordered-map.ts'
import { shapeOf } from './testing/canonical-shape.ts'
import { cuttingKeys } from './testing/cutting-keys.ts'
import { numberFormat as format } from './testing/number-format.ts'

function build(items: readonly (readonly [string, number])[]) {
  const steps = buildMap(
    format,
    items.map(([key]) => key),
    items.map(([, value]) => value),
  )
  for (let count = 0; ; count++) {
    const step = steps.next()
    if (step.done) return { map: step.value, steps: count }
  }
}

describe('a map that is built at once', () => {
  const value = fc.constantFrom(1, 2, heavyItemBytes, 3 * heavyItemBytes)
  const item = fc.tuple(fc.constantFrom(...cuttingKeys), value)

  it('is the one that setting each item makes', () => {
    const items = fc.uniqueArray(item, { maxLength: 80, selector: ([key]) => key })
    fc.assert(
      fc.property(items, (given) => {
        const draft = createOrderedMap(format).fork()
        for (const [key, number] of given) draft.set(key, number)
        const map = draft.seal()
        const { map: built } = build(given)
        expect(shapeOf(built?.root ?? null)).toEqual(shapeOf(map.root))
        expect([...(built?.entries() ?? [])]).toEqual([...map.entries()])
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['ascend', (at: number) => at],
    ['descend', (at: number) => 99_999 - at],
    ['are shuffled', (at: number) => (at * 61_987) % 100_000],
    ['ascend but for a few', (at: number) => (at % 7000 === 0 ? 99_999 - at : at)],
  ])('takes more than one step where many keys %s', (_, keyOf) => {
    const numbers = [...new Set(Array.from({ length: 100_000 }, (_, at) => keyOf(at)))]
    const { map, steps } = build(numbers.map((number) => [String(number).padStart(6, '0'), 1]))
    expect(steps).toBeGreaterThan(numbers.length / 4096)
    const sorted = numbers.toSorted((left, right) => left - right)
    expect([...(map?.entries() ?? [])].map(([key]) => Number(key))).toEqual(sorted)
  })

  it('is none where a key is there twice, however far apart', () => {
    const items = Array.from({ length: 10_000 }, (_, at) => [`${at % 9999}`, at] as const)
    expect(build(items).map).toBeNull()
  })
})
