import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { priorityShape } from './priority-shape.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const int64 = priorityShape('int64')
const double = priorityShape('double')

describe('the bytes are those of collections.proto', () => {
  test.each([
    [int64.encode(-1n), '7fffffffffffffff'],
    [int64.encode(0), '8000000000000000'],
    [int64.encode(2n ** 63n - 1n), 'ffffffffffffffff'],
    [int64.encode(-(2n ** 63n)), '0000000000000000'],
    [double.encode(1), 'bff0000000000000'],
    [double.encode(-1), '400fffffffffffff'],
    [double.encode(0), '8000000000000000'],
    [double.encode(-0), '8000000000000000'],
  ])('%o', (bytes, expected) => {
    expect(hex(bytes)).toBe(expected)
  })
})

test('int64 order as their bytes do, and come back', () => {
  const whole = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  fc.assert(
    fc.property(whole, whole, (one, other) => {
      const order = one < other ? -1 : Number(one > other)
      expect(Buffer.compare(int64.encode(one), int64.encode(other))).toBe(order)
      expect(int64.decode(int64.encode(one))).toBe(one)
    }),
  )
})

test('doubles order as their bytes do, and come back', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(finite, finite, (one, other) => {
      const order = one < other ? -1 : Number(one > other)
      expect(Buffer.compare(double.encode(one), double.encode(other))).toBe(order)
      expect(double.decode(double.encode(one)) === one).toBe(true)
    }),
  )
})

test('bytes that are no number of 64 bits are not taken for one', () => {
  for (const shape of [int64, double]) {
    expect(() => shape.decode(new Uint8Array(7))).toThrow()
    expect(() => shape.decode(new Uint8Array(9))).toThrow()
  }
})
