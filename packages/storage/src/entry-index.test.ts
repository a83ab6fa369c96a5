import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEntryIndex } from './entry-index.ts'

interface Place {
  readonly segment: number
  readonly offset: number
  readonly end: number
}

describe('the index of entries', () => {
  it('finds every entry where a plain list has it, through replacements and segments', () => {
    const step = fc.record({
      back: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat({ max: 40 })),
      length: fc.integer({ min: 24, max: 400 }),
      rotate: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
    })
    const property = fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const index = createEntryIndex(1)
      const model: Place[] = []
      let segment = 1
      let offset = 512
      for (const { back, length, rotate } of steps) {
        if (rotate) {
          segment++
          offset = 512
        }
        model.length = Math.max(0, model.length - back)
        const end = offset + length
        model.push({ segment, offset, end })
        index.place(model.length, segment, offset, end)
        offset = end
      }
      expect(index.lastIndex).toBe(model.length)
      for (const [at, place] of model.entries()) {
        const stretch = index.stretch(at + 1, 1000)
        const places = model.slice(at, at + stretch.offsets.length)
        expect(stretch.segment).toBe(place.segment)
        expect(stretch.offsets).toEqual(places.map((each) => each.offset))
        expect(places.every((each) => each.segment === place.segment)).toBe(true)
        expect(stretch.offset + stretch.length).toBeGreaterThanOrEqual(places.at(-1)?.end ?? 0)
        if (places.length > 1) expect(stretch.length).toBeLessThanOrEqual(1000)
      }
      const newest = index.newest(2000)
      const sizes = model.slice(newest - 1).map((each) => each.end - each.offset)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(2000)
      expect(() => index.stretch(model.length + 1, 1)).toThrow(RangeError)
      expect(() => index.place(model.length + 2, segment, offset, offset + 24)).toThrow(RangeError)
    })
    fc.assert(property, { numRuns: 200 })
  })
})
