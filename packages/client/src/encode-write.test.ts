import { IpcRequest } from '@tesela/protos/ipc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeWrite } from './encode-write.ts'

const uint32 = fc.oneof(fc.constantFrom(0, 1, 127, 128, 2 ** 32 - 1), fc.nat())
const group = fc.constantFrom('', 'abcd2345', 'a'.repeat(200), 'größe', '日')
const command = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 5 }),
  fc.constantFrom(110, 116, 117, 128, 16_380).map((length) => new Uint8Array(length).fill(3)),
)

test('a request to write has the bytes that the codec would write', () => {
  fc.assert(
    fc.property(uint32, group, uint32, command, (id, name, deadlineMs, body) => {
      const write = { entries: [{ kind: 'command', body }] }
      const expected = IpcRequest.encode({ id, group: name, deadlineMs, write })
      expect(Buffer.compare(encodeWrite(id, name, deadlineMs, body), expected)).toBe(0)
    }),
    { numRuns: 500 },
  )
})
