import { expect, test } from 'vitest'
import { figure } from './figure.ts'

test.each([
  [114_159.4, '114 159'],
  [1_234_567, '1 234 567'],
  [999, '999'],
  [25.25, '25.3'],
  [1.2345, '1.23'],
  [0.5612, '0.561'],
  [0, '0.000'],
  [Number.NaN, '–'],
  [null, '–'],
])('%d is written %s', (value, text) => {
  expect(figure(value)).toBe(text)
})
