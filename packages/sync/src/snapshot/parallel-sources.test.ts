import { expect, test } from 'vitest'
import { makeSnapshot } from '../testing/made-snapshot.ts'
import { createMemorySink } from '../testing/memory-sink.ts'
import { scriptedSession } from '../testing/scripted-session.ts'
import { until } from '../testing/until.ts'
import type { SnapshotAnswer, SnapshotRequest } from './messages.ts'

const groupId = new Uint8Array(16).fill(3)
const leaf = (length: number, of: number) => new Uint8Array(length).fill(of)
const leaves = [1, 2, 3, 4, 5, 6, 7, 8].map((of) => leaf(10, of))
const snapshot = makeSnapshot({ groupId, anchor: 100, sections: [leaves] })
const before: SnapshotRequest['type'][] = ['fetchTarget', 'fetchManifest', 'fetchDigests']
const kinds: SnapshotRequest['type'][] = [...before, 'fetchLeaves', 'fetchLeafPart']

type Options = Partial<Parameters<typeof scriptedSession>[0]>

function fetching(options: Options = {}, of = snapshot) {
  const scripted = scriptedSession({
    groupId,
    members: ['leader', 'a', 'b', 'c'],
    ...options,
    settings: { fetchItems: 3, fetchBytes: 100, ...options.settings },
  })
  scripted.session.start(0)
  scripted.serve(of, before)
  const asks = () =>
    scripted.unanswered.flatMap(({ to, message }) =>
      message.type === 'fetchLeaves' ? [`${to} ${message.from}`] : [],
    )
  return { ...scripted, asks }
}

test('leaves come from everybody but the leader, each of another place (C8, R1, R6)', () => {
  const { asks, take, answer } = fetching()
  expect(asks()).toEqual(['a 0', 'b 1', 'c 2'])
  answer(take('fetchLeaves'), snapshot)
  expect(asks()).toEqual(['b 1', 'c 2', 'a 3'])
})

test('the leader is asked when nobody else can be, and only then', () => {
  const { session, asks, world } = fetching()
  world.unreachable.add('a').add('b')
  session.peersChanged()
  expect(asks().some((ask) => ask.startsWith('leader'))).toBe(false)
  world.unreachable.add('c')
  session.peersChanged()
  expect(asks().at(-1)).toBe('leader 0')
})

test('what was asked of who is not reachable any more is asked of another at once (H3, R7)', () => {
  const { session, asks, world, take, answer, unanswered } = fetching()
  unanswered.splice(0)
  world.unreachable.add('a')
  session.peersChanged()
  expect(asks()).toEqual([])
  const [b] = session.progress.sources
  expect(session.progress.sources).toEqual(['b', 'c'])
  expect(b).toBe('b')
  world.unreachable.clear()
  session.tick(250)
  expect(asks()).toEqual(['a 0'])
  answer(take('fetchLeaves'), snapshot)
  expect(session.progress.peers.get('a')).toMatchObject({ timedOut: 1, invalid: 0 })
})

test('a peer that appears during the session is asked (R5)', () => {
  const members = ['leader', 'a']
  const { session, asks } = fetching({ members })
  expect(asks()).toEqual(['a 0'])
  members.push('z')
  session.peersChanged()
  expect(asks()).toEqual(['a 0', 'z 1'])
})

test('who does not have the snapshot is asked again after a while, others go on', () => {
  const { session, asks, take } = fetching()
  const { to, message } = take('fetchLeaves')
  const refusal = { reason: 'unknownAnchor', retryAfterMs: 0, leader: null } as const
  session.receive(to, { type: 'unavailable', id: message.id, ...refusal })
  // Its part is next, when one of the others has answered; it is asked for nothing.
  expect(asks()).toEqual(['b 1', 'c 2'])
  session.tick(249)
  expect(asks()).toHaveLength(2)
  session.tick(250)
  expect(asks()).toEqual(['b 1', 'c 2', 'a 0'])
})

test('who is overloaded is left alone as long as it says', () => {
  const { session, asks, take } = fetching()
  const { to, message } = take('fetchLeaves')
  const refusal = { reason: 'overloaded', retryAfterMs: 700, leader: null } as const
  session.receive(to, { type: 'unavailable', id: message.id, ...refusal })
  session.tick(699)
  expect(asks()).toHaveLength(2)
  session.tick(700)
  expect(asks().at(-1)).toBe('a 0')
})

