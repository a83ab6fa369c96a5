import { ForwardFrame } from '@tesela/protos/forward'
import { expect, test } from 'vitest'
import type { MemberChange } from '../types.ts'
import { decodeForwardFrame, encodeForwardFrame } from './forward-codec.ts'
import { changeRequestOf, memberChangeOf } from './member-change.ts'

const changes: readonly MemberChange[] = [
  { kind: 'promote', replica: 'a/1' },
  { kind: 'demote', replica: 'a/1' },
  { kind: 'remove', replica: 'a/1' },
  { kind: 'replace', replica: 'a/1', successor: 'a/2' },
  { kind: 'prefer', replica: 'a/1', reluctant: true },
  { kind: 'prefer', replica: 'a/1', reluctant: false },
]

function asked(change: MemberChange): Uint8Array {
  const request = { deadlineMs: 9, propose: [], changeMembers: changeRequestOf(change, 7) }
  return encodeForwardFrame({ requestId: 'r', request })
}

test.each(changes)('$kind of $replica comes back as it was asked for', (change) => {
  const { request } = decodeForwardFrame(asked(change))
  expect(request?.changeMembers?.expectConfIndex).toBe(7)
  expect(request?.changeMembers && memberChangeOf(request.changeMembers)).toEqual(change)
})

test('the bytes of changes and transfers are pinned', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const [, , , replace] = changes
  expect(replace && hex(asked(replace))).toBe(
    '0a0172' + '1212' + '0809' + '320e' + '0804' + '1203612f31' + '1a03612f32' + '2007',
  )
  const transferLeader = { to: 'a/2' }
  const request = { deadlineMs: 9, propose: [], transferLeader }
  expect(hex(encodeForwardFrame({ requestId: 'r', request }))).toBe(
    '0a0172' + '1209' + '0809' + '3a05' + '0a03612f32',
  )
  const response = { committed: [], committedFrom: 0, changed: 7, transferred: 'a/2' }
  expect(hex(encodeForwardFrame({ requestId: 'r', response }))).toBe(
    '0a0172' + '1a07' + '3807' + '4203612f32',
  )
})

test.each([
  ['a kind of change that is none', { kind: 9 }],
  ['no kind of change', { kind: 0 }],
  ['a name that no replica has', { replica: 'x'.repeat(513) }],
  ['a successor that no replica has', { successor: 'x'.repeat(513) }],
])('a frame with %s is malformed', (_what, fields) => {
  const changeMembers = { kind: 1, replica: 'a/1', successor: '', expectConfIndex: 1, ...fields }
  const request = { deadlineMs: 9, propose: [], changeMembers }
  const body = ForwardFrame.encode({ requestId: 'r', request })
  expect(() => decodeForwardFrame(body)).toThrow(
    expect.objectContaining({ code: 'malformed_frame' }),
  )
})

test('a frame with an index that is no safe integer is malformed', () => {
  const request = {
    deadlineMs: 9,
    propose: [],
    changeMembers: { kind: 1, replica: 'a', successor: '', expectConfIndex: 2 ** 53 - 1 },
  }
  const body = ForwardFrame.encode({ requestId: 'r', request })
  // The last of its eight bytes: one bit more.
  expect(body.at(-1)).toBe(0x0f)
  body[body.length - 1] = 0x1f
  expect(() => decodeForwardFrame(body)).toThrow(
    expect.objectContaining({ code: 'malformed_frame' }),
  )
})
