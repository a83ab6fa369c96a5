import { RaftMessage } from '@tesela/protos/raft'
import type { Entry, Message } from '@tesela/raft'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAppend, encodeAppend } from './append-codec.ts'
import { decodeRaftMessage } from './raft-codec.ts'

type Append = Extract<Message, { type: 'append' }>

const MAX_ENTRIES = 8

/** Around the numbers at which one byte more is needed, up to the largest that is not left to the generated codec. */
const number = fc.oneof(
  fc.nat(300),
  fc.nat({ max: 48 }).map((bits) => 2 ** bits),
  fc.nat({ max: 48 }).map((bits) => 2 ** (bits + 1) - 1),
)

const content = fc.record({
  type: fc.constantFrom<Entry['type']>('normal', 'conf'),
  data: fc.uint8Array({ maxLength: 300 }),
  later: fc.nat(2),
})

/** As a leader sends them. */
const append: fc.Arbitrary<Append> = fc
  .tuple(number, number, number, number, fc.array(content, { maxLength: 6 }))
  .map(([logTerm, logIndex, later, commit, contents]) => {
    const prev =
      logTerm === 0 || logIndex === 0
        ? { term: 0, index: 0 }
        : { term: logTerm, index: Math.min(logIndex, 2 ** 48) }
    let { term, index } = prev
    const entries = contents.map(({ type, data, later: rise }): Entry => {
      term = Math.max(term + rise, 1)
      index += 1
      return { type, term, index, data }
    })
    return {
      ...{ type: 'append', from: 'a/1', to: 'b/2', prev, entries, commit },
      term: Math.max(term, 1) + Math.min(later, 300),
    }
  })

function asGenerated({ term, prev, entries, commit }: Append): Partial<RaftMessage> {
  return {
    ...{ type: 1, term, logTerm: prev.term, logIndex: prev.index, commit },
    entries: entries.map(({ type, ...entry }) => ({ ...entry, type: type === 'conf' ? 1 : 0 })),
  }
}

const decoded = (body: Uint8Array) => decodeAppend(body, 'a/1', 'b/2', MAX_ENTRIES)

test('the bytes are those of the generated codec, and come back', () => {
  fc.assert(
    fc.property(append, (message) => {
      const body = encodeAppend(message)
      expect(Buffer.from(body).equals(RaftMessage.encode(asGenerated(message)))).toBe(true)
      // Numbers of eight bytes are left to the generated codec.
      if (message.term < 2 ** 49) expect(decoded(body)).toEqual(message)
      expect(decodeRaftMessage(body, 'a/1', 'b/2')).toEqual(message)
    }),
  )
})

test('data are views into the body', () => {
  const entries: Entry[] = [{ type: 'normal', term: 1, index: 1, data: new Uint8Array(20_000) }]
  const message = { from: 'a/1', to: 'b/2', term: 1, prev: { term: 0, index: 0 }, commit: 0 }
  const body = encodeAppend({ ...message, type: 'append', entries })
  expect(decoded(body)?.entries[0]?.data.buffer).toBe(body.buffer)
})

/** A few bytes changed, taken out or put in, most of them where they are no data. */
const mutated = fc
  .tuple(
    append,
    fc.array(
      fc.record({
        at: fc.oneof(fc.nat(24), fc.nat(400)),
        cut: fc.nat(2),
        put: fc.array(
          fc.oneof(
            fc.integer({ min: 0, max: 255 }),
            fc.constantFrom(0, 8, 0x10, 0x18, 0x20, 0x22, 0x2a, 0x30, 0x78, 0x80),
          ),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 3 },
    ),
    fc.nat(600),
  )
  .map(([message, changes, length]) => {
    const bytes = [...encodeAppend(message)]
    for (const { at, cut, put } of changes) bytes.splice(Math.min(at, bytes.length), cut, ...put)
    return Uint8Array.from(length < 300 ? bytes.slice(0, length) : bytes)
  })

test('of bytes from whomever nothing is made that the generated codec reads in another way', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 40 })), (body) => {
      const message = decoded(body)
      if (message === null) return
      const { from: _from, to: _to, ...rest } = message
      // What is behind it is a field that nobody reads, and that leaves all of it to the generated codec and its checks.
      const left = Uint8Array.of(...body, 0x78, 1)
      expect(decoded(left)).toBe(null)
      expect(decodeRaftMessage(left, 'a/1', 'b/2')).toEqual(message)
      const raw = RaftMessage.decode(body)
      expect(raw).toEqual({ ...RaftMessage.decode(new Uint8Array(0)), ...asGenerated(message) })
      expect(rest.entries.length).toBeLessThanOrEqual(MAX_ENTRIES)
    }),
    { numRuns: 1_000 },
  )
})

const entry = { type: 0, term: 6, index: 11, data: Uint8Array.of(1, 2, 3) }
const good = { type: 1, term: 7, logTerm: 6, logIndex: 10, entries: [entry], commit: 9 }
const bytes = RaftMessage.encode(good)
const unread = Uint8Array.of(...bytes, 0x78, 1)

test.each<readonly [string, Uint8Array]>([
  ['another type', RaftMessage.encode({ ...good, type: 2 })],
  ['no term', RaftMessage.encode({ type: 1, commit: 9 })],
  ['a position of a later term', RaftMessage.encode({ ...good, logTerm: 8, entries: [] })],
  ['half a position', RaftMessage.encode({ ...good, logTerm: 0 })],
  ['a gap', RaftMessage.encode({ ...good, entries: [entry, { ...entry, index: 13 }] })],
  ['a falling term', RaftMessage.encode({ ...good, entries: [{ ...entry, term: 5 }] })],
  ['a later term', RaftMessage.encode({ ...good, entries: [{ ...entry, term: 8 }] })],
  ['an unknown entry type', RaftMessage.encode({ ...good, entries: [{ ...entry, type: 2 }] })],
  ['another field behind it', unread],
  ['a field of another message', RaftMessage.encode({ ...good, reject: true })],
  ['a number in more bytes than it needs', Uint8Array.of(8, 1, 0x10, 0x81, 0)],
  ['a number of eight bytes', RaftMessage.encode({ ...good, commit: 2 ** 49 })],
  ['an end within it', bytes.subarray(0, 12)],
  ['data that end behind it', bytes.subarray(0, -3)],
  [
    'more entries than there may be',
    RaftMessage.encode({
      ...good,
      entries: Array.from({ length: MAX_ENTRIES + 1 }, (_, at) => ({ ...entry, index: 11 + at })),
    }),
  ],
])('%s is left to the generated codec', (_what, body) => {
  expect(decoded(bytes)).not.toBe(null)
  expect(decoded(body)).toBe(null)
})
