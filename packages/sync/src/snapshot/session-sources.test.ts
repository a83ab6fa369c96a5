import { expect, test } from 'vitest'
import { makeSnapshot } from '../testing/made-snapshot.ts'
import { createMemorySink } from '../testing/memory-sink.ts'
import { honestAnswer, scriptedSession, targetOf } from '../testing/scripted-session.ts'
import { until } from '../testing/until.ts'
import type { SnapshotAnswer, SnapshotRequest } from './messages.ts'

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

/** What a source may answer to a request for leaves instead of them. */
const lies: readonly (readonly [
  string,
  (honest: Extract<SnapshotAnswer, { type: 'leaves' }>) => SnapshotAnswer,
])[] = [
  ['one bit of a leaf', (of) => ({ ...of, leaves: [leaf(10, 255)] })],
  ['no leaf', (of) => ({ ...of, leaves: [] })],
  ['more leaves than asked for', (of) => ({ ...of, leaves: [...of.leaves, leaf(10, 2)] })],
  ['leaves of another place', (of) => ({ ...of, from: of.from + 1 })],
  ['more bytes than asked for', (of) => ({ ...of, leaves: [leaf(101, 1)] })],
  ['digests', ({ id }) => ({ type: 'digests', id, digests: [] })],
  [
    'an absurd target (H7)',
    ({ id }) => ({
      type: 'target',
      id,
      target: { ...targetOf(newer), anchor: 2 ** 50, leaves: 0 },
    }),
  ],
  [
    'a part of a leaf that fits',
    ({ id }) => ({
      ...{ type: 'leafPart', id, ordinal: 0, offset: 0 },
      total: 100,
      data: leaf(10, 1),
    }),
  ],
  [
    'a part of a leaf without end',
    ({ id }) => ({
      ...{ type: 'leafPart', id, ordinal: 0, offset: 0 },
      total: 2 ** 50,
      data: leaf(100, 1),
    }),
  ],
  [
    'a short part',
    ({ id }) => ({
      ...{ type: 'leafPart', id, ordinal: 0, offset: 0 },
      total: 200,
      data: leaf(99, 1),
    }),
  ],
  [
    'a later part',
    ({ id }) => ({
      ...{ type: 'leafPart', id, ordinal: 0, offset: 100 },
      total: 200,
      data: leaf(100, 1),
    }),
  ],
]

test.each(lies)(
  'who answers with %s is asked no more, and another is (C13, C16, R3, H8)',
  (_what, lie) => {
    const { session, world, take, serve, asked, sink, blamed } = fetching({
      settings: { ...small, fetchBytes: 100 },
    })
    const { to, message } = take('fetchLeaves')
    const { id, from } = message
    session.receive(to, lie({ type: 'leaves', id, from, leaves: leaves.slice(from, from + 1) }))
    expect(session.progress.peers.get('a')).toMatchObject({ invalid: 1 })
    expect(session.progress.sources).toEqual(['b'])
    expect(asked('fetchLeaves').map(({ to: peer }) => peer)).toEqual(['b'])
    expect(blamed).toEqual(['a'])
    serve(snapshot, kinds)
    expect(world.outcome).toMatchObject({ ok: true })
    expect(sink.installed).toEqual(leaves)
  },
)

const liesBefore: readonly (readonly [
  string,
  SnapshotRequest['type'],
  (id: number) => SnapshotAnswer,
])[] = [
  [
    'a manifest with another bit',
    'fetchManifest',
    (id) => ({
      type: 'manifestPiece',
      id,
      data: snapshot.manifest.map((byte, at) => (at === 9 ? byte ^ 1 : byte)),
    }),
  ],
  [
    'a manifest of another snapshot',
    'fetchManifest',
    (id) => ({ type: 'manifestPiece', id, data: newer.manifest }),
  ],
  [
    'a short manifest',
    'fetchManifest',
    (id) => ({ type: 'manifestPiece', id, data: snapshot.manifest.subarray(1) }),
  ],
  [
    'leaves for a manifest',
    'fetchManifest',
    (id) => ({ type: 'leaves', id, from: 0, leaves: [leaf(1, 1)] }),
  ],
  [
    'digests of others',
    'fetchDigests',
    (id) => ({ type: 'digests', id, digests: newer.digests.slice(0, 2) }),
  ],
  [
    'too few digests',
    'fetchDigests',
    (id) => ({ type: 'digests', id, digests: snapshot.digests.slice(0, 1) }),
  ],
  ['no digests', 'fetchDigests', (id) => ({ type: 'digests', id, digests: [] })],
]

