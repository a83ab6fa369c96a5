import { hashLeaf } from '@tesela/merkle'
import { expect, test } from 'vitest'
import { makeSnapshot } from '../testing/made-snapshot.ts'
import { createMemorySink } from '../testing/memory-sink.ts'
import { honestAnswer, scriptedSession, targetOf } from '../testing/scripted-session.ts'
import { until } from '../testing/until.ts'
import type { SnapshotRequest } from './messages.ts'

const groupId = new Uint8Array(16).fill(3)
const leaf = (length: number, of: number) => new Uint8Array(length).fill(of)
const leaves = [1, 2, 3, 4, 5, 6, 7, 8].map((of) => leaf(10, of))
const sections = [leaves.slice(0, 2), leaves.slice(2), []]
const snapshot = makeSnapshot({ groupId, anchor: 100, sections })
/** Most of its leaves are those of the other. */
const changed = [[leaf(10, 99)], [...leaves.slice(2), leaf(9, 98)]]
const newer = makeSnapshot({ groupId, anchor: 200, sections: changed })
const kinds: SnapshotRequest['type'][] = [
  'fetchManifest',
  'fetchDigests',
  'fetchLeaves',
  'fetchLeafPart',
]
/** One leaf a request. */
const small = { fetchItems: 3 }

function begun(options: Partial<Parameters<typeof scriptedSession>[0]> = {}) {
  const scripted = scriptedSession({ groupId, ...options })
  scripted.session.start(0)
  return scripted
}

/** Up to the first requests for leaves. */
function fetching(options: Partial<Parameters<typeof scriptedSession>[0]> = {}) {
  const scripted = begun({ settings: small, ...options })
  scripted.serve(snapshot, ['fetchTarget', 'fetchManifest', 'fetchDigests'])
  return scripted
}

test('a snapshot is fetched from a member that does not lead, and installed', () => {
  const { session, sink, world, reached, serve, take, unanswered } = begun()
  const first = take('fetchTarget')
  expect(first).toMatchObject({ to: 'leader', message: { atLeast: 1, held: null } })
  expect(session.progress).toMatchObject({ phase: 'target', position: null })
  session.receive('leader', honestAnswer(first.message, snapshot))
  expect(unanswered.map(({ to, message }) => [to, message.type])).toEqual([['a', 'fetchManifest']])
  serve(snapshot, kinds)
  expect(world.outcome).toEqual({ ok: true, position: { anchor: 100, term: 1 } })
  expect(sink.installed).toEqual(leaves)
  expect(sink.aborted).toBe(false)
  expect(reached).toEqual([100])
  expect(session.progress).toMatchObject({
    ...{ phase: 'ended', sealed: true, targets: 1 },
    ...{ items: 24, ofItems: 24, bytes: 80, ofBytes: 80, sources: [] },
  })
  const releases = unanswered.map(({ to, message }) => [to, message.type])
  expect(releases).toEqual([
    ['a', 'release'],
    ['b', 'release'],
    ['leader', 'release'],
  ])
})

test('progress is told on the way (C27)', () => {
  const { session, answer, take } = fetching()
  answer(take('fetchLeaves'), snapshot)
  answer(take('fetchLeaves'), snapshot)
  expect(session.progress).toMatchObject({ phase: 'leaves', items: 6, ofItems: 24, bytes: 20 })
  const { peers, sources } = session.progress
  expect(sources).toEqual(['a', 'b'])
  const fetched = (piece: number, leaves: number) => piece + 10 * leaves
  expect([...peers]).toMatchObject([
    ['a', { valid: 3, invalid: 0, bytes: fetched(snapshot.manifest.length + 32 * 2, 1) }],
    ['b', { valid: 2, invalid: 0, bytes: fetched(32 * 6, 1) }],
  ])
})

test('what waits says why (C27)', () => {
  const disk: (() => void)[] = []
  const sink = createMemorySink((callback) => void disk.push(callback))
  const { session, take, answer, world, serve } = begun({
    sink,
    settings: { ...small, awaitFinish: true },
  })
  const waits = () => session.progress.waits
  expect(waits()).toBe('the leader was asked what to fetch')
  const { message } = take('fetchTarget')
  const refusal = { reason: 'preparing', retryAfterMs: 0, leader: null } as const
  session.receive('leader', { type: 'unavailable', id: message.id, ...refusal })
  expect(waits()).toBe('the leader makes a snapshot')
  world.leader = null
  expect(waits()).toBe('nobody leads')
  world.leader = { id: 'leader', term: 5 }
  session.tick(500)
  answer(take('fetchTarget'), snapshot)
  expect(waits()).toBeNull()
  serve(snapshot, ['fetchManifest', 'fetchDigests'])
  expect(waits()).toBe('the disk takes what came')
  for (const done of disk.splice(0)) done()
  expect(waits()).toBeNull()
  for (const peer of ['a', 'b']) world.unreachable.add(peer)
  for (const peer of ['a', 'b', 'leader']) {
    if (peer === 'leader') session.peersChanged()
    const last = take('fetchLeaves')
    if (peer === 'leader') {
      const lost = { reason: 'overloaded', retryAfterMs: 0, leader: null } as const
      session.receive(last.to, { type: 'unavailable', id: last.message.id, ...lost })
    }
  }
  expect(waits()).toBe('every member that is reachable failed lately or does not have it')
  world.unreachable.add('leader')
  expect(waits()).toBe('no other member is reachable')
  world.unreachable.clear()
  session.tick(1000)
  until(
    () => waits() === 'everything is here: the leader has to confirm',
    () => {
      serve(snapshot, kinds)
      for (const done of disk.splice(0)) done()
    },
  )
})

