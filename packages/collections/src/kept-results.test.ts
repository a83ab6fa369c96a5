import fc from 'fast-check'
import { expect, it } from 'vitest'
import { KeptResults, weightOf } from './kept-results.ts'
import type { KeptResult } from './session.ts'

const kept = (sequence: number): KeptResult => ({
  sequence,
  revision: sequence + 7,
  result: new Uint8Array(sequence % 5),
})

const sequences = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 300 })
const edits = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ add: sequences }) },
    { weight: 1, arbitrary: fc.record({ release: fc.integer({ min: 0, max: 400 }) }) },
  ),
  { maxLength: 12 },
)

it('keeps, finds and releases results as a sorted list does, and leaves what it began with alone', () => {
  fc.assert(
    fc.property(sequences, edits, (first, changes) => {
      let model = [...new Set(first)].sort((a, b) => a - b).map(kept)
      const before = model.slice()
      const results = new KeptResults(before)
      const weigh = (of: readonly KeptResult[]) => of.reduce((sum, one) => sum + weightOf(one), 0)
      for (const change of changes) {
        if ('release' in change) {
          const left = model.filter(({ sequence }) => sequence > change.release)
          expect(results.without(change.release)).toEqual({
            count: left.length,
            bytes: weigh(left),
          })
          expect(results.release(change.release)).toBe(weigh(model) - weigh(left))
          model = left
          continue
        }
        for (const sequence of change.add) {
          const known = model.find((one) => one.sequence === sequence)
          expect(results.find(sequence)).toBe(known)
          if (known !== undefined) continue
          const added = kept(sequence)
          results.add(added)
          model = [...model, added].sort((a, b) => a.sequence - b.sequence)
        }
        expect(results.count).toBe(model.length)
      }
      expect(results.seal()).toEqual(model)
      expect(before).toEqual([...new Set(first)].sort((a, b) => a - b).map(kept))
    }),
    { numRuns: 60 },
  )
})
