import { SyncFrame } from '@tesela/protos/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeSyncFrame, encodeSyncFrame, type SyncMessage } from './sync-codec.ts'

const digest = (seed: number) => String.fromCharCode(...new Array(32).fill(seed))
const roots = {
  anchor: 5000,
  term: 3,
  root: digest(1),
  header: digest(0xff),
  sessions: digest(0),
  collections: [
    { name: 'jobs', root: digest(2) },
    { name: 'orders', root: digest(3) },
  ],
  log: digest(4),
}
const messages: readonly SyncMessage[] = [
  { type: 'report', roots },
  { type: 'report', roots: { ...roots, collections: [], log: null } },
  { type: 'verdict', sealed: roots, by: ['a/1', 'b/2'] },
]

test.each(messages)('a $type comes back as it was sent', (message) => {
  expect(decodeSyncFrame(encodeSyncFrame(message))).toEqual(message)
})

test('what is kept does not change with the memory of the frame', () => {
  const body = encodeSyncFrame({ type: 'report', roots })
  const message = decodeSyncFrame(body)
  body.fill(0xee)
  expect(message).toEqual({ type: 'report', roots })
})

test('a message that this version does not know is none', () => {
  // Field 15, two bytes.
  expect(decodeSyncFrame(Uint8Array.of(0x7a, 2, 1, 1))).toBeNull()
  expect(decodeSyncFrame(new Uint8Array(0))).toBeNull()
})

const bytes = (length: number) => new Uint8Array(length)
const report = {
  anchor: 1,
  term: 1,
  root: bytes(32),
  header: bytes(32),
  sessions: bytes(32),
  collections: [],
  log: bytes(32),
}
const hostile: readonly (readonly [string, Partial<SyncFrame>])[] = [
  ['a report and a verdict', { report, verdict: { sealed: report, sealedBy: [] } }],
  ['no anchor', { report: { ...report, anchor: 0 } }],
  ['no term', { report: { ...report, term: 0 } }],
  ['a root of 31 bytes', { report: { ...report, root: bytes(31) } }],
  ['no header', { report: { ...report, header: bytes(0) } }],
  ['a log of 31 bytes', { report: { ...report, log: bytes(31) } }],
  ['sessions of 33 bytes', { report: { ...report, sessions: bytes(33) } }],
  [
    'a collection without a root',
    { report: { ...report, collections: [{ name: 'x', root: bytes(0) }] } },
  ],
  [
    'a name of 129 characters',
    { report: { ...report, collections: [{ name: 'x'.repeat(129), root: bytes(32) }] } },
  ],
  [
    'more collections than any group has',
    { report: { ...report, collections: new Array(16_385).fill({ name: '', root: bytes(32) }) } },
  ],
  ['a verdict without roots', { verdict: { sealedBy: ['a/1'] } }],
  [
    'a verdict by somebody with an endless name',
    { verdict: { sealed: report, sealedBy: ['x'.repeat(513)] } },
  ],
  ['a verdict by a crowd', { verdict: { sealed: report, sealedBy: new Array(1025).fill('a/1') } }],
]

test.each(hostile)('%s is malformed', (_what, frame) => {
  expect(() => decodeSyncFrame(SyncFrame.encode(frame))).toThrow(
    expect.objectContaining({ code: 'malformed_frame' }),
  )
})

test('an anchor that is no safe integer is malformed', () => {
  const body = Uint8Array.of(0x0a, 9, 0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)
  expect(() => decodeSyncFrame(body)).toThrow(expect.objectContaining({ code: 'malformed_frame' }))
})

test('no bytes whatsoever do anything but decode or be malformed', () => {
  const good = encodeSyncFrame({ type: 'verdict', sealed: roots, by: ['a/1'] })
  const mutated = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 4 })
    .map((changes) => {
      const body = good.slice()
      for (const [at, byte] of changes) body[at] = byte
      return body
    })
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), mutated), (body) => {
      try {
        decodeSyncFrame(body)
        return true
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'malformed_frame'
      }
    }),
  )
})
