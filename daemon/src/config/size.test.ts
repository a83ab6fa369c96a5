import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatSize, parseSize } from './size.ts'

describe('parseSize', () => {
  test.each([
    ['1', 1],
    ['100B', 100],
    ['1kB', 1_000],
    ['64MiB', 67_108_864],
    ['1.5KiB', 1_536],
    ['2 GiB', 2_147_483_648],
  ])('reads %s as %i bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes)
  })

  test.each(['', '0', 'MiB', '-1', '1mib', '1e9', '1,5MiB', '9999999999TiB', '1MiB2'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseSize(text)).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
    },
  )

  test('reads back what formatSize writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 50 }), (bytes) => {
        expect(parseSize(formatSize(bytes))).toBe(bytes)
      }),
    )
  })
})