test.each(liesBefore)('%s: its source is replaced (C13, C16, C17)', (_what, type, lie) => {
  const { session, world, take, serve, answer } = begun()
  answer(take('fetchTarget'), snapshot)
  if (type === 'fetchDigests') answer(take('fetchManifest'), snapshot)
  const { to, message } = take(type)
  expect(to).toBe('a')
  session.receive('a', lie(message.id))
  expect(session.progress).toMatchObject({ sources: ['b'] })
  expect(session.progress.peers.get('a')).toMatchObject({ invalid: 1 })
  serve(snapshot, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
})

test('when everybody lies, it ends, and says so (C25)', () => {
  const { session, take, world, sink } = fetching()
  for (const peer of ['a', 'b', 'leader']) {
    const { to, message } = take('fetchLeaves')
    expect(to).toBe(peer)
    session.receive(peer, { type: 'leaves', id: message.id, from: 0, leaves: [] })
  }
  expect(world.outcome).toMatchObject({
    ok: false,
    error: { code: 'no_honest_peer', peers: ['leader', 'a', 'b'] },
  })
  expect(sink.aborted).toBe(true)
  expect(sink.installed).toBeNull()
})

test('who says nothing is replaced, and asked again later (R2, R4, H2)', () => {
  const { session, take, serve, world, asked } = begun({ members: ['leader', 'a'] })
  serve(snapshot, ['fetchTarget'])
  expect(take('fetchManifest').to).toBe('a')
  session.tick(4999)
  expect(asked('fetchManifest')).toEqual([])
  session.tick(5000)
  expect(take('fetchManifest').to).toBe('leader')
  session.tick(10_000)
  // Both timed out once.
  expect(take('fetchManifest').to).toBe('a')
  session.tick(15_000)
  const { to, message } = take('fetchManifest')
  session.receive(to, honestAnswer(message, snapshot))
  serve(snapshot, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
  expect(session.progress.peers.get('a')).toMatchObject({ timedOut: 2 })
})

test('an answer that comes late, twice, or from somebody else changes nothing and blames nobody (C6, R8, H1)', () => {
  const { session, take, serve, world } = fetching()
  const { to, message } = take('fetchLeaves')
  const honest = honestAnswer(message, snapshot)
  const wrong: SnapshotAnswer = { type: 'leaves', id: message.id, from: 7, leaves: [] }
  session.receive('b', wrong)
  session.receive('stranger', honest)
  session.receive(to, honest)
  session.receive(to, wrong)
  session.tick(5000)
  session.receive(to, wrong)
  for (const { invalid } of session.progress.peers.values()) expect(invalid).toBe(0)
  session.tick(6000)
  serve(snapshot, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
})

test('the link of the only source flaps, and the transfer goes on (H3)', () => {
  const { session, serve, take, answer, world, sink } = fetching({ members: ['leader'] })
  for (let now = 0; world.outcome === null && now < 100_000; now += 1000) {
    world.unreachable.add('leader')
    session.tick(now)
    session.peersChanged()
    world.unreachable.clear()
    session.peersChanged()
    session.tick(now + 500)
    const left = sink.puts
    if (now % 2000 === 0) continue
    try {
      answer(take('fetchLeaves'), snapshot)
      expect(sink.puts).toBe(left + 1)
    } catch {}
  }
  serve(snapshot, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
  expect(sink.puts).toBe(8)
})

test('who refuses is replaced at once; when the leader has it no more, a newer target is taken up (C25)', () => {
  const { session, take, world, serve, sink } = fetching({
    settings: { ...small, maxOutstanding: 1 },
  })
  for (const peer of ['a', 'b', 'leader']) {
    const { to, message } = take('fetchLeaves')
    expect(to).toBe(peer)
    const refusal = { reason: 'expired', retryAfterMs: 0, leader: null } as const
    session.receive(peer, { type: 'unavailable', id: message.id, ...refusal })
  }
  session.tick(3334)
  const { message } = take('fetchTarget')
  expect(message.held).toEqual({ anchor: 100, term: 1, root: snapshot.root })
  session.receive('leader', honestAnswer(message, newer))
  expect(session.progress).toMatchObject({ targets: 2, position: { anchor: 200 } })
  serve(newer, kinds)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 200 } })
  expect(sink.installed).toEqual(changed.flat())
})

test('a large leaf comes in parts, from one source, and is verified whole', () => {
  const large = Uint8Array.from({ length: 250 }, (_, at) => at)
  const of = makeSnapshot({ groupId, anchor: 100, sections: [[leaf(5, 1), large, leaf(5, 2)]] })
  const { session, take, world, serve, sink, asked } = begun({
    settings: { ...small, fetchBytes: 100 },
  })
  serve(of, ['fetchTarget', 'fetchManifest', 'fetchDigests'])
  take('fetchLeaves')
  const { to, message } = take('fetchLeaves')
  const part = { ordinal: 1, total: 250 }
  session.receive(to, {
    type: 'leafPart',
    id: message.id,
    ...part,
    offset: 0,
    data: large.subarray(0, 100),
  })
  // A part that is lost is asked for again, of the same.
  expect(take('fetchLeafPart')).toMatchObject({ to, message: { ordinal: 1, offset: 100 } })
  session.tick(5000)
  expect(asked('fetchLeafPart')).toMatchObject([{ to, message: { ordinal: 1, offset: 100 } }])
  serve(of, kinds)
  session.tick(6000)
  serve(of, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
  expect(sink.installed?.[1]).toEqual(large)
})

test('a large leaf with another bit costs its source the trust, at the end', () => {
  const large = leaf(250, 7)
  const of = makeSnapshot({ groupId, anchor: 100, sections: [[large]] })
  const { session, take, world, serve, sink } = begun({ settings: { ...small, fetchBytes: 100 } })
  serve(of, ['fetchTarget', 'fetchManifest', 'fetchDigests'])
  const lie = { ...of, leaves: [leaf(250, 8)] }
  const first = take('fetchLeaves').message
  session.receive('a', {
    ...{ type: 'leafPart', id: first.id, ordinal: 0 },
    offset: 0,
    total: 250,
    data: leaf(100, 8),
  })
  session.receive('a', honestAnswer(take('fetchLeafPart').message, lie))
  session.receive('a', honestAnswer(take('fetchLeafPart').message, lie))
  expect(session.progress.peers.get('a')).toMatchObject({ invalid: 1 })
  const second = take('fetchLeaves')
  expect(second.to).toBe('b')
  session.receive('b', {
    ...{ type: 'leafPart', id: second.message.id, ordinal: 0 },
    offset: 0,
    total: 250,
    data: leaf(100, 7),
  })
  serve(of, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
  expect(sink.installed).toEqual([large])
})

test('of two large leaves the second waits until the disk has the first (C8)', () => {
  const disk: (() => void)[] = []
  const sink = createMemorySink((callback) => void disk.push(callback))
  const [one, two] = [leaf(150, 1), leaf(180, 2)]
  const of = makeSnapshot({ groupId, anchor: 100, sections: [[one, two]] })
  const settings = { ...small, fetchBytes: 100, maxBufferedBytes: 200 }
  const { session, take, serve, asked, world } = begun({ sink, settings })
  serve(of, ['fetchTarget', 'fetchManifest', 'fetchDigests'])
  disk.shift()?.()
  const [first, second] = [take('fetchLeaves').message, take('fetchLeaves').message]
  const part = (id: number, ordinal: number, bytes: Uint8Array): SnapshotAnswer => {
    const data = bytes.subarray(0, 100)
    return { type: 'leafPart', id, ordinal, offset: 0, total: bytes.length, data }
  }
  session.receive('a', part(first.id, 0, one))
  session.receive('a', honestAnswer(take('fetchLeafPart').message, of))
  session.receive('b', part(second.id, 1, two))
  expect(sink.waiting).toBe(150)
  expect([...asked('fetchLeaves'), ...asked('fetchLeafPart')]).toEqual([])
  disk.shift()?.()
  const again = take('fetchLeaves')
  session.receive(again.to, part(again.message.id, 1, two))
  serve(of, kinds)
  until(
    () => world.outcome !== null,
    () => disk.shift()?.(),
  )
  expect(sink.installed).toEqual([one, two])
  expect(sink.mostWaiting).toBe(180)
  expect(session.progress.peers.get('a')).toMatchObject({ invalid: 0 })
})