test('a large leaf comes from one source while others go on with other leaves', () => {
  const large = Uint8Array.from({ length: 250 }, (_, at) => at)
  const of = makeSnapshot({ groupId, anchor: 100, sections: [[large, ...leaves]] })
  const { session, take, asks, answer, serve, sink, world } = fetching({}, of)
  const first = take('fetchLeaves')
  const part: SnapshotAnswer = {
    ...{ type: 'leafPart', id: first.message.id, ordinal: 0 },
    ...{ offset: 0, total: 250, data: large.subarray(0, 100) },
  }
  session.receive(first.to, part)
  for (let more = 0; more < 4; more += 1) answer(take('fetchLeaves'), of)
  expect(asks()).toHaveLength(2)
  const second = take('fetchLeafPart')
  expect(second).toMatchObject({ to: first.to, message: { offset: 100 } })
  answer(second, of)
  expect(take('fetchLeafPart')).toMatchObject({ to: first.to, message: { offset: 200 } })
  // That one is lost, and asked for again.
  session.tick(5000)
  serve(of, kinds)
  session.tick(6000)
  serve(of, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
  expect(sink.installed).toEqual([large, ...leaves])
})

test('two large leaves come at the same time, each from its source', () => {
  const [one, two] = [leaf(150, 1), leaf(180, 2)]
  const of = makeSnapshot({ groupId, anchor: 100, sections: [[one, two]] })
  const { session, take, serve, sink, world } = fetching({}, of)
  for (const [ordinal, bytes] of [one, two].entries()) {
    const { to, message } = take('fetchLeaves')
    const part = { ordinal, offset: 0, total: bytes.length, data: bytes.subarray(0, 100) }
    session.receive(to, { type: 'leafPart', id: message.id, ...part })
  }
  expect(session.progress.sources).toEqual(['a', 'b'])
  serve(of, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
  expect(sink.installed).toEqual([one, two])
})

test('two lying sources of four cost nothing but their answers (R3, H8)', () => {
  const { session, take, serve, blamed, sink, world } = fetching({
    members: ['leader', 'a', 'b', 'c', 'd'],
  })
  for (const peer of ['a', 'b']) {
    const { to, message } = take('fetchLeaves')
    expect(to).toBe(peer)
    session.receive(to, { type: 'leaves', id: message.id, from: message.from, leaves: [] })
  }
  serve(snapshot, kinds)
  expect(world.outcome).toMatchObject({ ok: true })
  expect(blamed).toEqual(['a', 'b'])
  expect([sink.installed, sink.putTwice]).toEqual([leaves, 0])
  for (const peer of ['c', 'd']) expect(session.progress.peers.get(peer)?.bytes).toBeGreaterThan(0)
})

test('leaves are staged in whatever order they come, and it is reached when the disk has all (C18, C22)', () => {
  const disk: (() => void)[] = []
  const sink = createMemorySink((done) => void disk.push(done))
  const { unanswered, answer, reached, world } = fetching({ sink })
  disk.shift()?.()
  until(
    () => sink.puts === leaves.length,
    () => {
      const last = unanswered.pop()
      if (last?.message.type === 'fetchLeaves')
        answer({ to: last.to, message: last.message }, snapshot)
    },
  )
  expect(reached).toEqual([])
  for (const done of disk.splice(0)) done()
  expect(reached).toEqual([100])
  for (const done of disk.splice(0)) done()
  expect(world.outcome).toMatchObject({ ok: true })
  expect(sink.installed).toEqual(leaves)
})

test('a short answer is legal, the rest is asked for again (C11)', () => {
  const { session, take, serve, sink, world } = fetching({ settings: { fetchItems: 24 } })
  const { to, message } = take('fetchLeaves')
  expect(message).toMatchObject({ from: 0, count: 8 })
  session.receive(to, { type: 'leaves', id: message.id, from: 0, leaves: leaves.slice(0, 3) })
  serve(snapshot, kinds)
  expect(session.progress.peers.get(to)).toMatchObject({ invalid: 0 })
  expect(world.outcome).toMatchObject({ ok: true })
  expect([sink.installed, sink.putTwice]).toEqual([leaves, 0])
})
