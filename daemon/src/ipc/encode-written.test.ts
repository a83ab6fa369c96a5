import { IpcResponse } from '@tesela/protos/ipc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeWritten } from './encode-written.ts'

const uint32 = fc.oneof(fc.constantFrom(0, 1, 127, 128, 2 ** 32 - 1), fc.nat())
const result = fc.record({
  revision: fc.oneof(fc.constantFrom(0, 127, 128, 2 ** 32, 2 ** 53 - 1), fc.nat()),
  result: fc.oneof(
    fc.uint8Array({ maxLength: 5 }),
    fc.constantFrom(110, 127, 128, 16_380).map((length) => new Uint8Array(length).fill(3)),
  ),
})

test('an answer to a write has the bytes that the codec would write', () => {
  fc.assert(
    fc.property(uint32, fc.array(result, { maxLength: 3 }), (id, results) => {
      const expected = IpcResponse.encode({ id, more: false, written: { results } })
      expect(Buffer.compare(encodeWritten(id, results), expected)).toBe(0)
    }),
    { numRuns: 300 },
  )
})
