import { expect, test } from 'vitest'
import { makeLog, smallEntries } from '../testing/made-log.ts'
import { honestAnswer, scriptedReplay } from '../testing/scripted-replay.ts'
import type { LogAnswer, LogEntriesAnswer, LogRequest } from './messages.ts'

/** 15 runs and a half. */
const data = smallEntries(1000)
const group = makeLog(data)
const kinds: LogRequest['type'][] = ['fetchTarget', 'fetchAvailability', 'fetchEntries']
/** One run a request. */
const small = { fetchEntries: 64 }
/** What a run of small entries takes in memory. */
const runBytes = 192 + 64 * 256

function begun(options: Partial<Parameters<typeof scriptedReplay>[0]> = {}) {
  const scripted = scriptedReplay({ own: makeLog(data.slice(0, 100)), ...options })
  scripted.session.start(0)
  return scripted
}

/** Up to the first requests for entries. */
function fetching(options: Partial<Parameters<typeof scriptedReplay>[0]> = {}) {
  const scripted = begun({ settings: small, ...options })
  scripted.serve(group, 'fetchTarget', 'fetchAvailability')
  return scripted
}

const entriesOf = (answer: LogAnswer): LogEntriesAnswer => {
  if (answer.type !== 'entries') throw new Error('no entries')
  return answer
}

test('what is lacking comes from everybody at once, and is taken in order (C8, C10, C18, C20, R1)', () => {
  const { world, asked, take, answer, serve, taken, reached, own } = fetching()
  // One each, of another part; the leader is spared.
  expect(asked('fetchEntries').map(({ to, message }) => [to, message.fromRun])).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  answer(take('fetchEntries', 'b'), group)
  expect(taken).toEqual([])
  answer(take('fetchEntries', 'a'), group)
  expect(taken.map(({ index }) => index)).toEqual(Array.from({ length: 128 }, (_, at) => 65 + at))
  serve(group, ...kinds)
  // Up to the last run that is closed: the rest comes by appends.
  expect(world.outcome).toEqual({ ok: true, position: { anchor: 960, term: 20 } })
  expect(reached).toEqual([960])
  expect(own.entries).toEqual(group.entries.slice(0, 960))
})

test('the target is asked of the leader alone, and who does not lead names none (C2, H7)', () => {
  const { session, world, asked, take } = begun()
  expect(asked('fetchTarget').map(({ to }) => to)).toEqual(['leader'])
  const { message } = take('fetchTarget')
  const target = honestAnswer(message, group)
  session.receive('a', target)
  expect(session.progress.targets).toBe(0)
  world.leader = { id: 'leader', term: 6 }
  session.receive('leader', target)
  expect(session.progress.targets).toBe(0)
  session.tick(3000)
  session.receive('leader', honestAnswer(take('fetchTarget').message, group))
  expect(session.progress.targets).toBe(1)
})

test('a target is asked for again when nobody answers, and of who leads then (H4)', () => {
  const { session, take, asked, world } = begun()
  const first = take('fetchTarget')
  session.tick(5000)
  const second = take('fetchTarget')
  session.receive('leader', honestAnswer(first.message, group))
  expect(session.progress.targets).toBe(0)
  world.leader = { id: 'a', term: 6 }
  session.tick(5100)
  expect(asked('fetchTarget').map(({ to }) => to)).toEqual(['a'])
  session.receive('leader', honestAnswer(second.message, group))
  expect(session.progress.targets).toBe(0)
})

test('a target at or behind what is here is reached at once', () => {
  const { world, serve, taken } = begun({ own: makeLog(data) })
  serve(group.upTo(500), 'fetchTarget')
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 960 } })
  expect(taken).toEqual([])
})

test('a later target is taken up, what is under way for the former one counts (C3, C5, C14)', () => {
  const longer = makeLog([...data, ...smallEntries(500, 1)])
  const { session, take, serve, answer, asked, world } = fetching()
  const old = take('fetchEntries', 'a')
  session.tick(3000)
  answer(take('fetchTarget'), longer)
  expect(session.progress).toMatchObject({ targets: 2, position: { anchor: 1472 } })
  answer(old, group)
  expect(session.progress.peers.get('a')).toMatchObject({ valid: 1, invalid: 0 })
  // The other is still under way: nobody else is asked for it.
  expect(asked('fetchEntries').map(({ message }) => message.fromRun)).toEqual([2, 3])
  serve(longer, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 1472 } })
})