test('an empty state is a snapshot like any other', () => {
  const nothing = makeSnapshot({ groupId, anchor: 100, sections: [[]] })
  const { sink, world, serve } = begun()
  serve(nothing, ['fetchTarget', ...kinds])
  expect(world.outcome).toMatchObject({ ok: true })
  expect(sink.installed).toEqual([])
})

test.each([
  ['in all', { maxOutstanding: 3, maxOutstandingPerPeer: 3 }],
  ['to one peer', { maxOutstanding: 9, maxOutstandingPerPeer: 3 }],
])(
  'no more requests are under way %s than allowed, none of them for the same (C8, R6)',
  (_what, bounds) => {
    const members = ['leader', 'a']
    const { asked, answer, take } = fetching({ members, settings: { ...small, ...bounds } })
    const from = () =>
      asked('fetchLeaves').map(({ message }) => message.type === 'fetchLeaves' && message.from)
    expect(from()).toEqual([0, 1, 2])
    answer(take('fetchLeaves'), snapshot)
    expect(from()).toEqual([1, 2, 3])
  },
)

test('what waits for the disk bounds what is asked for (H15)', () => {
  const disk: (() => void)[] = []
  const sink = createMemorySink((callback) => void disk.push(callback))
  const bounds = { ...small, fetchBytes: 100, maxBufferedBytes: 120 }
  const { asked, take, answer } = begun({ sink, settings: bounds })
  answer(take('fetchTarget'), snapshot)
  answer(take('fetchManifest'), snapshot)
  answer(take('fetchDigests'), snapshot)
  answer(take('fetchDigests'), snapshot)
  disk.shift()?.()
  expect(asked('fetchLeaves').length).toBe(1)
  answer(take('fetchLeaves'), snapshot)
  answer(take('fetchLeaves'), snapshot)
  answer(take('fetchLeaves'), snapshot)
  expect(asked('fetchLeaves').length).toBe(0)
  disk.shift()?.()
  expect(asked('fetchLeaves').length).toBe(1)
})

test('leaves that are staged already are not fetched again (C26)', () => {
  const kept = new Map(leaves.slice(0, 5).map((each) => [hashLeaf(each), each]))
  const sink = createMemorySink(undefined, kept)
  const { serve, world, asked } = fetching({ sink })
  expect(asked('fetchLeaves').length).toBe(2)
  serve(snapshot, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
  expect([sink.puts, sink.putTwice]).toEqual([3, 0])
})

test('a snapshot that is staged whole needs nobody but for its digests (C17, C20, H18)', () => {
  const kept = new Map(leaves.map((each) => [hashLeaf(each), each]))
  const { world, sink } = fetching({ sink: createMemorySink(undefined, kept) })
  expect(world.outcome).toMatchObject({ ok: true })
  expect(sink.puts).toBe(0)
})

test('a newer target that is not needed does not restart the transfer (H5)', () => {
  const { session, take, world, serve } = fetching()
  session.tick(3400)
  session.receive('leader', honestAnswer(take('fetchTarget').message, newer))
  serve(snapshot, kinds)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 100 } })
})

test('a target that is needed keeps every leaf it contains', () => {
  const { session, take, world, serve, answer, sink } = fetching()
  for (let at = 0; at < 4; at += 1) answer(take('fetchLeaves'), snapshot)
  session.targetChanged({ atLeast: 150 })
  session.receive('leader', honestAnswer(take('fetchTarget').message, newer))
  serve(newer, kinds)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 200 } })
  expect(sink.installed).toEqual(changed.flat())
  // Two of the four are in the newer one.
  expect([sink.puts, sink.putTwice]).toEqual([4 + 6, 0])
})

test('what is needed never goes down, and a target below it is asked for again (C3)', () => {
  const { session, take } = begun({ atLeast: 150 })
  session.targetChanged({ atLeast: 120 })
  session.receive('leader', honestAnswer(take('fetchTarget').message, snapshot))
  expect(session.progress.position).toBeNull()
  session.tick(250)
  expect(take('fetchTarget').message).toMatchObject({ atLeast: 150 })
})

