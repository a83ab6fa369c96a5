import type { Progress, RaftStatus } from '@tesela/raft'
import { expect, test } from 'vitest'
import { createBehindMembers } from './behind-members.ts'

function setUp() {
  const states = new Map<string, Progress['state']>([['b', 'snapshot']])
  const done: string[] = []
  const member: { match: number; sentTo: number | null } = { match: 7, sentTo: 50 }
  const behind = createBehindMembers({
    repeatMs: 100,
    status: () =>
      ({
        term: 4,
        commit: 90,
        progress: new Map([...states].map(([id, state]) => [id, { state, match: member.match }])),
      }) as unknown as RaftStatus,
    tell: (to, match) => {
      done.push(`${to} told at ${match}`)
      return member.sentTo
    },
    stream: (to) => void done.push(`${to} sent the rest`),
    probe: (to) => void done.push(`${to} probed`),
  })
  return { behind, states, done, member }
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

test('who has what it was sent for is told at once what is left', () => {
  const { behind, done, member } = setUp()
  behind.add('b')
  behind.tick(0)
  member.match = 49
  behind.tick(10)
  expect(done).toEqual(['b told at 7'])
  member.match = 50
  behind.tick(20)
  behind.tick(30)
  expect(done).toEqual(['b told at 7', 'b told at 50'])
  // It has got that far as it is told, be it that nothing is left: no sooner again than usual.
  behind.tick(119)
  expect(done).toHaveLength(2)
  behind.tick(120)
  expect(done.slice(2)).toEqual(['b told at 50', 'b probed'])
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

test('who could fetch nothing is sent the rest', () => {
  const { behind, states, done, member } = setUp()
  member.sentTo = null
  behind.add('b')
  for (const now of [0, 50]) behind.tick(now)
  expect(done).toEqual(['b told at 7', 'b sent the rest'])
  states.set('b', 'probe')
  behind.tick(100)
  states.set('b', 'replicate')
  behind.tick(150)
  expect(done).toHaveLength(2)
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