test('an older target is ignored, and blames nobody (C3)', () => {
  const { session, take, answer, world } = fetching()
  // As often as would end it, were it the leader's fault.
  for (const now of [3000, 6000, 9000, 12_000]) {
    session.tick(now)
    answer(take('fetchTarget'), group.upTo(500))
  }
  expect(session.progress).toMatchObject({ targets: 1, position: { anchor: 960 } })
  expect(world.outcome).toBeNull()
})

test('a leader that names what cannot be is given up after a few times (C3, C25)', () => {
  const { session, take, world } = fetching()
  for (const now of [3000, 6000, 9000]) {
    session.tick(now)
    const { id } = take('fetchTarget').message
    const { root } = group.range().closed()
    session.receive('leader', {
      ...{ type: 'target', id, firstIndex: 1 },
      root: { runs: 99, last: 9999, root },
    })
  }
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'no_honest_peer' } })
})

test('entries for a root that was given up are nobody’s fault, and fetched again (C14, C15)', () => {
  const longer = makeLog([...data, ...smallEntries(500, 1)])
  const { session, take, serve, answer, world } = fetching({
    settings: { ...small, maxRetainedRoots: 0 },
  })
  const old = take('fetchEntries', 'a')
  session.tick(3000)
  answer(take('fetchTarget'), longer)
  answer(old, group)
  expect(session.progress.peers.get('a')).toBeUndefined()
  serve(longer, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true })
})

/** What a source may answer to a request for entries instead of them. */
const lies: readonly (readonly [string, (honest: LogEntriesAnswer) => LogAnswer])[] = [
  [
    'another byte (C16)',
    (of) => ({ ...of, entries: of.entries.map((each) => ({ ...each, data: Uint8Array.of(9) })) }),
  ],
  [
    'another term (C16)',
    (of) => ({ ...of, entries: of.entries.map((each) => ({ ...each, term: 9 })) }),
  ],
  [
    'another type (C16)',
    (of) => ({ ...of, entries: of.entries.map((each) => ({ ...each, type: 'conf' })) }),
  ],
  ['entries of another place (C16)', (of) => ({ ...of, firstIndex: of.firstIndex + 1 })],
  ['runs of another place (C9)', (of) => ({ ...of, fromRun: of.fromRun + 1 })],
  ['no proof (C16)', (of) => ({ ...of, proof: new Uint8Array(0) })],
  ['a longer proof (C16)', (of) => ({ ...of, proof: new Uint8Array(of.proof.length + 32) })],
  ['nothing (C13)', (of) => ({ ...of, entries: [] })],
  ['half a run (C13)', (of) => ({ ...of, entries: of.entries.slice(0, 32) })],
  ['more runs than asked for (C13)', (of) => ({ ...of, entries: [...of.entries, ...of.entries] })],
  ['what was not asked (C13)', ({ id }) => ({ type: 'availability', id, firstRun: 0, runs: 99 })],
  [
    'an absurd target (H7)',
    ({ id }) => ({
      ...{ type: 'target', id, firstIndex: 1 },
      root: { runs: 2 ** 40, last: 2 ** 50, root: 'x'.repeat(32) },
    }),
  ],
]

test.each(lies)(
  'who answers with %s is asked no more, and another is (C12, R3, H8)',
  (_what, lie) => {
    const { session, world, take, serve, asked, taken, blamed } = fetching()
    const { to, message } = take('fetchEntries', 'a')
    session.receive(to, lie(entriesOf(honestAnswer(message, group))))
    expect(session.progress.peers.get('a')).toMatchObject({ valid: 0, invalid: 1 })
    expect(taken).toEqual([])
    serve(group, ...kinds)
    expect(asked('fetchEntries')).toEqual([])
    expect(blamed).toEqual(['a'])
    expect(session.progress.peers.get('a')).toMatchObject({ valid: 0, invalid: 1 })
    expect(world.outcome).toMatchObject({ ok: true })
  },
)

test('entries of another log, with their own proof, are not taken (C9)', () => {
  const other = makeLog(smallEntries(1000, 7))
  const { session, take, taken } = fetching()
  const { message } = take('fetchEntries', 'a')
  const { runs, index: last, root } = other.range().closed()
  const lie = honestAnswer({ ...message, root: { runs, last, root } }, other)
  session.receive('a', lie)
  expect(session.progress.peers.get('a')).toMatchObject({ invalid: 1 })
  expect(taken).toEqual([])
})

