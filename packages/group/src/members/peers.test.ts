import { expect, test } from 'vitest'
import type { MemberView, PeerAddress } from '../seams.ts'
import { createPeers } from './peers.ts'

function member(id: string): MemberView {
  return { id, addresses: [`at ${id}`], role: 'voter', readOnly: false, reluctant: false, since: 1 }
}

function conf(voters: readonly string[], votersOutgoing: readonly string[] = []) {
  return { voters, votersOutgoing, learners: [], learnersNext: [], autoLeave: true }
}

interface Start {
  /** Applied before. */
  readonly members: readonly string[]
  readonly conf: ReturnType<typeof conf>
  /** Told of at the admission, or noted since. */
  readonly initial?: readonly string[]
}

/** Those of `a`, and whom it connects to. */
function peersOf({ members: ids, conf: begun, initial = [] }: Start) {
  const members = new Map(ids.map((id) => [id, member(id)]))
  const removed = new Set<string>()
  let told: readonly PeerAddress[] = []
  const peers = createPeers({
    self: 'a',
    machine: { members: () => members, wasRemoved: (replica) => removed.has(replica) },
    transport: {
      setPeers: (others) => {
        told = others
      },
    },
    conf: begun,
    initial: initial.map((replica) => ({ replica, addresses: [`at ${replica}`] })),
  })
  peers.configured(begun)
  const remove = (id: string) => {
    members.delete(id)
    removed.add(id)
  }
  const names = () => told.map(({ replica }) => replica).sort()
  return { members, remove, peers, names }
}

test('a removed voter stays connected until the joint configuration that still needs it is left', () => {
  const begun = ['a', 'b', 'c']
  const { members, remove, peers, names } = peersOf({ members: begun, conf: conf(begun) })
  remove('c')
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
  const begun = ['a', 'b', 'd']
  const { members, peers, names } = peersOf({ members: begun, conf: conf(begun) })
  peers.configured(conf(['a', 'b', 'd'], ['a', 'b', 'c']))
  // It has no address of the other one any more, which has ours.
  expect(names()).toEqual(['b', 'd'])
  expect(peers.has('c')).toBe(true)
  expect(members.has('c')).toBe(false)
})

test('a member that starts in the midst of a removal knows who is still needed for it', () => {
  const { remove, peers, names } = peersOf({
    members: ['a', 'b', 'd'],
    conf: conf(['a', 'b', 'd'], ['a', 'b', 'c']),
    initial: ['c'],
  })
  remove('c')
  peers.refresh()
  expect(peers.has('c')).toBe(true)
  expect(names()).toEqual(['b', 'c', 'd'])
})

test('a member that refills its log from its beginning stays connected to those whom it was told of', () => {
  // It founded the group, and b came later.
  const { members, remove, peers, names } = peersOf({
    members: ['a'],
    conf: conf(['a']),
    initial: ['b'],
  })
  expect(names()).toEqual(['b'])
  members.set('c', member('c'))
  remove('b')
  peers.configured(conf(['a', 'c']))
  expect(names()).toEqual(['c'])
})

test('a newcomer stays connected to those who came after it, though its log names them later', () => {
  // It was added before c was, and has applied no more than that.
  const { members, remove, peers, names } = peersOf({
    members: ['a', 'b'],
    conf: conf(['b']),
    initial: ['b', 'c'],
  })
  expect(names()).toEqual(['b', 'c'])
  members.set('c', member('c'))
  remove('b')
  peers.configured(conf(['c']))
  expect(names()).toEqual(['c'])
  remove('c')
  peers.configured(conf(['a']))
  expect(names()).toEqual([])
})
