import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteString } from './byte-string.ts'
import { checkPriority } from './priority.ts'
import { encodingOf, placeOf } from './queue-order.ts'
import { bytes } from './testing/driver.ts'
import { doublePriority, int64Priority } from './testing/priorities.ts'

const keyBytes = 100

function isGood(encoding: 'int64' | 'double' | 'bytes', priority: Uint8Array): boolean {
  return checkPriority(encoding, priority, keyBytes) === null
}

function hex(priority: Uint8Array): string {
  return Buffer.from(priority).toString('hex')
}

describe('a priority', () => {
  // The proto names these bytes: programs in other languages make them.
  it('has these bytes', () => {
    expect(hex(int64Priority(0n))).toBe('8000000000000000')
    expect(hex(int64Priority(-1n))).toBe('7fffffffffffffff')
    expect(hex(doublePriority(0))).toBe('8000000000000000')
    expect(hex(doublePriority(1))).toBe('bff0000000000000')
    expect(hex(doublePriority(-1))).toBe('400fffffffffffff')
    expect(hex(doublePriority(-0))).toBe('7fffffffffffffff')
  })

  it('of a signed number has eight bytes, any of them', () => {
    expect(isGood('int64', int64Priority(2n ** 63n - 1n))).toBe(true)
    expect(isGood('int64', int64Priority(-(2n ** 63n)))).toBe(true)
    for (const length of [0, 7, 9]) expect(isGood('int64', new Uint8Array(length))).toBe(false)
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['minus infinity', Number.NEGATIVE_INFINITY],
    ['minus zero', -0],
  ])('of a double is never %s', (_name, value) => {
    expect(isGood('double', doublePriority(value))).toBe(false)
  })

  it('of a double is no other form of NaN', () => {
    for (const high of [0xff, 0x00]) {
      for (const next of [0xf0, 0xff, 0x0f, 0x00]) {
        const form = new Uint8Array(8).fill(1).fill(high, 0, 1).fill(next, 1, 2)
        const value = new DataView(form.map((byte, at) => unflip(form, byte, at)).buffer)
        expect(isGood('double', form)).toBe(Number.isFinite(value.getFloat64(0)))
      }
    }
  })

  it('of a double is every finite number', () => {
    const finite = fc.double({ noDefaultInfinity: true, noNaN: true })
    fc.assert(
      fc.property(finite, (value) => {
        expect(isGood('double', doublePriority(value))).toBe(!Object.is(value, -0))
      }),
      { numRuns: 2000 },
    )
  })

  it('of bytes is as long as a key may be', () => {
    expect(isGood('bytes', new Uint8Array(0))).toBe(true)
    expect(isGood('bytes', new Uint8Array(keyBytes))).toBe(true)
    expect(checkPriority('bytes', new Uint8Array(keyBytes + 1), keyBytes)).toMatchObject({
      setting: 'max_key_bytes',
    })
  })
})

/** As the proto says, backwards. */
function unflip(form: Uint8Array, byte: number, at: number): number {
  if (((form[0] ?? 0) & 0x80) === 0) return byte ^ 0xff
  return at === 0 ? byte ^ 0x80 : byte
}

describe('places', () => {
  it.each([
    ['int64', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), int64Priority],
    [
      'double',
      fc.double({ noDefaultInfinity: true, noNaN: true }).map((v) => v + 0),
      doublePriority,
    ],
    ['bytes', fc.string({ unit: fc.constantFrom('\0', '\x01', 'a', '\xff'), maxLength: 4 }), bytes],
  ] as const)(
    'of %s order by priority, then by revision of insertion, then by key',
    (priority, drawn, encode) => {
      const encoding = encodingOf({ priority })
      const position = fc.record({
        value: fc.oneof(
          drawn as fc.Arbitrary<never>,
          fc.constantFrom(...fc.sample(drawn as fc.Arbitrary<never>, 3)),
        ),
        inserted: fc.oneof(fc.nat(3), fc.constantFrom(2 ** 32, 2 ** 32 - 1, 2 ** 53 - 1)),
        key: fc.string({ unit: fc.constantFrom('\0', 'a', '\xff'), maxLength: 2 }),
      })
      fc.assert(
        fc.property(position, position, (left, right) => {
          const [one, other] = [left, right].map(({ value, inserted, key }) =>
            placeOf(encoding, {
              priority: byteString((encode as (v: never) => Uint8Array)(value)),
              inserted,
              key,
            }),
          )
          if (one === undefined || other === undefined) throw new Error('no place')
          const before =
            left.value !== right.value
              ? left.value < right.value
              : left.inserted !== right.inserted
                ? left.inserted < right.inserted
                : left.key < right.key
          expect(one < other).toBe(before)
        }),
        { numRuns: 2000 },
      )
    },
  )
})
