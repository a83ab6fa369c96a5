import { IpcResponse } from '@tesela/protos/ipc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeWritten } from './decode-written.ts'

const id = fc.oneof(fc.constantFrom(0, 1, 127, 128, 2 ** 32 - 1), fc.nat())
const revision = fc.oneof(fc.constantFrom(0, 127, 128, 2 ** 32, 2 ** 53 - 1), fc.maxSafeNat())
const result = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 5 }),
  fc.constantFrom(110, 127, 128, 16_380).map((length) => new Uint8Array(length).fill(3)),
)
const results = fc.array(fc.record({ revision, result }), { maxLength: 2 })
const frames = fc
  .record({ id, more: fc.boolean(), written: fc.record({ results }) })
  .map((response) => Buffer.from(IpcResponse.encode(response)))

test('the answer to a write of one entry is what the codec reads', () => {
  fc.assert(
    fc.property(id, fc.integer({ min: 1, max: 2 ** 53 - 1 }), result, (to, at, bytes) => {
      const written = { results: [{ revision: at, result: bytes }] }
      const frame = Buffer.from(IpcResponse.encode({ id: to || 1, more: false, written }))
      expect(decodeWritten(frame)).toEqual(IpcResponse.decode(frame))
    }),
    { numRuns: 300 },
  )
})

const change = fc.record({
  at: fc.nat(),
  byte: fc.integer({ min: 0, max: 255 }),
  how: fc.constantFrom('set', 'insert', 'remove', 'cut', 'none'),
})

test('what is read of any other frame is what the codec reads', () => {
  let read = 0
  fc.assert(
    fc.property(frames, change, (frame, { at, byte, how }) => {
      const place = at % (frame.length + 1)
      const behind = how === 'set' || how === 'remove' ? place + 1 : place
      const middle = how === 'set' || how === 'insert' ? [byte] : []
      const end = how === 'cut' ? place : frame.length
      const changed = Buffer.concat([
        frame.subarray(0, place),
        Buffer.from(middle),
        frame.subarray(behind, Math.max(behind, end)),
      ])
      const response = decodeWritten(changed)
      if (response === null) return
      read += 1
      expect(response).toEqual(IpcResponse.decode(changed))
    }),
    { numRuns: 5_000 },
  )
  expect(read).toBeGreaterThan(100)
})
