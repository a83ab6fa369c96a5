import { SyncFrame } from '@tesela/protos/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeSnapshotMessage,
  encodeSnapshotMessage,
  SNAPSHOT_FRAME_BYTES,
} from './message-codec.ts'
import { LEAVES_BYTES, type SnapshotMessage, type UnavailableReason } from './messages.ts'

const root = `${'\x01'.repeat(31)}\xff`
const snapshot = { anchor: 300, term: 2, root }
const target = {
  ...snapshot,
  sealed: true,
  firstIndex: 301,
  manifestBytes: 5,
  manifestPieces: [root],
  leaves: 4,
  items: 5,
  bytes: 6,
}
const refused = (reason: UnavailableReason): SnapshotMessage => ({
  type: 'unavailable',
  id: 9,
  reason,
  retryAfterMs: 250,
  leader: null,
})

const rootHex = `${'01'.repeat(31)}ff`
const name = `08ac0210021a20${rootHex}`
/** What is sent, and its bytes: a change of these is a change of the protocol. */
const golden: readonly (readonly [SnapshotMessage, string])[] = [
  [{ type: 'catchUp', term: 3, firstIndex: 301, commit: 400 }, '1a08080310ad02189003'],
  [
    { type: 'fetchTarget', id: 1, atLeast: 300, sealedOnly: false, held: null },
    '22070801120308ac02',
  ],
  [
    { type: 'fetchTarget', id: 1, atLeast: 3, sealedOnly: true, held: null },
    '22080801120408031801',
  ],
  [
    { type: 'fetchTarget', id: 1, atLeast: 300, sealedOnly: false, held: snapshot },
    '22300801122c08ac021227<name>',
  ],
  [{ type: 'fetchManifest', id: 2, snapshot, piece: 1 }, '222f08021a2b0a27<name>1001'],
  [
    { type: 'fetchDigests', id: 3, snapshot, section: 1, piece: 2 },
    '22310803222d0a27<name>10011802',
  ],
  [
    { type: 'fetchLeaves', id: 4, snapshot, from: 5, count: 6, maxBytes: 7 },
    '223308042a2f0a27<name>100518062007',
  ],
  [
    { type: 'fetchLeafPart', id: 5, snapshot, ordinal: 1, offset: 2, maxBytes: 3 },
    '22330805322f0a27<name>100118022003',
  ],
  [
    { type: 'target', id: 1, target },
    `2a5c08011a580a27<name>100118ad0220052a20${rootHex}300438054006`,
  ],
  [{ type: 'manifestPiece', id: 2, data: Uint8Array.of(1, 2) }, '2a08080222040a020102'],
  [{ type: 'digests', id: 3, digests: [root] }, `2a2608032a220a20${rootHex}`],
  [
    { type: 'leaves', id: 4, from: 5, leaves: [Uint8Array.of(1), Uint8Array.of()] },
    '2a0b0804320708051201011200',
  ],
  [
    { type: 'leafPart', id: 5, ordinal: 1, offset: 2, total: 9, data: Uint8Array.of(7) },
    '2a0d08053a09080110021809220107',
  ],
  [refused('overloaded'), '2a0908091205080410fa01'],
  [
    { type: 'unavailable', id: 9, reason: 'notLeader', retryAfterMs: 0, leader: 'p/1' },
    '2a0b0809120708051a03702f31',
  ],
  [{ type: 'release', snapshot }, '3227<name>'],
]

test.each(golden)('%# has these bytes, and comes back: %o', (message, bytes) => {
  const body = encodeSnapshotMessage(message)
  expect(Buffer.from(body).toString('hex').replace(name, '<name>')).toBe(bytes)
  expect(decodeSnapshotMessage(body)).toEqual(message)
})

const reasons: readonly UnavailableReason[] = [
  'unknownAnchor',
  'expired',
  'syncingItself',
  'overloaded',
  'notLeader',
  'pruned',
  'preparing',
  'failed',
]

test.each(reasons)('a refusal keeps its reason: %s', (reason) => {
  expect(decodeSnapshotMessage(encodeSnapshotMessage(refused(reason)))).toEqual(refused(reason))
})

test('a refusal of a newer version is a refusal', () => {
  const unavailable = { reason: 99, retryAfterMs: 4_000_000_000, leader: '' }
  const body = SyncFrame.encode({ answer: { id: 1, unavailable } })
  expect(decodeSnapshotMessage(body)).toMatchObject({ reason: 'failed', retryAfterMs: 600_000 })
})

test('what is kept does not change with the memory of the frame', () => {
  for (const [message] of golden) {
    const body = encodeSnapshotMessage(message)
    const back = decodeSnapshotMessage(body)
    body.fill(0xee)
    expect(back).toEqual(message)
  }
})

test('a message that this version does not know is none', () => {
  for (const frame of [{}, { request: { id: 1 } }, { answer: { id: 1 } }]) {
    expect(decodeSnapshotMessage(SyncFrame.encode(frame))).toBeNull()
  }
  expect(decodeSnapshotMessage(Uint8Array.of(0x7a, 2, 1, 1))).toBeNull()
})

