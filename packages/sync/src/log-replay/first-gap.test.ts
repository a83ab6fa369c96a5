import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstGap } from './first-gap.ts'

const span = (from: number, to: number) => ({ from, to })

test.each([
  ['nothing is covered', span(2, 9), [], span(2, 9)],
  ['the beginning is covered', span(2, 9), [span(0, 4)], span(4, 9)],
  ['the middle is covered', span(2, 9), [span(5, 6)], span(2, 5)],
  ['the end is covered', span(2, 9), [span(2, 3), span(6, 12)], span(3, 6)],
  ['covered parts overlap', span(2, 9), [span(4, 7), span(1, 5), span(5, 6)], span(7, 9)],
  ['all is covered', span(2, 9), [span(5, 9), span(1, 5)], null],
  ['it is empty', span(9, 9), [], null],
  ['what is covered lies elsewhere', span(2, 4), [span(7, 9), span(0, 2)], span(2, 4)],
])('the first gap where %s (C10)', (_name, within, covered, gap) => {
  expect(firstGap(within, covered)).toEqual(gap)
})

test('it is the first of the numbers that nothing covers, up to the next that something does', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 8 })).map(([from, size]) => {
      return span(from, from + size)
    }),
  )
  fc.assert(
    fc.property(spans, fc.nat(20), fc.nat(20), (covered, from, size) => {
      const within = span(from, from + size)
      const isCovered = (at: number) => covered.some((each) => each.from <= at && at < each.to)
      const numbers = Array.from({ length: size }, (_, at) => from + at)
      const first = numbers.find((at) => !isCovered(at))
      const end = numbers.find((at) => first !== undefined && at > first && isCovered(at))
      const plain = first === undefined ? null : span(first, end ?? within.to)
      expect(firstGap(within, covered)).toEqual(plain)
    }),
    { numRuns: 2000 },
  )
})
