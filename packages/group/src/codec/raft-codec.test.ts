import { RaftMessage } from '@tesela/protos/raft'
import type { Message } from '@tesela/raft'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeRaftMessage, encodeRaftMessage } from './raft-codec.ts'

const head = { from: 'a/1', to: 'b/2', term: 7 }
const data = Uint8Array.of(1, 2, 3)

const messages: readonly Message[] = [
  {
    ...head,
    type: 'append',
    prev: { term: 6, index: 10 },
    entries: [
      { type: 'normal', term: 6, index: 11, data },
      { type: 'conf', term: 7, index: 12, data },
      { type: 'normal', term: 7, index: 13, data: new Uint8Array(0) },
    ],
    commit: 9,
  },
  { ...head, type: 'append', prev: { term: 0, index: 0 }, entries: [], commit: 0 },
  { ...head, type: 'appendResp', index: 12 },
  { ...head, type: 'appendResp', index: 12, reject: { term: 3, index: 8 } },
  { ...head, type: 'appendResp', index: 12, reject: { term: 0, index: 0 } },
  { ...head, type: 'heartbeat', commit: 5, readSeq: 3, sentAt: 123_456_789_012 },
  { ...head, type: 'heartbeatResp', readSeq: 3, sentAt: Number.MAX_SAFE_INTEGER },
  { ...head, type: 'vote', last: { term: 6, index: 10 }, transfer: true },
  { ...head, type: 'preVote', last: { term: 0, index: 0 }, transfer: false },
  {
    ...head,
    type: 'vote',
    last: { term: 6, index: 10 },
    transfer: true,
    commit: { term: 5, index: 9 },
  },
  { ...head, type: 'voteResp', granted: true },
  { ...head, type: 'voteResp', granted: false, commit: { term: 5, index: 9 } },
  { ...head, type: 'preVoteResp', granted: false },
  { ...head, type: 'timeoutNow' },
  { ...head, type: 'promised', at: { term: 3, index: 12 } },
]

test.each(messages.map((message) => [message.type, message] as const))(
  '%s comes back as it was sent, from whom the connection says',
  (_type, message) => {
    const body = encodeRaftMessage(message)
    if (body === null) throw new Error('this message travels')
    expect(decodeRaftMessage(body, 'a/1', 'b/2')).toEqual(message)
    expect(decodeRaftMessage(body, 'x/9', 'b/2').from).toBe('x/9')
  },
)

test('what never travels between members has no bytes', () => {
  expect(encodeRaftMessage({ ...head, type: 'propose', ctx: 1, contents: [] })).toBe(null)
})

test('the bytes of an append are pinned', () => {
  const [append] = messages
  const body = append === undefined ? null : encodeRaftMessage(append)
  expect(Buffer.from(body ?? []).toString('hex')).toBe(
    '080110071806200a2a0908061' +
      '00b220301020' +
      '32a0b0807100c1801220301020' +
      '32a040807100d3009',
  )
})

const entry = { type: 0, term: 6, index: 11, data }
const append = { type: 1, term: 7, logTerm: 6, logIndex: 10, entries: [entry], commit: 9 }

const hostile: readonly (readonly [string, Partial<RaftMessage>])[] = [
  ['an unknown type', { ...append, type: 77 }],
  ['no type', { ...append, type: 0 }],
  ['no term', { ...append, term: 0 }],
  ['a gap between the entries', { ...append, entries: [entry, { ...entry, index: 13 }] }],
  ['a first entry that does not follow', { ...append, entries: [{ ...entry, index: 12 }] }],
  ['an entry of a falling term', { ...append, entries: [{ ...entry, term: 5 }] }],
  ['an entry of a later term than the message', { ...append, entries: [{ ...entry, term: 8 }] }],
  [
    'an entry of term 0',
    { ...append, logTerm: 0, logIndex: 0, entries: [{ ...entry, term: 0, index: 1 }] },
  ],
  ['an unknown entry type', { ...append, entries: [{ ...entry, type: 2 }] }],
  ['a position of a later term', { ...append, logTerm: 8 }],
  ['half a position', { ...append, logTerm: 0 }],
  ['a vote for half a position', { type: 5, term: 7, logTerm: 3, logIndex: 0 }],
]

test.each(hostile)('%s is malformed', (_what, message) => {
  const body = RaftMessage.encode(message)
  expect(() => decodeRaftMessage(body, 'a/1', 'b/2')).toThrow(
    expect.objectContaining({ code: 'malformed_frame' }),
  )
})

test('a number beyond the safe integers is malformed', () => {
  const commit = [0x30, ...new Array(9).fill(0xff), 0x01]
  expect(() => decodeRaftMessage(Uint8Array.of(8, 1, 16, 7, ...commit), 'a/1', 'b/2')).toThrow(
    expect.objectContaining({ code: 'malformed_frame' }),
  )
})

test('no bytes whatsoever do anything but decode or be malformed', () => {
  const [first] = messages
  const good = (first === undefined ? null : encodeRaftMessage(first)) ?? new Uint8Array(0)
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
        const message = decodeRaftMessage(body, 'a/1', 'b/2')
        return message.from === 'a/1' && Number.isSafeInteger(message.term)
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'malformed_frame'
      }
    }),
  )
})

test('more entries than any append has are refused before they are all made', () => {
  const count = 2 ** 17 + 1
  // An entry without a field: two bytes.
  const body = new Uint8Array(4 + 2 * count)
  body.set([0x08, 1, 0x10, 7])
  for (let at = 4; at < body.length; at += 2) body[at] = 0x2a
  expect(() => decodeRaftMessage(body, 'a/1', 'b/2')).toThrowError(
    expect.objectContaining({
      code: 'malformed_frame',
      cause: expect.objectContaining({ name: 'MaxLengthError' }),
    }),
  )
})
