import { expect, test } from 'vitest'
import type { MemberView, PeerAddress } from '../seams.ts'
import { createPeers } from './peers.ts'

function member(id: string): MemberView {
  return { id, addresses: [`at ${id}`], role: 'voter', readOnly: false, reluctant: false, since: 1 }
}

function conf(voters: readonly string[], votersOutgoing: readonly string[] = []) {
  return { voters, votersOutgoing, learners: [], learnersNext: [], autoLeave: true }
}

function peersAmong(ids: readonly string[]) {
  const members = new Map(ids.map((id) => [id, member(id)]))
  const told: (readonly PeerAddress[])[] = []
  const peers = createPeers({
    self: 'a',
    machine: { members: () => members, wasRemoved: () => false },
    transport: { setPeers: (others) => told.push(others) },
    conf: conf(ids),
    initial: [],
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

test('a member that starts in the midst of a removal knows who is still needed for it', () => {
  const members = new Map(['a', 'b', 'd'].map((id) => [id, member(id)]))
  const told: (readonly PeerAddress[])[] = []
  const peers = createPeers({
    self: 'a',
    machine: { members: () => members, wasRemoved: (replica) => replica === 'c' },
    transport: { setPeers: (others) => told.push(others) },
    conf: conf(['a', 'b', 'd'], ['a', 'b', 'c']),
    initial: [{ replica: 'c', addresses: ['at c'] }],
  })
  peers.refresh()
  expect(peers.has('c')).toBe(true)
  expect(
    told
      .at(-1)
      ?.map(({ replica }) => replica)
      .sort(),
  ).toEqual(['b', 'c', 'd'])
})

test('a member that refills its log from its beginning stays connected to those whom it was told of', () => {
  const members = new Map<string, MemberView>()
  const removed = new Set<string>()
  let told: readonly string[] = []
  const peers = createPeers({
    self: 'a',
    machine: { members: () => members, wasRemoved: (replica) => removed.has(replica) },
    transport: {
      setPeers: (others) => {
        told = others.map(({ replica }) => replica)
      },
    },
    conf: conf(['a']),
    initial: [{ replica: 'b', addresses: ['at b'] }],
  })
  // It founded the group, and b came later.
  members.set('a', member('a'))
  peers.configured(conf(['a']))
  expect(told).toEqual(['b'])
  members.set('c', member('c'))
  removed.add('b')
  peers.configured(conf(['a', 'c']))
  expect(told).toEqual(['c'])
})

test('a newcomer stays connected to those who came after it, though its log names them later', () => {
  const members = new Map(['a', 'b'].map((id) => [id, member(id)]))
  const removed = new Set<string>()
  let told: readonly string[] = []
  const peers = createPeers({
    self: 'a',
    machine: { members: () => members, wasRemoved: (replica) => removed.has(replica) },
    transport: {
      setPeers: (others) => {
        told = others.map(({ replica }) => replica)
      },
    },
    conf: conf(['b']),
    initial: ['b', 'c'].map((replica) => ({ replica, addresses: [`at ${replica}`] })),
  })
  // It was added before c was, and has applied no more than that.
  peers.configured(conf(['b']))
  expect(told).toEqual(['b', 'c'])
  members.set('c', member('c'))
  members.delete('b')
  removed.add('b')
  peers.configured(conf(['c']))
  expect(told).toEqual(['c'])
  members.delete('c')
  removed.add('c')
  peers.configured(conf(['a']))
  expect(told).toEqual([])
})
