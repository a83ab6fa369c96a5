import { expect, test } from 'vitest'
import { makeSnapshot } from '../testing/made-snapshot.ts'
import { createMemorySink } from '../testing/memory-sink.ts'
import { scriptedSession } from '../testing/scripted-session.ts'
import { until } from '../testing/until.ts'
import type { SnapshotRequest } from './messages.ts'
import type { SnapshotSyncSettings } from './settings.ts'

const groupId = new Uint8Array(16).fill(3)
const leaf = (length: number, of: number) => new Uint8Array(length).fill(of)
const leaves = [1, 2, 3, 4, 5, 6, 7, 8].map((of) => leaf(10, of))
const first = makeSnapshot({ groupId, anchor: 100, sections: [leaves] })
/** The third leaf of the first is gone, the others moved by one place. */
const changed = [leaf(10, 99), ...leaves.filter((_, at) => at !== 2)]
const second = makeSnapshot({ groupId, anchor: 200, sections: [changed] })
const third = makeSnapshot({ groupId, anchor: 300, sections: [[leaf(10, 98), ...changed]] })
const kinds: SnapshotRequest['type'][] = [
  'fetchManifest',
  'fetchDigests',
  'fetchLeaves',
  'fetchLeafPart',
]

/** One leaf a request; two of the first snapshot are here, four are under way, when more is needed. */
function moving(settings: Partial<SnapshotSyncSettings> = {}) {
  const disk: (() => void)[] = []
  const sink = createMemorySink((callback) => void disk.push(callback))
  const scripted = scriptedSession({
    groupId,
    sink,
    members: ['leader', 'a', 'b', 'c', 'd'],
    settings: { fetchItems: 3, ...settings },
  })
  const { session, serve, take, answer } = scripted
  const written = () => {
    for (const callback of disk.splice(0)) callback()
  }
  session.start(0)
  serve(first, ['fetchTarget', 'fetchManifest', 'fetchDigests'])
  written()
  for (let at = 0; at < 2; at += 1) answer(take('fetchLeaves'), first)
  const underWay = [2, 3, 4, 5].map((from) => {
    const request = take('fetchLeaves')
    expect(request.message.from).toBe(from)
    return request
  })
  session.targetChanged({ atLeast: 150 })
  answer(take('fetchTarget'), second)
  expect(session.progress).toMatchObject({ targets: 2, position: { anchor: 200 } })
  const finish = (of = second) => {
    until(
      () => scripted.world.outcome !== null,
      () => {
        serve(of, kinds)
        written()
      },
    )
    return scripted.world.outcome
  }
  const answerLate = (at: number) => {
    const request = underWay[at]
    if (request === undefined) throw new Error(`no request ${at}`)
    answer(request, first)
  }
  return { ...scripted, written, underWay, answerLate, finish }
}

test('an answer to a request for the former target counts before the new one is staged (C4, C5)', () => {
  const { answerLate, sink, finish } = moving()
  for (const at of [0, 1, 2, 3]) answerLate(at)
  expect(sink.puts).toBe(6)
  expect(finish()).toMatchObject({ ok: true, position: { anchor: 200 } })
  expect(sink.installed).toEqual(changed)
  // One of the six is not in the newer one, whose other leaves are asked for once.
  expect([sink.puts, sink.putTwice]).toEqual([6 + 3, 0])
})

test('a request that survives is not sent again, and what it brings stands where the new target has it (C5)', () => {
  const { session, serve, answerLate, asked, take, written, sink, finish } = moving()
  // Nobody is free but the leader; it is asked only when nobody else can be.
  expect(asked('fetchManifest')).toEqual([])
  answerLate(1)
  answerLate(2)
  serve(second, ['fetchManifest', 'fetchDigests'])
  written()
  // The third leaf is wanted no more: who was asked for it is free. The sixth is on its way still.
  const requests = () =>
    asked('fetchLeaves').map(({ message }) => message.type === 'fetchLeaves' && message)
  expect(requests()).toMatchObject([
    { from: 0, snapshot: { anchor: 200 } },
    { from: 6, snapshot: { anchor: 200 } },
    { from: 7, snapshot: { anchor: 200 } },
  ])
  answerLate(3)
  expect(requests()).toHaveLength(3)
  expect(take('fetchLeaves').message.from).toBe(0)
  session.tick(5000)
  serve(second, kinds)
  session.tick(6000)
  expect(finish()).toMatchObject({ ok: true, position: { anchor: 200 } })
  expect(sink.installed).toEqual(changed)
  expect(sink.putTwice).toBe(0)
  expect(sink.puts).toBe(5 + 3)
})

