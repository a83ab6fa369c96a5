import { Command } from '@tesela/protos/collections'
import { IpcRequest } from '@tesela/protos/ipc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeOperation } from './encode-operation.ts'
import { encodeWrite } from './encode-write.ts'

const uint32 = fc.oneof(fc.constantFrom(0, 1, 127, 128, 2 ** 32 - 1), fc.nat())
const number = fc.oneof(fc.nat(300), fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER))
const fields = fc.record({
  id: uint32,
  group: fc.constantFrom('', 'abcd2345', 'a'.repeat(26), 'a'.repeat(200), 'größe', '日'),
  deadlineMs: uint32,
  session: fc.record({ id: number.map((id) => id || 1), acknowledgedThrough: number }),
  sequence: number,
})
const operation = fc.constantFrom(0, 3, 80, 100, 128, 16_380).map((length) => ({
  collection: 'm',
  cell: { set: { value: new Uint8Array(length).fill(3), returnPrevious: false } },
}))

test('a request to write has the bytes that the codec would write', () => {
  fc.assert(
    fc.property(fields, operation, (given, what) => {
      const { id, group, deadlineMs, session, sequence } = given
      const { acknowledgedThrough } = session
      const body = Command.encode({ session: session.id, sequence, acknowledgedThrough, ...what })
      const write = { entries: [{ kind: 'command', body }] }
      const expected = IpcRequest.encode({ id, group, deadlineMs, write })
      expect(Buffer.compare(encodeWrite(given, encodeOperation(what)), expected)).toBe(0)
    }),
    { numRuns: 500 },
  )
})
