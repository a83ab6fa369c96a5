import { expect, test } from 'vitest'
import { dialable, parsePeerAddress } from './address.ts'

const peer = '12D3KooWMfk9gUVHu18DSGRZoYADbCvhrqVFPzUvPhZRfjV2kQZx'
const other = '12D3KooWCWb1R4CSkoBrZRd5ujrKwkcGm45xmuLBxn4PPSbKRfMw'

test('an address to join names the peer that must answer', () => {
  expect(parsePeerAddress(`/ip4/10.0.0.1/tcp/7440/p2p/${peer}`).peerId).toBe(peer)
  expect(parsePeerAddress(`/dns4/one.example/tcp/7440/p2p/${peer}`).peerId).toBe(peer)
})

test.each([
  '',
  'nonsense',
  '/ip4/10.0.0.1/tcp/7440',
  `/p2p/${peer}`,
  `/ip4/10.0.0.1/tcp/7440/p2p/${peer}/p2p-circuit`,
  '/ip4/10.0.0.1/tcp/7440/p2p/not-a-peer-id',
  `/ip4/10.0.0.1/tcp/70000/p2p/${peer}`,
])('"%s" is malformed', (text) => {
  expect(() => parsePeerAddress(text)).toThrow(
    expect.objectContaining({ code: 'invalid_argument', address: text }),
  )
})

test('hints are dialled once each, and only at the peer they are for', () => {
  const hints = [
    '/ip4/10.0.0.1/tcp/7440',
    `/ip4/10.0.0.1/tcp/7440/p2p/${peer}`,
    `/ip4/10.0.0.2/tcp/7440/p2p/${other}`,
    'nonsense',
  ]
  expect(dialable(peer, hints).map(String)).toEqual([`/ip4/10.0.0.1/tcp/7440/p2p/${peer}`])
})
