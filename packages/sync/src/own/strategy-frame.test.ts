import { StrategyFrame } from '@tesela/protos/sync'
import { expect, test } from 'vitest'
import { decodeStrategyFrame, encodeStrategyFrame } from './strategy-frame.ts'

/** A message is a text; one that begins with `?` is of a newer version. */
const shouting = {
  name: 'shouting/1',
  messageBytes: 5,
  codec: {
    encode: (message: string) => new TextEncoder().encode(message),
    decode(bytes: Uint8Array): string | null {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      if (text === 'BOOM') throw 'not even an error'
      return text.startsWith('?') ? null : text
    },
  },
}

/** What is sent, and its bytes: a change of these is a change of the protocol. */
test.each([
  [{ type: 'catchUp', term: 3, firstIndex: 301, commit: 400 }, '0a08080310ad02189003'],
  [{ type: 'message', message: 'HEY' }, '1203484559'],
  [{ type: 'message', message: '' }, '1200'],
] as const)('%o has these bytes, and comes back', (frame, bytes) => {
  const body = encodeStrategyFrame(shouting, frame)
  expect(Buffer.from(body).toString('hex')).toBe(bytes)
  expect(decodeStrategyFrame(shouting, body)).toEqual(frame)
})

test('a message that is longer than any is not sent', () => {
  const tooLong = { type: 'message', message: 'HEYHEY' } as const
  expect(() => encodeStrategyFrame(shouting, tooLong)).toThrow(RangeError)
})

test('what a codec keeps does not change with the memory of the frame', () => {
  const keeping = {
    ...shouting,
    codec: { encode: (own: Uint8Array) => own, decode: (own: Uint8Array) => own },
  }
  const body = encodeStrategyFrame(keeping, { type: 'message', message: Uint8Array.of(1, 2) })
  const back = decodeStrategyFrame(keeping, body)
  body.fill(0xee)
  expect(back).toEqual({ type: 'message', message: Uint8Array.of(1, 2) })
})

test.each([
  ['nothing', {}],
  ['a message that the codec does not know', { message: Buffer.from('?NEW') }],
])('%s is nothing to this version', (_what, frame) => {
  expect(decodeStrategyFrame(shouting, StrategyFrame.encode(frame))).toBeNull()
})

const catchUp = { term: 1, firstIndex: 1, commit: 1 }
test.each([
  ['an order and a message', StrategyFrame.encode({ catchUp, message: Buffer.from('HEY') })],
  ['an order of no term', StrategyFrame.encode({ catchUp: { ...catchUp, term: 0 } })],
  ['a message that is too long', StrategyFrame.encode({ message: Buffer.from('HEYHEY') })],
  ['a message of which the codec throws', StrategyFrame.encode({ message: Buffer.from('BOOM') })],
  ['a message that is no text', StrategyFrame.encode({ message: Uint8Array.of(0xff) })],
  ['what does not decode', Uint8Array.of(0xff, 1)],
])('%s is malformed', (_what, body) => {
  expect(() => decodeStrategyFrame(shouting, body)).toThrow(
    expect.objectContaining({ code: 'malformed_message' }),
  )
})
