import { StateHeader } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import { bytes, sessionKey } from '../testing/driver.ts'
import { honest, outcomeOf } from '../testing/every-kind.ts'

type Change = (header: StateHeader) => unknown

const [firstMember, firstInvite] = [0, 0]
const changed =
  <K extends 'members' | 'invites' | 'collections'>(
    list: K,
    at: number,
    fields: Partial<StateHeader[K][number]>,
  ): Change =>
  (header) =>
    Object.assign(header[list][at] ?? {}, fields)
const asVoter = (id: string) => ({
  id,
  addresses: [],
  role: 'voter',
  readOnly: false,
  reluctant: false,
  since: 1,
})
const replica = (peer: string) => `${peer}/${'0'.repeat(16)}`
const options = { keyCodec: '', valueCodec: '', maxItems: 0, maxBytes: 0 }

/** Collections of the header, in the order of their names. */
const at = { cell: 0, doubles: 1, map: 2, queue: 4 }

const headers: readonly [string, string, Change][] = [
  ['nothing changed', 'taken', () => null],
  [
    'another log position',
    'taken',
    (header) => {
      header.log = bytes('anything')
    },
  ],
  [
    'a log time that has gone on',
    'taken',
    (header) => {
      header.logTime += 1
    },
  ],
  [
    'no limits',
    'snapshot_invalid',
    (header) => {
      delete header.limits
    },
  ],
  [
    'a limit of 0',
    'snapshot_invalid',
    (header) => Object.assign(header.limits ?? {}, { maxKeyBytes: 0 }),
  ],
  [
    'no limits of the group',
    'snapshot_invalid',
    (header) => {
      delete header.group?.limits
    },
  ],
  [
    'a short salt',
    'snapshot_invalid',
    (header) => Object.assign(header.group ?? {}, { salt: new Uint8Array(31) }),
  ],
  [
    'a long salt',
    'snapshot_invalid',
    (header) => Object.assign(header.group ?? {}, { salt: new Uint8Array(33) }),
  ],
  [
    'a group id of another length',
    'snapshot_invalid',
    (header) => Object.assign(header.group ?? {}, { groupId: new Uint8Array(15) }),
  ],
  [
    'an origin of the group',
    'taken',
    (header) =>
      Object.assign(header.group ?? {}, { origin: { groupId: new Uint8Array(16), index: 1 } }),
  ],
  [
    'an origin without an index',
    'snapshot_invalid',
    (header) =>
      Object.assign(header.group ?? {}, { origin: { groupId: new Uint8Array(16), index: 0 } }),
  ],
  [
    'an origin behind the anchor',
    'snapshot_invalid',
    (header) =>
      Object.assign(header.group ?? {}, {
        origin: { groupId: new Uint8Array(16), index: header.anchor + 1 },
      }),
  ],
  [
    'an origin with a short id',
    'snapshot_invalid',
    (header) =>
      Object.assign(header.group ?? {}, { origin: { groupId: new Uint8Array(15), index: 1 } }),
  ],
  [
    'no group',
    'taken',
    (header) => {
      delete header.group
    },
  ],
  ['an unknown kind', 'snapshot_invalid', changed('collections', at.cell, { kind: 'list' })],
  ['a name with capitals', 'snapshot_invalid', changed('collections', at.cell, { name: 'A' })],
  ['no name', 'snapshot_invalid', changed('collections', at.cell, { name: '' })],
  ['a collection twice', 'snapshot_invalid', changed('collections', at.doubles, { name: 'cell' })],
  ['collections out of order', 'snapshot_invalid', (header) => header.collections.reverse()],
  [
    'a collection without options',
    'snapshot_invalid',
    (header) => {
      delete header.collections[at.cell]?.options
    },
  ],
  [
    'a codec that is no word',
    'snapshot_invalid',
    changed('collections', at.cell, { options: { ...options, keyCodec: 'a b' } }),
  ],
  [
    'a map with a capacity',
    'snapshot_invalid',
    changed('collections', at.map, { options: { ...options, capacity: 3 } }),
  ],
  [
    'a map with a capacity of 0',
    'snapshot_invalid',
    changed('collections', at.map, { options: { ...options, capacity: 0 } }),
  ],
  [
    'a queue without a capacity',
    'snapshot_invalid',
    changed('collections', at.queue, { options: { ...options, priority: 'int64' } }),
  ],
  [
    'a queue without priorities',
    'snapshot_invalid',
    changed('collections', at.queue, { options: { ...options, capacity: 0, priority: '' } }),
  ],
  [
    'a queue of unknown priorities',
    'snapshot_invalid',
    changed('collections', at.queue, { options: { ...options, capacity: 0, priority: 'int' } }),
  ],
  ['a collection of no entry', 'snapshot_invalid', changed('collections', at.cell, { created: 0 })],
  [
    'a collection from behind the anchor',
    'snapshot_invalid',
    changed('collections', at.cell, { created: 31 }),
  ],
  [
    'more than max_collections',
    'snapshot_invalid',
    (header) => Object.assign(header.limits ?? {}, { maxCollections: 9 }),
  ],
  [
    'a member without incarnation',
    'snapshot_invalid',
    changed('members', firstMember, { id: 'peer' }),
  ],
  [
    'a member without peer',
    'snapshot_invalid',
    changed('members', firstMember, { id: replica('') }),
  ],
  [
    'a peer of 128 characters',
    'taken',
    changed('members', firstMember, { id: replica('p'.repeat(128)) }),
  ],
  [
    'a peer of more',
    'snapshot_invalid',
    changed('members', firstMember, { id: replica('p'.repeat(129)) }),
  ],
  [
    'an address that is too long',
    'snapshot_invalid',
    changed('members', firstMember, { addresses: ['a'.repeat(513)] }),
  ],
  ['32 addresses', 'taken', changed('members', firstMember, { addresses: Array(32).fill('a') })],
  [
    '33 addresses',
    'snapshot_invalid',
    changed('members', firstMember, { addresses: Array(33).fill('a') }),
  ],
  [
    'a member of another role',
    'snapshot_invalid',
    changed('members', firstMember, { role: 'leader' }),
  ],
  ['a member twice', 'snapshot_invalid', (header) => header.members.push(...header.members)],
  [
    'members out of order',
    'snapshot_invalid',
    (header) => header.members.push(asVoter(replica('a'))),
  ],
  ['members in order', 'taken', (header) => header.members.unshift(asVoter(replica('a')))],
  ['somebody who was removed', 'taken', (header) => header.removed.push('0'.repeat(16))],
  [
    'a removal that is no incarnation',
    'snapshot_invalid',
    (header) => header.removed.push('0'.repeat(15)),
  ],
  [
    'a removal twice',
    'snapshot_invalid',
    (header) => header.removed.push('0'.repeat(16), '0'.repeat(16)),
  ],
  [
    'removals out of order',
    'snapshot_invalid',
    (header) => header.removed.push('1'.repeat(16), '0'.repeat(16)),
  ],
  [
    'an invite id of another length',
    'snapshot_invalid',
    changed('invites', firstInvite, { inviteId: new Uint8Array(15) }),
  ],
  [
    'an invite key of another length',
    'snapshot_invalid',
    changed('invites', firstInvite, { key: new Uint8Array(33) }),
  ],
  ['an invite of another role', 'snapshot_invalid', changed('invites', firstInvite, { role: '' })],
  [
    'an invite that never ends',
    'snapshot_invalid',
    changed('invites', firstInvite, { deadline: 2 ** 53 - 1 }),
  ],
  ['an invite without end', 'snapshot_invalid', changed('invites', firstInvite, { deadline: 0 })],
  ['an invite that is used up', 'taken', changed('invites', firstInvite, { usesLeft: 0 })],
  [
    'an invite for everybody',
    'snapshot_invalid',
    changed('invites', firstInvite, { usesLeft: 10_001 }),
  ],
  ['an invite twice', 'snapshot_invalid', (header) => header.invites.push(...header.invites)],
  [
    'too many invites',
    'snapshot_invalid',
    (header) => {
      for (let seed = 2000; seed < 3000; seed++) {
        header.invites.push({
          ...(header.invites[0] as StateHeader['invites'][number]),
          inviteId: sessionKey(seed),
        })
      }
    },
  ],
]

describe('a header from a stranger', () => {
  it.each(headers)('with %s: %s', (_, outcome, change) => {
    const header = StateHeader.decode(honest.header)
    change(header)
    expect(outcomeOf(StateHeader.encode(header))).toBe(outcome)
  })

  it.each([
    ['a field that is unknown', Uint8Array.of(0x78, 1)],
    ['a field again', Uint8Array.of(0x08, 30)],
    ['a field of 0', Uint8Array.of(0x4a, 0)],
    ['a group within a group, again and again', new Uint8Array(100_000).fill(0x7b)],
    [
      'small things without number',
      new Uint8Array(1_000_000).map((_, byte) => (byte % 2 === 0 ? 0x42 : 0)),
    ],
  ])('with %s behind it: snapshot_invalid', (_, more) => {
    expect(outcomeOf(Buffer.concat([honest.header, more]))).toBe('snapshot_invalid')
  })

  it('with text that is none: snapshot_invalid', () => {
    const header = Buffer.from(honest.header)
    header[header.indexOf('hostile')] = 0xff
    expect(outcomeOf(header)).toBe('snapshot_invalid')
  })
})
