import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codecOf } from './codec.ts'

describe.each(['json', 'cbor'] as const)('%s', (name) => {
  const codec = codecOf(name)

  test('gives back what it was given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // JSON has no negative zero.
        const expected = JSON.parse(JSON.stringify(value))
        expect(codec.decode(codec.encode(expected))).toEqual(expected)
      }),
    )
  })

  test('refuses bytes that it did not make', () => {
    expect(() => codec.decode(new Uint8Array([0xff, 0xfe]))).toThrow()
    expect(() => codec.decode(new Uint8Array())).toThrow()
  })
})

test('json refuses what it cannot express, instead of leaving it out', () => {
  expect(() => codecOf('json').encode(undefined)).toThrow(TypeError)
  expect(() => codecOf('json').encode(() => 1)).toThrow(TypeError)
  expect(() => codecOf('json').encode(1n)).toThrow(TypeError)
})

test('text keeps every string apart, and orders by bytes', () => {
  const text = codecOf('text')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      expect(text.decode(text.encode(value))).toBe(value)
    }),
  )
  expect(() => text.encode('\ud800')).toThrow('well-formed')
  expect(() => text.encode(7)).toThrow(TypeError)
  expect(text.decode(text.encode('\ufeffa'))).toBe('\ufeffa')
  expect(() => text.decode(new Uint8Array([0xc3]))).toThrow()
})

test('raw copies what it reads, because what arrives is a view into a larger chunk', () => {
  const raw = codecOf('raw')
  const chunk = Buffer.from([1, 2, 3])
  const value = raw.decode(chunk.subarray(1))
  chunk.fill(0)
  expect(value).toEqual(new Uint8Array([2, 3]))
  expect(() => raw.encode('text')).toThrow(TypeError)
})
