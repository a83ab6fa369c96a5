import { expect, test } from 'vitest'
import { makeLog, smallEntries } from '../testing/made-log.ts'
import { scriptedReplay } from '../testing/scripted-replay.ts'
import { until } from '../testing/until.ts'

/** Of the group. */
const data = smallEntries(1000)
const group = makeLog(data)
const members = ['leader', 'a', 'b', 'bad']

/** Has the first 100 entries of the group's log, and asks for one run at a time. */
function sound({ slow = false } = {}) {
  const own = makeLog(data.slice(0, 100))
  const scripted = scriptedReplay({ own, members, slow, settings: { fetchEntries: 64 } })
  scripted.session.start(0)
  return scripted
}

/** Another log than the group's from its first run on. */
const otherLog = (length: number) => makeLog(smallEntries(length, 3))

test('who has the log of one leader does not contradict by that of the next (sync.md §3)', () => {
  const { session, world, unanswered, serve, take, answer } = sound()
  const other = otherLog(1100)
  world.unreachable.add('bad')
  serve(group, 'fetchTarget', 'fetchAvailability')
  world.unreachable.delete('bad')
  world.leader = { id: 'bad', term: 6 }
  let now = 3000
  session.tick(now)
  answer(take('fetchTarget', 'bad'), other)
  // The others answer no more: what it named it serves alone.
  until(
    () => world.outcome !== null,
    () => {
      now += 500
      session.tick(now)
      for (const request of unanswered.filter(({ to }) => to === 'bad')) {
        unanswered.splice(unanswered.indexOf(request), 1)
        answer(request, other)
      }
    },
  )
  expect(world.outcome).toMatchObject({ error: { code: 'log_diverged', contradictedBy: [] } })
})

test('who has the log of this leader does not contradict by that of the one before (sync.md §3)', () => {
  const { session, world, serve, asked, take, answer } = sound()
  world.leader = { id: 'bad', term: 5 }
  session.tick(3000)
  const other = otherLog(900)
  answer(take('fetchTarget', 'bad'), other)
  until(
    () => asked('fetchAvailability').length === 0,
    () => {
      const request = take('fetchAvailability')
      answer(request, request.to === 'bad' ? other : group)
    },
  )
  const late = take('fetchEntries', 'bad')
  world.leader = { id: 'a', term: 6 }
  session.tick(6000)
  serve(group, 'fetchTarget')
  session.tick(6001)
  serve(group, 'fetchAvailability')
  answer(late, other)
  expect(world.outcome).toMatchObject({ error: { code: 'log_diverged', contradictedBy: [] } })
})

test('where another entry is committed here the session ends, and says who has the other log', () => {
  const { world, serve, toApply } = sound({ slow: true })
  serve(group, 'fetchTarget', 'fetchAvailability', 'fetchEntries')
  const [first, second] = toApply
  first?.()
  expect(world.outcome).toBeNull()
  second?.(140)
  expect(world.outcome).toMatchObject({
    error: { code: 'log_diverged', index: 139, contradictedBy: expect.arrayContaining(members) },
  })
})