test('who diverged takes nothing that no majority vouches for, whoever names it', () => {
  const unsealed = makeSnapshot({ groupId, anchor: 100, sections, sealed: false })
  const { session, take } = begun({ sealedOnly: true })
  const { message } = take('fetchTarget')
  expect(message).toMatchObject({ sealedOnly: true })
  session.receive('leader', honestAnswer(message, unsealed))
  expect(session.progress).toMatchObject({ position: null, sealed: null })
  session.tick(250)
  session.receive('leader', honestAnswer(take('fetchTarget').message, snapshot))
  expect(session.progress).toMatchObject({ position: { anchor: 100 }, sealed: true })
})

test('what is fetched unsealed is told to be, until the leader says that it is sealed', () => {
  const unsealed = makeSnapshot({ groupId, anchor: 100, sections, sealed: false })
  const { session, take } = begun()
  session.receive('leader', honestAnswer(take('fetchTarget').message, unsealed))
  expect(session.progress).toMatchObject({ position: { anchor: 100 }, sealed: false })
  session.tick(4000)
  session.receive('leader', honestAnswer(take('fetchTarget').message, snapshot))
  expect(session.progress.sealed).toBe(true)
})

test('a target that the leader no longer joins is given up for one that it does', () => {
  const { session, take, world, serve } = fetching()
  session.tick(3400)
  const { message } = take('fetchTarget')
  session.receive('leader', { type: 'target', id: message.id, target: targetOf(newer, 150) })
  expect(session.progress.position).toMatchObject({ anchor: 200 })
  serve(newer, kinds)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 200 } })
})

test('only the leader of this term is believed, and no offer that was not asked for (C2, H4, H7)', () => {
  const { session, take, world, asked } = begun()
  const { message } = take('fetchTarget')
  const honest = honestAnswer(message, snapshot)
  session.receive('a', honest)
  session.receive('leader', { ...honest, id: message.id + 1 })
  expect(session.progress.position).toBeNull()
  // It answers, and the core knows another leader by now.
  world.leader = { id: 'b', term: 6 }
  session.receive('leader', honest)
  expect(session.progress.position).toBeNull()
  session.tick(250)
  expect(asked('fetchTarget').map(({ to }) => to)).toEqual(['b'])
})

test('an answer with the id of the question, from somebody else, does not stop the question (H4)', () => {
  const { session, take } = begun()
  const { message } = take('fetchTarget')
  const refusal = { reason: 'failed', retryAfterMs: 600_000, leader: null } as const
  session.receive('a', { type: 'unavailable', id: message.id, ...refusal })
  session.receive('leader', honestAnswer(message, snapshot))
  expect(session.progress.position).toMatchObject({ anchor: 100 })
})

test('a target is asked for until it is there, of whoever leads by then', () => {
  const { session, take, world, asked } = begun()
  take('fetchTarget')
  session.tick(14_999)
  expect(asked('fetchTarget')).toEqual([])
  session.tick(15_000)
  expect(take('fetchTarget').to).toBe('leader')
  world.leader = null
  session.tick(31_000)
  expect(asked('fetchTarget')).toEqual([])
  world.leader = { id: 'a', term: 6 }
  session.tick(31_100)
  expect(take('fetchTarget').to).toBe('a')
})

test('who does not lead may name who does: asked at once, and once', () => {
  const { session, take, asked, world } = begun()
  const refuse = (id: number, leader: string) =>
    ({ type: 'unavailable', id, reason: 'notLeader', retryAfterMs: 0, leader }) as const
  session.receive('leader', refuse(take('fetchTarget').message.id, 'b'))
  const { to, message } = take('fetchTarget')
  expect(to).toBe('b')
  session.receive('b', refuse(message.id, 'leader'))
  expect(asked('fetchTarget')).toEqual([])
  session.tick(250)
  session.receive('leader', refuse(take('fetchTarget').message.id, 'b'))
  world.leader = { id: 'b', term: 6 }
  session.receive('b', honestAnswer(take('fetchTarget').message, snapshot))
  expect(session.progress.position).toMatchObject({ anchor: 100 })
})

test('a leader that prepares a snapshot is waited for, however long', () => {
  const { session, take, world, asked } = begun()
  for (let now = 0; now < 300_000; now += 500) {
    session.tick(now)
    if (asked('fetchTarget').length === 0) continue
    const { message } = take('fetchTarget')
    const refusal = { reason: 'preparing', retryAfterMs: 500, leader: null } as const
    session.receive('leader', { type: 'unavailable', id: message.id, ...refusal })
  }
  expect(world.outcome).toBeNull()
})

