import { LogSyncFrame } from '@tesela/protos/log-sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeLogMessage, encodeLogMessage, LOG_FRAME_BYTES } from './message-codec.ts'
import { ENTRIES_BYTES, type LogMessage, type LogUnavailableReason, RUN_BYTES } from './messages.ts'

const digest = `${'\x01'.repeat(31)}\xff`
const root = { runs: 5, last: 300, root: digest }
const refused = (reason: LogUnavailableReason): LogMessage => ({
  type: 'unavailable',
  id: 9,
  reason,
  retryAfterMs: 250,
  leader: null,
})

const digestHex = `${'01'.repeat(31)}ff`
const name = `080510ac021a20${digestHex}`
/** What is sent, and its bytes: a change of these is a change of the protocol. */
const golden: readonly (readonly [LogMessage, string])[] = [
  [{ type: 'catchUp', term: 3, firstIndex: 301, commit: 400 }, '0a08080310ad02189003'],
  [{ type: 'fetchTarget', id: 1, neededRun: 4 }, '1206080112020804'],
  [{ type: 'fetchAvailability', id: 2, root, neededRun: 4 }, '122f08021a2b0a27<name>1004'],
  [
    { type: 'fetchEntries', id: 3, root, fromRun: 2, runs: 3, maxBytes: 7 },
    '12330803222f0a27<name>100218032007',
  ],
  [{ type: 'target', id: 1, root, firstIndex: 65 }, '1a2f08011a2b0a27<name>1041'],
  [{ type: 'availability', id: 2, firstRun: 1, runs: 6 }, '1a080802220408011006'],
  [
    {
      type: 'entries',
      id: 3,
      fromRun: 2,
      firstIndex: 129,
      entries: [
        { term: 1, type: 'normal', data: Uint8Array.of(7), endsRun: false },
        { term: 2, type: 'conf', data: Uint8Array.of(), endsRun: true },
      ],
      proof: Uint8Array.of(1, 2),
    },
    '1a1c08032a1808021081011a0508011a01071a0608021001200122020102',
  ],
  [refused('overloaded'), '1a0908091205080410fa01'],
  [
    { type: 'unavailable', id: 9, reason: 'notLeader', retryAfterMs: 0, leader: 'p/1' },
    '1a0b0809120708051a03702f31',
  ],
]

test.each(golden)('%# has these bytes, and comes back: %o', (message, bytes) => {
  const body = encodeLogMessage(message)
  expect(Buffer.from(body).toString('hex').replace(name, '<name>')).toBe(bytes)
  expect(decodeLogMessage(body)).toEqual(message)
})

const reasons: readonly LogUnavailableReason[] = [
  'unknown',
  'pruned',
  'syncingItself',
  'overloaded',
  'notLeader',
  'failed',
]

test.each(reasons)('a refusal keeps its reason: %s', (reason) => {
  expect(decodeLogMessage(encodeLogMessage(refused(reason)))).toEqual(refused(reason))
})

test('a refusal of a newer version is a refusal', () => {
  const unavailable = { reason: 99, retryAfterMs: 4_000_000_000, leader: '' }
  const body = LogSyncFrame.encode({ answer: { id: 1, unavailable } })
  expect(decodeLogMessage(body)).toMatchObject({ reason: 'failed', retryAfterMs: 600_000 })
})

test('what is kept does not change with the memory of the frame', () => {
  for (const [message] of golden) {
    const body = encodeLogMessage(message)
    const back = decodeLogMessage(body)
    body.fill(0xee)
    expect(back).toEqual(message)
  }
})

test('a message that this version does not know is none', () => {
  for (const frame of [{}, { request: { id: 1 } }, { answer: { id: 1 } }]) {
    expect(decodeLogMessage(LogSyncFrame.encode(frame))).toBeNull()
  }
  expect(decodeLogMessage(Uint8Array.of(0x7a, 2, 1, 1))).toBeNull()
})

const entry = (length: number, endsRun: boolean) => ({
  term: 2 ** 53 - 1,
  type: 'normal' as const,
  data: new Uint8Array(length),
  endsRun,
})

test('the largest run fits a frame, and so do as many small entries as are asked for', () => {
  const small = Array.from({ length: 2000 }, (_, at) => entry(500, at % 64 === 63))
  for (const entries of [[entry(RUN_BYTES, true)], small]) {
    const of = { type: 'entries', id: 2 ** 53 - 1, fromRun: 2 ** 50, firstIndex: 2 ** 52 } as const
    const body = encodeLogMessage({ ...of, entries, proof: new Uint8Array(53 * 32) })
    expect(body.length).toBeLessThanOrEqual(LOG_FRAME_BYTES)
    expect(decodeLogMessage(body)).toMatchObject({ type: 'entries' })
  }
})

