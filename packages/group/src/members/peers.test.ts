import { expect, test } from 'vitest'
import type { MemberView, PeerAddress } from '../seams.ts'
import { createPeers } from './peers.ts'

function member(id: string): MemberView {
  return { id, addresses: [`at ${id}`], role: 'voter', readOnly: false, reluctant: false, since: 1 }
}

function conf(voters: readonly string[], votersOutgoing: readonly string[] = []) {
  return { voters, votersOutgoing, learners: [], learnersNext: [], autoLeave: true }
}

function peersAmong(ids: readonly string[], more: Partial<Parameters<typeof createPeers>[0]> = {}) {
  const members = new Map(ids.map((id) => [id, member(id)]))
  const told: (readonly PeerAddress[])[] = []
  const peers = createPeers({
    self: 'a',
    machine: { members: () => members },
    transport: { setPeers: (others) => told.push(others) },
    initial: [],
    isBehind: () => false,
    ...more,
  })
  peers.configured(conf(ids))
  return { members, peers, names: () => told.at(-1)?.map(({ replica }) => replica) }
}

test('a removed voter stays connected until the joint configuration that still needs it is left', () => {
  const { members, peers, names } = peersAmong(['a', 'b', 'c'])
  members.delete('c')
  members.set('d', member('d'))
  peers.refresh()
  expect(names()).toEqual(['b', 'c', 'd'])
  peers.configured(conf(['a', 'b', 'd'], ['a', 'b', 'c']))
  expect(names()).toContain('c')
  expect(peers.has('c')).toBe(true)
  peers.configured(conf(['a', 'b', 'd']))
  expect(names()).toEqual(['b', 'd'])
  expect(peers.has('c')).toBe(false)
})

test('a member that starts in a joint configuration lets in a voter of the half that is left', () => {
  const { members, peers, names } = peersAmong(['a', 'b', 'd'])
  peers.configured(conf(['a', 'b', 'd'], ['a', 'b', 'c']))
  // It has no address of the other one any more, which has ours.
  expect(names()).toEqual(['b', 'd'])
  expect(peers.has('c')).toBe(true)
  expect(members.has('c')).toBe(false)
})

test('a member whose log has lost some believes what it was told, until it has got it back', () => {
  let behind = true
  const initial = [{ replica: 'c', addresses: [] }]
  const { members, peers, names } = peersAmong(['a'], { initial, isBehind: () => behind })
  expect(names()).toEqual(['c'])
  members.set('b', member('b'))
  behind = false
  peers.refresh()
  expect(names()).toEqual(['b'])
})