test('a liar is asked again for the next target (R3)', () => {
  const longer = makeLog([...data, ...smallEntries(500, 1)])
  const { session, take, asked, answer } = fetching()
  const { to, message } = take('fetchEntries', 'a')
  session.receive(to, { ...entriesOf(honestAnswer(message, group)), entries: [] })
  session.tick(3000)
  answer(take('fetchTarget'), longer)
  expect(asked('fetchAvailability').map((each) => each.to)).toEqual(['a'])
})

test('when everybody lies, it ends, and says so (C25)', () => {
  const { session, take, asked, world, serve } = fetching()
  for (const peer of ['a', 'b', 'leader']) {
    serve(group, 'fetchAvailability')
    const { id, fromRun } = take('fetchEntries', peer).message
    const nothing = { firstIndex: 1, entries: [], proof: new Uint8Array(0) }
    session.receive(peer, { type: 'entries', id, fromRun, ...nothing })
  }
  expect(asked('fetchEntries')).toEqual([])
  expect(world.outcome).toMatchObject({
    ok: false,
    error: { code: 'no_honest_peer', peers: ['leader', 'a', 'b'] },
  })
})

test('who says nothing is replaced, and asked again later (R2, R4, H2)', () => {
  const { session, take, serve, world, asked } = fetching({ members: ['leader', 'a'] })
  take('fetchEntries', 'a')
  session.tick(24_999)
  expect(asked('fetchAvailability')).toEqual([])
  session.tick(25_000)
  expect(asked('fetchAvailability').map(({ to }) => to)).toEqual(['leader'])
  session.tick(25_250)
  expect(session.progress.peers.get('a')).toMatchObject({ timedOut: 1 })
  serve(group, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true })
})

test('an answer that comes late, twice, or from somebody else changes nothing and blames nobody (C6, R8, H1)', () => {
  const { session, take, serve, world, blamed } = fetching()
  const { to, message } = take('fetchEntries')
  const honest = honestAnswer(message, group)
  const wrong = { ...entriesOf(honest), entries: [] }
  session.receive('b', wrong)
  session.receive('stranger', honest)
  session.receive(to, honest)
  session.receive(to, wrong)
  session.receive(to, honest)
  session.tick(25_000)
  session.receive(to, wrong)
  for (const { invalid } of session.progress.peers.values()) expect(invalid).toBe(0)
  expect(blamed).toEqual([])
  session.tick(26_000)
  serve(group, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true })
})

test('a short answer is legal, the rest is asked for again (C11)', () => {
  const { take, asked, answer, session, serve, world } = fetching({
    settings: { fetchEntries: 640 },
  })
  const { to, message } = take('fetchEntries', 'a')
  expect(message).toMatchObject({ fromRun: 1, runs: 10 })
  answer({ to, message: { ...message, runs: 3 } }, group)
  expect(session.progress.peers.get('a')).toMatchObject({ valid: 1 })
  expect(asked('fetchEntries').map((each) => each.message.fromRun)).toContain(4)
  serve(group, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true })
})

test('no more is asked for than may wait, and nothing while it is not applied (C8, H15)', () => {
  const { asked, answer, take, toApply, session } = fetching({
    slow: true,
    settings: { ...small, fetchBytes: 192, maxBufferedBytes: 3 * runBytes },
  })
  answer(take('fetchEntries', 'b'), group)
  expect(asked('fetchEntries').map(({ message }) => message.fromRun)).toEqual([1, 3])
  answer(take('fetchEntries', 'b'), group)
  // Two wait for the first: one more would be too many.
  expect(asked('fetchEntries').map(({ message }) => message.fromRun)).toEqual([1])
  answer(take('fetchEntries', 'a'), group)
  expect(asked('fetchEntries')).toEqual([])
  expect(toApply.length).toBe(3)
  session.tick(1000)
  expect(asked('fetchEntries')).toEqual([])
  toApply.shift()?.()
  expect(asked('fetchEntries').map(({ message }) => message.fromRun)).toEqual([4])
})

test('what everything waits for is asked for though nothing more may wait (C8)', () => {
  const { session, asked, answer, take } = fetching({
    settings: { ...small, fetchBytes: 192, maxBufferedBytes: 2 * runBytes },
  })
  answer(take('fetchEntries', 'b'), group)
  take('fetchEntries', 'a')
  session.tick(25_000)
  expect(asked('fetchEntries')).toMatchObject([{ to: 'b', message: { fromRun: 1 } }])
})

