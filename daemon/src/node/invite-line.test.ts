import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInvite, parseInvite } from './invite-line.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const invites = fc.record({
  groupId: bytes(16),
  addresses: fc.array(fc.string({ maxLength: 80 }), { maxLength: 8 }),
  inviteId: bytes(16),
  key: bytes(32),
})

describe('the line of an invite', () => {
  it('gives back what went in, with white space around it', () => {
    fc.assert(
      fc.property(invites, (invite) => {
        const parsed = parseInvite(` ${formatInvite(invite)}\n`)
        expect(Buffer.from(parsed.key)).toEqual(Buffer.from(invite.key))
        expect(Buffer.from(parsed.groupId)).toEqual(Buffer.from(invite.groupId))
        expect(Buffer.from(parsed.inviteId)).toEqual(Buffer.from(invite.inviteId))
        expect(parsed.addresses).toEqual(invite.addresses)
      }),
    )
  })

  it('takes the longest line that it prints', () => {
    const addresses = Array.from({ length: 100 }, () => '/dns4/'.padEnd(512, 'x'))
    const parsed = parseInvite(formatInvite({ ...sample(), addresses }))
    expect(parsed.addresses).toHaveLength(64)
  })

  it.each([
    ['another scheme', 'https://example.org/'],
    ['nothing behind the scheme', 'tesela:'],
    ['no base64url', 'tesela:***'],
    ['bytes that are no message', 'tesela:____'],
    ['a line that is cut off', formatInvite(sample()).slice(0, -20)],
    ['a line without an end', `tesela:${'A'.repeat(1_000_000)}`],
  ])('refuses %s', (_what, line) => {
    expect(() => parseInvite(line)).toThrow(expect.objectContaining({ code: 'invalid_argument' }))
  })

  it('refuses any text with one kind of error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseInvite(`tesela:${text}`)).toThrow(
          expect.objectContaining({ code: 'invalid_argument' }),
        )
      }),
    )
  })
})

function sample() {
  return {
    groupId: new Uint8Array(16).fill(1),
    addresses: ['/ip4/127.0.0.1/tcp/7440/p2p/12D3KooW'],
    inviteId: new Uint8Array(16).fill(2),
    key: new Uint8Array(32).fill(3),
  }
}
