import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConfChangeError } from '../errors.ts'
import type { ConfChange, ConfOp } from '../types.ts'
import { decodeConfChange, encodeConfChange } from './codec.ts'

const op: fc.Arbitrary<ConfOp> = fc.record({
  op: fc.constantFrom('addVoter', 'addLearner', 'remove', 'update'),
  id: fc.string({ unit: 'grapheme', maxLength: 20 }),
})
const change: fc.Arbitrary<ConfChange> = fc.record(
  {
    transition: fc.constantFrom('auto', 'implicit', 'explicit'),
    ops: fc.array(op, { maxLength: 8 }),
    context: fc.uint8Array({ maxLength: 200 }),
    expectConfIndex: fc.maxSafeNat(),
  },
  { requiredKeys: ['transition', 'ops', 'context'] },
)

const plain: ConfChange = {
  transition: 'auto',
  ops: [{ op: 'addLearner', id: 'a/1' }],
  context: Uint8Array.of(7),
  expectConfIndex: 300,
}

/** The bytes that are in logs on disk: a change of them is a change of the format. */
const golden = '01 00 01 ac 02 01 01 03 61 2f 31 01 07'

function code(data: Uint8Array): string {
  try {
    decodeConfChange(data)
    return 'decoded'
  } catch (error) {
    if (error instanceof ConfChangeError) return error.code
    throw error
  }
}

describe('a configuration change', () => {
  test('comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(change, (each) => {
        expect(decodeConfChange(encodeConfChange(each))).toEqual(each)
      }),
    )
  })

  test('has the bytes that logs on disk hold', () => {
    expect(Buffer.from(encodeConfChange(plain)).toString('hex')).toBe(golden.replaceAll(' ', ''))
  })

  test('is decoded or refused with a typed error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (data) => {
        expect(['decoded', 'CONF_CHANGE_MALFORMED']).toContain(code(data))
      }),
    )
  })

  test('that is cut short anywhere is refused', () => {
    const data = encodeConfChange(plain)
    for (let length = 0; length < data.length; length++) {
      expect(code(data.subarray(0, length))).toBe('CONF_CHANGE_MALFORMED')
    }
  })

  test.each([
    ['another version', [2, 0, 0, 0, 0]],
    ['an unknown transition', [1, 9, 0, 0, 0]],
    ['unknown flags', [1, 0, 2, 0, 0]],
    ['an unknown operation', [1, 0, 0, 1, 9, 0, 0]],
    ['too many operations', [1, 0, 0, 65, 0]],
    ['an id that is not UTF-8', [1, 0, 0, 1, 0, 1, 0xff, 0]],
    ['a number above 2^53', [1, 0, 1, 255, 255, 255, 255, 255, 255, 255, 127, 0, 0]],
    ['bytes behind the end', [1, 0, 0, 0, 0, 0]],
  ])('with %s is refused', (_name, bytes) => {
    expect(code(Uint8Array.from(bytes))).toBe('CONF_CHANGE_MALFORMED')
  })

  test('keeps its context when the bytes it came from are reused', () => {
    const data = encodeConfChange(plain)
    const decoded = decodeConfChange(data)
    data.fill(0)
    expect(decoded).toEqual(plain)
  })
})