test('who has cut its log is asked for what it has left, the leader for the rest', () => {
  const later = makeLog(data)
  later.cut(700)
  const { take, answer, asked, serve, world } = begun({ settings: small, members: ['leader', 'a'] })
  answer(take('fetchTarget'), group)
  answer(take('fetchAvailability', 'a'), later)
  expect(asked('fetchEntries').map(({ message }) => message.fromRun)).toEqual([10])
  serve(later, 'fetchEntries')
  answer(take('fetchAvailability', 'leader'), group)
  expect(asked('fetchEntries')).toMatchObject([{ to: 'leader', message: { fromRun: 1 } }])
  serve(group, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 960 } })
})

test('who refuses is replaced, and what it has is asked again', () => {
  const { session, take, serve, asked, world } = fetching()
  const { to, message } = take('fetchEntries', 'a')
  const refusal = { reason: 'pruned', retryAfterMs: 0, leader: null } as const
  session.receive(to, { type: 'unavailable', id: message.id, ...refusal })
  expect(session.progress.peers.get('a')).toMatchObject({ unavailable: 1, invalid: 0 })
  session.tick(300)
  expect(asked('fetchAvailability').map((each) => each.to)).toContain('a')
  serve(group, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true })
})

test('who lacks the strategy is asked for nothing, and what it might have comes from the others', () => {
  const { session, serve, world, asked } = begun()
  world.lacking.add('a')
  serve(group, ...kinds)
  expect(asked('fetchEntries').filter(({ to }) => to === 'a')).toEqual([])
  expect(session.progress.peers.get('a')).toMatchObject({ valid: 0, invalid: 0, bytes: 0 })
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 960 } })
})

test('where everybody lacks the strategy it says that it waits for them', () => {
  const { session, serve, world } = begun()
  serve(group, 'fetchTarget')
  for (const peer of ['a', 'b', 'leader']) world.lacking.add(peer)
  session.tick(6000)
  expect(session.progress.waits).toMatch(/every member that is reachable/)
  session.tick(66_000)
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'sync_stalled' } })
})

test('a peer that appears is asked, one that goes is not waited for (R5, H3)', () => {
  const { session, take, asked, world, serve } = fetching()
  take('fetchEntries', 'a')
  world.unreachable.add('a')
  session.peersChanged()
  expect(session.progress.peers.get('a')).toMatchObject({ timedOut: 1 })
  world.unreachable.clear()
  session.tick(300)
  expect(asked('fetchEntries').map(({ to }) => to)).toContain('a')
  serve(group, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true })
})

test('what the log gets by itself meanwhile is not asked for (C19)', () => {
  const { own, session, serve, world, taken } = fetching()
  own.append(...data.slice(100))
  session.tick(100)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 960 } })
  serve(group, ...kinds)
  expect(taken).toEqual([])
})

test('it stays at its target, and follows the next, until it may finish (C21, C22, C23)', () => {
  const longer = makeLog([...data, ...smallEntries(500, 1)])
  const { session, serve, take, answer, reached, world } = begun({
    settings: { awaitFinish: true },
  })
  serve(group, ...kinds)
  session.tick(100_000)
  expect(world.outcome).toBeNull()
  expect(reached).toEqual([960])
  answer(take('fetchTarget'), longer)
  serve(longer, ...kinds)
  expect(reached).toEqual([960, 1472])
  session.finish()
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 1472 } })
})

test('an early finish is remembered (C23)', () => {
  const { session, serve, world } = begun({ settings: { awaitFinish: true } })
  session.finish()
  serve(group, ...kinds)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 960 } })
})

test('it is reached when all is applied, not before (C22)', () => {
  const { serve, reached, toApply, world } = begun({ slow: true })
  serve(group, ...kinds)
  expect(reached).toEqual([])
  for (const apply of toApply) apply()
  expect(reached).toEqual([960])
  expect(world.outcome).toMatchObject({ ok: true })
})

test('without a leader, or anybody else, it stalls (C25)', () => {
  const { session, world } = begun()
  world.leader = null
  session.tick(59_999)
  expect(world.outcome).toBeNull()
  session.tick(60_000)
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'sync_stalled' } })
})

test('it can be ended, and then does nothing any more', () => {
  const { session, world, take, taken } = fetching()
  const { to, message } = take('fetchEntries')
  session.abort('enough')
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'sync_aborted' } })
  session.receive(to, honestAnswer(message, group))
  session.tick(100_000)
  expect(taken).toEqual([])
})

test('it says how far it is (C27)', () => {
  const { session, take, answer } = fetching()
  answer(take('fetchEntries', 'a'), group)
  expect(session.progress).toMatchObject({
    ...{ phase: 'entries', position: { anchor: 960 }, items: 64, ofItems: 896 },
    ...{ bytes: 192, ofBytes: 192 * 14, fetchedBytes: 192 },
  })
})
