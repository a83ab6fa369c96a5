import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_NUMBER, numberAt, numberBytes, putNumber } from './fields.ts'

const tag = 0x08
const written = (value: number): Uint8Array => {
  const bytes = new Uint8Array(numberBytes(value))
  putNumber(bytes, 0, tag, value)
  return bytes
}

test('a number is read as it was written, and not where it is cut off', () => {
  const numbers = fc.oneof(
    fc.constantFrom(0, 127, 128, 2 ** 32, Number.MAX_SAFE_INTEGER),
    fc.maxSafeNat(),
  )
  fc.assert(
    fc.property(numbers, (value) => {
      const bytes = written(value)
      expect(numberAt(bytes, 0, tag, bytes.length)).toBe(value)
      expect(numberAt(bytes, 0, tag, bytes.length - 1)).toBe(NO_NUMBER)
    }),
  )
})

test.each([
  ['another tag', [0x10, 1]],
  ['no tag', []],
  ['a one in two bytes', [tag, 0x81, 0x00]],
  ['a number that never ends', [tag, ...new Array(20).fill(0xff)]],
  ['2 ** 53', [tag, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]],
  ['a zero of nine bytes', [tag, ...new Array(8).fill(0x80), 0x00]],
])('no number: %s', (_, bytes) => {
  expect(numberAt(Uint8Array.from(bytes), 0, tag, bytes.length)).toBe(NO_NUMBER)
})