const badTargets = [
  ['of a later term than its own', { term: 6 }],
  ['that its log does not join', { firstIndex: 102 }],
  ['of more leaves than there are', { leaves: 2 ** 40 }],
  ['with another number of leaves than its root has', { leaves: 9 }],
  ['with another number of items than its root has', { items: 9 }],
  ['with another root than its manifest has', { root: newer.root }],
  ['further on with the same root (C3)', { anchor: 200 }],
] as const

test.each(badTargets)('a leader that names a target %s ends it (C1, C25)', (_what, lie) => {
  const { session, take, world, asked, sink, serve } = begun()
  for (let now = 0; now < 20_000 && world.outcome === null; now += 250) {
    session.tick(now)
    if (asked('fetchTarget').length > 0) {
      const { message } = take('fetchTarget')
      const target = { ...targetOf(snapshot), ...lie }
      session.receive('leader', { type: 'target', id: message.id, target })
    }
    serve(snapshot, ['fetchManifest'])
  }
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'no_honest_peer' } })
  expect(sink.begun).toEqual([])
  for (const { invalid } of session.progress.peers.values()) expect(invalid).toBe(0)
})

test('without anybody to ask it ends after a while (C25)', () => {
  const { session, world } = begun()
  world.leader = null
  session.tick(59_999)
  expect(world.outcome).toBeNull()
  session.tick(60_000)
  expect(world.outcome).toMatchObject({
    ok: false,
    error: { code: 'sync_stalled', waitedMs: 60_000 },
  })
})

test('a session that is told to waits at its target, renewing the lease, until it may finish (C22, C23)', () => {
  const { session, serve, world, reached, take, sink, answer } = begun({
    settings: { awaitFinish: true },
  })
  serve(snapshot, ['fetchTarget', ...kinds])
  expect(session.progress.phase).toBe('reached')
  for (let now = 0; now < 200_000; now += 1000) {
    session.tick(now)
    try {
      answer(take('fetchTarget'), newer)
    } catch {}
  }
  expect([reached, world.outcome]).toEqual([[100], null])
  session.finish()
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 100 } })
  expect(sink.installed).toEqual(leaves)
})

test('where more is needed while it waits, it goes on to that (C21, H19)', () => {
  const { session, serve, world, reached } = begun({ settings: { awaitFinish: true } })
  serve(snapshot, ['fetchTarget', ...kinds])
  session.targetChanged({ atLeast: 200 })
  session.finish()
  expect(world.outcome).toBeNull()
  serve(newer, ['fetchTarget', ...kinds])
  expect(reached).toEqual([100, 200])
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 200 } })
})

test('a finish that comes early is remembered (C23)', () => {
  const { session, serve, world } = begun({ settings: { awaitFinish: true } })
  session.finish()
  serve(snapshot, ['fetchTarget', ...kinds])
  expect(world.outcome).toMatchObject({ ok: true })
})

test.each(['begin', 'put', 'finish'] as const)(
  'a disk that fails at %s ends it, and nothing is replaced (C24)',
  (call) => {
    const sink = createMemorySink()
    sink.fail[call] = new Error('the disk is full')
    const { serve, world } = begun({ sink })
    serve(snapshot, ['fetchTarget', ...kinds])
    expect(world.outcome).toMatchObject({
      ok: false,
      error: { code: 'sync_install', cause: { message: 'the disk is full' } },
    })
    expect([sink.installed, sink.aborted]).toEqual([null, true])
  },
)

test('an end is an end: nothing is sent, called or taken afterwards', () => {
  const disk: (() => void)[] = []
  const sink = createMemorySink((callback) => void disk.push(callback))
  const { session, world, take, answer, unanswered } = begun({ sink })
  answer(take('fetchTarget'), snapshot)
  session.abort('the group closes')
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'sync_aborted' } })
  const { outcome } = world
  unanswered.splice(0)
  for (const callback of disk) callback()
  session.abort('again')
  session.finish()
  session.targetChanged({ atLeast: 500 })
  session.tick(1_000_000)
  expect(world.outcome).toBe(outcome)
  expect(unanswered).toEqual([])
})

test('what is ended while it is installed is ended once, whatever the disk says later', () => {
  const disk: (() => void)[] = []
  const sink = createMemorySink((callback) => void disk.push(callback))
  const { session, world, serve } = begun({ sink })
  until(
    () => session.progress.phase === 'installing',
    () => {
      serve(snapshot, ['fetchTarget', ...kinds])
      disk.shift()?.()
    },
  )
  session.abort('the group closes')
  for (const callback of disk) callback()
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'sync_aborted' } })
})

test('requests of others are not for a session', () => {
  const { session } = begun()
  expect(
    session.receive('a', { type: 'fetchTarget', id: 1, atLeast: 0, sealedOnly: false, held: null }),
  ).toBe(false)
  expect(session.receive('a', { type: 'catchUp', term: 1, firstIndex: 1, commit: 1 })).toBe(false)
})