test('what comes of a request that is wanted no more blames nobody (R8)', () => {
  const { session, answerLate, serve, written, underWay, blamed, sink } = moving()
  answerLate(1)
  serve(second, ['fetchManifest', 'fetchDigests'])
  written()
  const puts = sink.puts
  const gone = underWay[0]
  if (gone === undefined) throw new Error('it was asked for')
  session.receive(gone.to, { type: 'leaves', id: gone.message.id, from: 2, leaves: [] })
  expect(blamed).toEqual([])
  expect(sink.puts).toBe(puts)
})

test.each([
  ['before it is known what the newer one has', false],
  ['when that is known', true],
])(
  'a lie is a lie also for a former target, %s: it is proven against the root that was asked for (C9, C14)',
  (_when, isKnown) => {
    const { session, underWay, answerLate, serve, written, blamed, sink, finish } = moving()
    if (isKnown) {
      answerLate(1)
      serve(second, ['fetchManifest', 'fetchDigests'])
      written()
    }
    // What the newer one lacks is waited for no more once that is known.
    const request = underWay[isKnown ? 2 : 0]
    if (request === undefined) throw new Error('it was asked for')
    const { to, message } = request
    const { id, from } = message
    // The newer one has it, and it is not what was asked for.
    session.receive(to, { type: 'leaves', id, from, leaves: [leaf(10, 6)] })
    expect(blamed).toEqual([to])
    session.tick(5000)
    session.tick(6000)
    expect(finish()).toMatchObject({ ok: true })
    expect(sink.installed).toEqual(changed)
  },
)

test('a request that survived and times out leaves a gap in the new target (C12)', () => {
  const { session, answerLate, serve, written, asked, sink, finish } = moving()
  answerLate(1)
  serve(second, ['fetchManifest', 'fetchDigests'])
  written()
  session.tick(5000)
  expect(asked('fetchLeaves').length).toBeGreaterThan(0)
  session.tick(6000)
  expect(finish()).toMatchObject({ ok: true })
  expect(sink.installed).toEqual(changed)
})

test('without retained roots nothing of a former target counts, and nobody is blamed (C14, C15)', () => {
  const { session, answerLate, sink, finish } = moving({ maxRetainedRoots: 0 })
  for (const at of [0, 1, 2, 3]) answerLate(at)
  expect(sink.puts).toBe(2)
  for (const { invalid } of session.progress.peers.values()) expect(invalid).toBe(0)
  expect(finish()).toMatchObject({ ok: true })
  expect(sink.installed).toEqual(changed)
})

test('it passes on over two targets that came one after the other (C15)', () => {
  const { session, answerLate, serve, answer, take, written, sink, finish } = moving()
  answerLate(1)
  serve(second, ['fetchManifest', 'fetchDigests'])
  session.targetChanged({ atLeast: 250 })
  answer(take('fetchTarget'), third)
  expect(session.progress).toMatchObject({ targets: 3 })
  written()
  answerLate(2)
  serve(third, ['fetchManifest', 'fetchDigests'])
  answerLate(3)
  session.tick(5000)
  session.tick(6000)
  expect(finish(third)).toMatchObject({ ok: true, position: { anchor: 300 } })
  expect(sink.installed).toEqual([leaf(10, 98), ...changed])
  expect(sink.putTwice).toBe(0)
})

test('rising targets never begin from zero (H5)', () => {
  const stable = leaves.slice(4)
  const at = (anchor: number) =>
    makeSnapshot({ groupId, anchor, sections: [[leaf(10, 100 + anchor / 100), ...stable]] })
  const { session, serve, take, answer, sink, world } = scriptedSession({
    groupId,
    members: ['leader', 'a'],
    settings: { fetchItems: 3 },
  })
  session.start(0)
  serve(at(100), ['fetchTarget'])
  for (let anchor = 200; anchor <= 900; anchor += 100) {
    const before = at(anchor - 100)
    serve(before, ['fetchManifest', 'fetchDigests'])
    answer(take('fetchLeaves'), before)
    session.targetChanged({ atLeast: anchor })
    answer(take('fetchTarget'), at(anchor))
  }
  serve(at(900), kinds)
  expect(world.outcome).toMatchObject({ ok: true, position: { anchor: 900 } })
  // The one that changes with each, and the four that never do.
  expect(sink.puts).toBeLessThanOrEqual(9 + stable.length)
  expect(sink.putTwice).toBe(0)
})
