import { expect, test } from 'vitest'
import { drift } from './drift.ts'

test('is nothing where samples go up and down about the same', () => {
  expect(drift([1, 2, 3, 8, 10, 12, 12, 10, 8])).toBe(0)
})

test('is what the last third has above the second, whatever the first was', () => {
  expect(drift([0, 0, 0, 100, 100, 100, 110, 110, 110])).toBeCloseTo(0.1)
  expect(drift([900, 900, 100, 100, 90, 90])).toBeCloseTo(-0.1)
})

test('is not known of too few', () => {
  expect(drift([1, 2])).toBeNaN()
})
