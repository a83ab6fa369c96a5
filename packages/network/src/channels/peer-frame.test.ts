import { PeerFrame } from '@tesela/protos/peer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodePeerFrame, peerFrameHeader, peerFrameParts } from './peer-frame.ts'

test('the parts are the encoding that the generated codec reads', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 32 }),
      fc.string({ minLength: 1 }),
      fc.uint8Array({ maxLength: 1000 }),
      (groupId, to, body) => {
        const parts = peerFrameParts(peerFrameHeader(groupId, to), body)
        const frame = PeerFrame.decode(Buffer.concat(parts))
        expect(Buffer.from(frame.groupId)).toEqual(Buffer.from(groupId))
        expect(Buffer.from(frame.body)).toEqual(Buffer.from(body))
        expect(frame.to).toBe(Buffer.from(to).toString())
        if (body.byteLength > 0) {
          const golden = PeerFrame.encode({
            groupId: new Uint8Array(groupId),
            to,
            body: new Uint8Array(body),
          })
          expect(Buffer.concat(parts)).toEqual(Buffer.from(golden))
        }
      },
    ),
  )
})

test('the body goes in by reference', () => {
  const body = new Uint8Array(10)
  expect(peerFrameParts(peerFrameHeader(Uint8Array.of(1), 'a/b'), body).at(-1)).toBe(body)
})

test('any bytes decode, or fail as a frame that does not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodePeerFrame(bytes)
      } catch (error) {
        expect(error).toMatchObject({ code: 'frame_malformed' })
      }
    }),
  )
})
