import type { Progress, RaftStatus } from '@tesela/raft'
import { expect, test } from 'vitest'
import { createBehindMembers } from './behind-members.ts'

function setUp() {
  const states = new Map<string, Progress['state']>([['b', 'snapshot']])
  const done: string[] = []
  const behind = createBehindMembers({
    repeatMs: 100,
    status: () =>
      ({
        term: 4,
        commit: 90,
        progress: new Map([...states].map(([id, state]) => [id, { state, match: 7 }])),
      }) as unknown as RaftStatus,
    tell: (to, match) => void done.push(`${to} told at ${match}`),
    probe: (to) => void done.push(`${to} probed`),
  })
  return { behind, states, done }
}

test('a member that is behind is told at once, and again until the leader sends it entries', () => {
  const { behind, states, done } = setUp()
  behind.add('b')
  for (const now of [0, 50, 100]) behind.tick(now)
  expect(done).toEqual(['b told at 7', 'b told at 7'])
  states.set('b', 'replicate')
  behind.tick(200)
  states.set('b', 'snapshot')
  behind.tick(300)
  expect(done).toHaveLength(2)
})

test('its lost acknowledgement does not hold it up for ever: it is asked how far it came (H14)', () => {
  const { behind, states, done } = setUp()
  behind.add('b')
  for (const now of [0, 100, 200]) behind.tick(now)
  expect(done.at(-1)).toBe('b probed')
  // While it is asked, it is told nothing; and if it is still behind, no sooner than it would have been.
  states.set('b', 'probe')
  behind.tick(300)
  states.set('b', 'snapshot')
  behind.add('b')
  behind.tick(301)
  expect(done).toHaveLength(5)
})

test('who is no member any more is forgotten', () => {
  const { behind, states, done } = setUp()
  behind.add('b')
  states.delete('b')
  behind.tick(0)
  states.set('b', 'snapshot')
  behind.tick(100)
  expect(done).toEqual([])
})