test('the largest run of leaves fits a frame, whatever their size', () => {
  const smallest = new Array(65_536).fill(new Uint8Array(16))
  for (const leaves of [[new Uint8Array(LEAVES_BYTES)], smallest]) {
    const body = encodeSnapshotMessage({ type: 'leaves', id: 2 ** 53 - 1, from: 0, leaves })
    expect(body.length).toBeLessThanOrEqual(SNAPSHOT_FRAME_BYTES)
    expect(decodeSnapshotMessage(body)).toMatchObject({ type: 'leaves' })
  }
})

const bytes = (length: number) => new Uint8Array(length)
const named = { anchor: 1, term: 1, root: bytes(32) }
const offered = {
  snapshot: named,
  sealed: true,
  firstIndex: 1,
  manifestBytes: 1,
  manifestPieces: bytes(32),
  leaves: 0,
  items: 0,
  bytes: 0,
}
const answer = (of: object) => ({ answer: { id: 1, ...of } })
const request = (of: object) => ({ request: { id: 1, ...of } })
const hostile: readonly (readonly [string, Parameters<typeof SyncFrame.encode>[0]])[] = [
  ['two messages', { release: named, ...request({}) }],
  ['two questions', request({ target: { atLeast: 1 }, manifest: { snapshot: named, piece: 0 } })],
  ['two answers', answer({ manifest: { data: bytes(1) }, digests: { digests: bytes(32) } })],
  ['a manifest of nothing', request({ manifest: { piece: 0 } })],
  ['a root of 31 bytes', { release: { ...named, root: bytes(31) } }],
  ['two roots', { release: { ...named, root: bytes(64) } }],
  ['no root', { release: { ...named, root: bytes(0) } }],
  ['no anchor', { release: { ...named, anchor: 0 } }],
  ['no term', { release: { ...named, term: 0 } }],
  ['a catch-up of no term', { catchUp: { term: 0, firstIndex: 1, commit: 1 } }],
  ['no leaves asked for', request({ leaves: { snapshot: named, from: 0, count: 0, maxBytes: 1 } })],
  [
    'leaves without end asked for',
    request({ leaves: { snapshot: named, from: 0, count: 65_537, maxBytes: 1 } }),
  ],
  ['no bytes asked for', request({ leaves: { snapshot: named, from: 0, count: 1, maxBytes: 0 } })],
  [
    'more bytes asked for than a frame has',
    request({ leafPart: { snapshot: named, ordinal: 0, offset: 0, maxBytes: LEAVES_BYTES + 1 } }),
  ],
  ['a section beyond all', request({ digests: { snapshot: named, section: 65_536, piece: 0 } })],
  [
    'an endless leader',
    answer({ unavailable: { reason: 5, retryAfterMs: 0, leader: 'x'.repeat(513) } }),
  ],
  ['a target without a manifest', answer({ target: { ...offered, manifestBytes: 0 } })],
  ['an endless manifest', answer({ target: { ...offered, manifestBytes: 2 ** 27 } })],
  ['a target without pieces', answer({ target: { ...offered, manifestPieces: bytes(0) } })],
  ['a target with too many pieces', answer({ target: { ...offered, manifestPieces: bytes(64) } })],
  ['a target with half a piece', answer({ target: { ...offered, manifestPieces: bytes(33) } })],
  ['a target without a log', answer({ target: { ...offered, firstIndex: 0 } })],
  ['a piece of manifest that is too large', answer({ manifest: { data: bytes(512 * 1024 + 1) } })],
  ['half a digest', answer({ digests: { digests: bytes(33) } })],
  ['more digests than a piece has', answer({ digests: { digests: bytes(4097 * 32) } })],
  [
    'more leaves than fit',
    answer({ leaves: { from: 0, leaves: new Array(65_537).fill(bytes(0)) } }),
  ],
  [
    'leaves of too many bytes',
    answer({ leaves: { from: 0, leaves: [bytes(LEAVES_BYTES), bytes(1)] } }),
  ],
  ['a part of nothing', answer({ leafPart: { ordinal: 0, offset: 0, total: 0, data: bytes(0) } })],
  [
    'a part that is too large',
    answer({ leafPart: { ordinal: 0, offset: 0, total: 2 ** 30, data: bytes(LEAVES_BYTES + 1) } }),
  ],
]

test.each(hostile)('%s is malformed', (_what, frame) => {
  expect(() => decodeSnapshotMessage(SyncFrame.encode(frame))).toThrow(
    expect.objectContaining({ code: 'malformed_message' }),
  )
})

test('an id that is no safe integer is malformed', () => {
  const body = Uint8Array.of(0x22, 9, 0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)
  expect(() => decodeSnapshotMessage(body)).toThrow(
    expect.objectContaining({ code: 'malformed_message' }),
  )
})

test('no bytes whatsoever do anything but decode or be malformed', () => {
  const mutated = fc
    .tuple(
      fc.constantFrom(...golden.map(([message]) => encodeSnapshotMessage(message))),
      fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
      fc.nat(40),
    )
    .map(([good, changes, cut]) => {
      const body = good.slice(0, cut < 10 ? good.length - cut : good.length)
      for (const [at, byte] of changes) body[at % body.length] = byte
      return body
    })
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), mutated), (body) => {
      try {
        decodeSnapshotMessage(body)
        return true
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'malformed_message'
      }
    }),
    { numRuns: 5000 },
  )
})
