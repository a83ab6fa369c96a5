import type { RaftStatus } from '@tesela/raft'
import { expect, test } from 'vitest'
import { createLeaderOrders } from './leader-orders.ts'

/** A joiner: it has heard of nobody yet. */
function setUp() {
  const followed: number[] = []
  const at = { now: 0, term: 0, leader: null as string | null, busy: false }
  const orders = createLeaderOrders({
    leadership: {
      role: 'follower',
      self: false,
      get leader() {
        return at.leader
      },
    },
    clock: { now: () => at.now },
    keepMs: 100,
    status: () => ({ term: at.term }) as RaftStatus,
    follow({ firstIndex }) {
      if (!at.busy) followed.push(firstIndex)
      return !at.busy
    },
  })
  const pass = (ms: number) => {
    at.now += ms
    orders.tick(at.now)
  }
  const hears = (leader: string, term: number) => Object.assign(at, { leader, term })
  return { at, orders, followed, pass, hears }
}

test('the order of a leader is followed at once, and once', () => {
  const { orders, followed, pass, hears } = setUp()
  hears('b', 4)
  orders.received('b', { term: 4, firstIndex: 9 })
  pass(10)
  expect(followed).toEqual([9])
})

test('an order that comes before the first heartbeat is followed when that is here', () => {
  const { orders, followed, pass, hears } = setUp()
  orders.received('b', { term: 4, firstIndex: 9 })
  pass(10)
  expect(followed).toEqual([])
  hears('b', 4)
  pass(10)
  pass(10)
  expect(followed).toEqual([9])
})

test('an order of a leader of a later term than is known is kept, too', () => {
  const { orders, followed, pass, hears } = setUp()
  hears('a', 3)
  orders.received('b', { term: 4, firstIndex: 9 })
  hears('b', 4)
  pass(10)
  expect(followed).toEqual([9])
})

test('who does not lead sends nobody anywhere (H7)', () => {
  const { orders, followed, pass, hears } = setUp()
  // Before anybody is known to lead, of a term that nobody knows of, and of one that is over.
  orders.received('x', { term: 4, firstIndex: 8 })
  hears('b', 4)
  pass(10)
  for (const term of [3, 4, 5]) orders.received('x', { term, firstIndex: term })
  orders.received('b', { term: 3, firstIndex: 7 })
  pass(10)
  hears('c', 5)
  pass(10)
  expect(followed).toEqual([])
})

test('what the leader ordered stays while others order, too', () => {
  const { at, orders, followed, pass, hears } = setUp()
  hears('b', 4)
  at.busy = true
  orders.received('b', { term: 4, firstIndex: 9 })
  orders.received('x', { term: 5, firstIndex: 1 })
  at.busy = false
  pass(10)
  expect(followed).toEqual([9])
})

test('who invents a later term does not take the place of who turns out to lead', () => {
  const { orders, followed, pass, hears } = setUp()
  orders.received('b', { term: 4, firstIndex: 9 })
  for (const term of [5, 900, 6]) orders.received('x', { term, firstIndex: 1 })
  pass(10)
  hears('b', 4)
  pass(10)
  expect(followed).toEqual([9])
})

test('a stale order does not take the place of what its sender ordered since', () => {
  const { at, orders, followed, pass, hears } = setUp()
  hears('b', 4)
  at.busy = true
  orders.received('b', { term: 4, firstIndex: 9 })
  orders.received('b', { term: 3, firstIndex: 5 })
  at.busy = false
  pass(10)
  expect(followed).toEqual([9])
})

test('what cannot be followed yet is followed when it can, the newest of it', () => {
  const { at, orders, followed, pass, hears } = setUp()
  hears('b', 4)
  at.busy = true
  orders.received('b', { term: 4, firstIndex: 9 })
  orders.received('b', { term: 4, firstIndex: 12 })
  pass(50)
  at.busy = false
  pass(10)
  pass(10)
  expect(followed).toEqual([12])
})

test('nothing is kept for longer than until it is repeated', () => {
  const { orders, followed, pass, hears } = setUp()
  orders.received('b', { term: 4, firstIndex: 9 })
  pass(100)
  hears('b', 4)
  pass(10)
  expect(followed).toEqual([])
})

test('an order ends with the term of who gave it', () => {
  const { at, orders, followed, pass, hears } = setUp()
  hears('b', 4)
  at.busy = true
  orders.received('b', { term: 4, firstIndex: 9 })
  hears('c', 5)
  at.busy = false
  pass(10)
  hears('b', 4)
  pass(10)
  expect(followed).toEqual([])
})
