import { expect, test } from 'vitest'
import { makeLog, smallEntries } from '../testing/made-log.ts'
import { scriptedReplay } from '../testing/scripted-replay.ts'
import type { LogRequest } from './messages.ts'

/** 15 runs and a half. */
const data = smallEntries(1000)
const group = makeLog(data)
const kinds: LogRequest['type'][] = ['fetchTarget', 'fetchAvailability', 'fetchEntries']

function begun(own = makeLog(data.slice(0, 100))) {
  // One run a request.
  const scripted = scriptedReplay({ own, settings: { fetchEntries: 64 } })
  scripted.session.start(0)
  return scripted
}

/** Up to the first requests for entries. */
function fetching(own?: ReturnType<typeof makeLog>) {
  const scripted = begun(own)
  scripted.serve(group, 'fetchTarget', 'fetchAvailability')
  return scripted
}

test('where the log here is not that of the leader, nothing is taken, and it says so (C17, H17)', () => {
  // As long as the group's, of other entries.
  const { session, world, taken, serve } = fetching(makeLog(smallEntries(100, 3)))
  serve(group, ...kinds)
  expect(taken).toEqual([])
  const { outcome } = world
  expect(outcome).toMatchObject({ ok: false, error: { code: 'log_diverged', index: 64 } })
  // The leader named it, and all who said that they have it are against this one (sync.md §3).
  const contradictedBy = expect.arrayContaining(['b', 'leader'])
  expect(outcome).toMatchObject({ error: { contradictedBy } })
  for (const { invalid } of session.progress.peers.values()) expect(invalid).toBe(0)
})

test('a log of as many runs that is another is not taken for the leader’s, though nothing is fetched (C20, H18)', () => {
  const { world, serve, reached } = begun(makeLog(smallEntries(1000, 3)))
  serve(group, 'fetchTarget')
  expect(reached).toEqual([])
  expect(world.outcome).toMatchObject({
    ok: false,
    error: { code: 'log_diverged', index: 960, contradictedBy: ['leader'] },
  })
})

test('what the log got by itself is what the next entries must go on from (C17, C19)', () => {
  const { own, session, world, serve, taken } = fetching()
  own.append(...smallEntries(100, 3))
  session.tick(100)
  serve(group, ...kinds)
  expect(taken).toEqual([])
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'log_diverged', index: 192 } })
})

test('so must entries that came before it got there (C17, C19)', () => {
  const { own, session, world, take, answer, taken } = fetching()
  answer(take('fetchEntries', 'b'), group)
  own.append(...smallEntries(28, 3))
  session.tick(100)
  expect(taken).toEqual([])
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'log_diverged', index: 128 } })
})

test('a log that was cut goes on from its peaks, and proves what it has (C17)', () => {
  const own = makeLog(data.slice(0, 700))
  own.cut(650)
  const source = makeLog(data)
  source.cut(600)
  const { world, serve, taken } = begun(own)
  serve(source, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 960 } })
  expect(taken[0]?.index).toBe(641)
})
