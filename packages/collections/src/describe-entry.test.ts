import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeEntry } from './describe-entry.ts'
import {
  closeSessionEntry,
  commandEntry,
  inviteEntry,
  markEntry,
  openSessionEntry,
  tickEntry,
} from './envelope.ts'

const empty = new Uint8Array()
const set = { key: empty, value: empty, ifAbsent: false, returnPrevious: false }

test.each([
  [
    commandEntry({ session: 7, sequence: 3, collection: 'm', map: { set } }),
    { kind: 'command', session: 7, sequence: 3, collection: 'm', operation: 'map.set' },
  ],
  [commandEntry({ collection: 'm', drop: {} }), { kind: 'command', operation: 'drop' }],
  [openSessionEntry(new Uint8Array(16)), { kind: 'openSession' }],
  [closeSessionEntry(9), { kind: 'closeSession', session: 9 }],
  [tickEntry(), { kind: 'tick' }],
  [markEntry(), { kind: 'mark', logTime: 0 }],
  [inviteEntry({ inviteId: new Uint8Array(16) }), { kind: 'invite', operation: 'revoke' }],
  [empty, { kind: 'empty' }],
  [Uint8Array.of(99, 1, 0), { kind: 'unknown' }],
])('an entry is described by what it is', (data, expected) => {
  expect(describeEntry(data)).toMatchObject(expected)
})

test('whatever the bytes are, they are described', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(9), (bytes, kind) => {
      const data = Uint8Array.of(2, kind, ...bytes)
      expect(describeEntry(data).kind).toBeTypeOf('string')
    }),
  )
})

test('no key and no value is in it', () => {
  const secret = new Uint8Array(Buffer.from('secret'))
  const data = commandEntry({
    collection: 'm',
    map: { set: { ...set, key: secret, value: secret } },
  })
  expect(JSON.stringify(describeEntry(data))).not.toContain('secret')
  const invite = inviteEntry({ inviteId: new Uint8Array(16), key: new Uint8Array(32).fill(65) })
  expect(JSON.stringify(describeEntry(invite))).not.toContain('AAAA')
})
