import { IpcRequest } from '@tesela/protos/ipc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeRequest } from './decode-request.ts'
import { decodeWrite } from './decode-write.ts'
import { type Asked, demandOf } from './requests.ts'

function byCodec(frame: Uint8Array): Asked {
  const request = decodeRequest(frame, 256)
  const { id, group, deadlineMs } = request
  return { id, group, deadlineMs, demand: demandOf(request) }
}

const uint32 = fc.oneof(fc.constantFrom(0, 1, 127, 128, 2 ** 32 - 1), fc.nat())
const body = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 5 }),
  fc.constantFrom(110, 127, 128, 16_380, 70_000).map((length) => new Uint8Array(length).fill(3)),
)
const group = fc.constantFrom('', 'abcd2345abcd2345abcd2345ab', 'a'.repeat(64))
const command = fc.record({ kind: fc.constant('command'), body })
const requests = fc.record({
  id: uint32,
  group: fc.oneof(group, fc.constantFrom('a'.repeat(65), 'größe')),
  deadlineMs: uint32,
  write: fc.record({ entries: fc.array(command, { minLength: 1, maxLength: 2 }) }),
})

test('a request to write one command is what the codec reads, its body a view of the frame', () => {
  fc.assert(
    fc.property(uint32, group, uint32, command, (id, name, deadlineMs, entry) => {
      const write = { entries: [entry] }
      const request = { id: id || 1, group: name, deadlineMs, write }
      const frame = new Uint8Array(IpcRequest.encode(request))
      const asked = decodeWrite(frame)
      expect(asked).toEqual(byCodec(frame))
      expect(asked?.demand.entries[0]?.body.buffer).toBe(frame.buffer)
    }),
    { numRuns: 300 },
  )
})

const change = fc.record({
  at: fc.nat(40),
  byte: fc.integer({ min: 0, max: 255 }),
  how: fc.constantFrom('set', 'insert', 'remove', 'cut', 'none'),
})

test('what is read of any other request is what the codec reads', () => {
  let read = 0
  let left = 0
  fc.assert(
    fc.property(requests, change, (request, { at, byte, how }) => {
      const frame = IpcRequest.encode(request)
      const place = at % (frame.length + 1)
      const behind = how === 'set' || how === 'remove' ? place + 1 : place
      const middle = how === 'set' || how === 'insert' ? [byte] : []
      const end = how === 'cut' ? place : frame.length
      const rest = frame.subarray(behind, Math.max(behind, end))
      const changed = Buffer.concat([frame.subarray(0, place), Buffer.from(middle), rest])
      const asked = decodeWrite(changed)
      left += asked === null ? 1 : 0
      if (asked === null) return
      read += 1
      expect(asked).toEqual(byCodec(changed))
    }),
    { numRuns: 5_000 },
  )
  expect(Math.min(read, left)).toBeGreaterThan(300)
})
