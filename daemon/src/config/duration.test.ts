import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDuration, longestDuration, parseDuration } from './duration.ts'

describe('parseDuration', () => {
  test.each([
    ['1ms', 1],
    ['250ms', 250],
    ['10s', 10_000],
    ['1.5s', 1_500],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
  ])('reads %s as %i ms', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })

  test.each([
    '',
    '10',
    's',
    '10 s',
    '-1s',
    '1s2',
    '1e3s',
    '10S',
    '0s',
    '0.1ms',
    '30d',
    'x1s',
    '1sx',
  ])('refuses "%s"', (text) => {
    expect(() => parseDuration(text)).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
  })

  test('reads back what formatDuration writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: longestDuration }), (milliseconds) => {
        expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds)
      }),
    )
  })
})