const bytes = (length: number) => new Uint8Array(length)
const named = { runs: 1, last: 1, root: bytes(32) }
const answer = (of: object) => ({ answer: { id: 1, ...of } })
const request = (of: object) => ({ request: { id: 1, ...of } })
const wanted = { root: named, fromRun: 0, runs: 1, maxBytes: 1 }
const wire = (length: number, endsRun: boolean) => ({ ...entry(length, endsRun), type: 0 })
const sent = (...entries: readonly object[]) =>
  answer({ entries: { fromRun: 0, firstIndex: 1, entries, proof: bytes(0) } })
const hostile: readonly (readonly [string, Parameters<typeof LogSyncFrame.encode>[0]])[] = [
  [
    'two messages',
    { catchUp: { term: 1, firstIndex: 1, commit: 1 }, ...request({ target: { neededRun: 0 } }) },
  ],
  ['two questions', request({ target: { neededRun: 0 }, entries: wanted })],
  [
    'two answers',
    answer({
      availability: { firstRun: 0, runs: 0 },
      target: { root: named, firstIndex: 1 },
    }),
  ],
  ['a catch-up of no term', { catchUp: { term: 0, firstIndex: 1, commit: 1 } }],
  ['a catch-up of no log', { catchUp: { term: 1, firstIndex: 0, commit: 1 } }],
  ['no root', request({ availability: { neededRun: 0 } })],
  ['a root of 31 bytes', request({ entries: { ...wanted, root: { ...named, root: bytes(31) } } })],
  ['two roots', request({ entries: { ...wanted, root: { ...named, root: bytes(64) } } })],
  [
    'fewer entries than runs (C1)',
    answer({ target: { root: { ...named, runs: 2 }, firstIndex: 1 } }),
  ],
  [
    'entries without a run (C1)',
    answer({ target: { root: { ...named, runs: 0 }, firstIndex: 1 } }),
  ],
  ['a run behind the root (C1)', request({ entries: { ...wanted, fromRun: 1 } })],
  ['no runs asked for', request({ entries: { ...wanted, runs: 0 } })],
  ['runs without end asked for', request({ entries: { ...wanted, runs: 1025 } })],
  ['no bytes asked for', request({ entries: { ...wanted, maxBytes: 0 } })],
  ['too many bytes asked for', request({ entries: { ...wanted, maxBytes: ENTRIES_BYTES + 1 } })],
  ['a first run behind the last', answer({ availability: { firstRun: 2, runs: 1 } })],
  ['a target without a log', answer({ target: { root: named, firstIndex: 0 } })],
  [
    'an endless leader',
    answer({ unavailable: { reason: 5, retryAfterMs: 0, leader: 'x'.repeat(513) } }),
  ],
  ['entries of no term', sent({ ...wire(1, true), term: 0 })],
  ['entries of a type that is none', sent({ ...wire(1, true), type: 2 })],
  ['a run that is too large', sent(wire(RUN_BYTES, false), wire(1, true))],
  ['two runs that are too large', sent(wire(ENTRIES_BYTES, true), wire(1, true))],
  ['more runs than anybody asks for', sent(...new Array(1025).fill(wire(0, true)))],
  ['more entries than fit', sent(...new Array(65_537).fill(wire(0, false)))],
  [
    'an endless proof',
    answer({
      entries: { fromRun: 0, firstIndex: 1, entries: [wire(1, true)], proof: bytes(64 * 64) },
    }),
  ],
]

test.each(hostile)('%s is malformed', (_what, frame) => {
  expect(() => decodeLogMessage(LogSyncFrame.encode(frame))).toThrow(
    expect.objectContaining({ code: 'malformed_message' }),
  )
})

test('an id that is no safe integer is malformed', () => {
  const body = Uint8Array.of(0x12, 9, 0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)
  expect(() => decodeLogMessage(body)).toThrow(
    expect.objectContaining({ code: 'malformed_message' }),
  )
})

test('no bytes whatsoever do anything but decode or be malformed', () => {
  const mutated = fc
    .tuple(
      fc.constantFrom(...golden.map(([message]) => encodeLogMessage(message))),
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
        decodeLogMessage(body)
        return true
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'malformed_message'
      }
    }),
    { numRuns: 5000 },
  )
})
