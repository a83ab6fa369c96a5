import { expect, test } from 'vitest'
import { type MadeSnapshot, makeSnapshot } from '../testing/made-snapshot.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { LEAVES_BYTES, type SnapshotMessage } from './messages.ts'
import { createSnapshotProvider } from './provider.ts'
import { defaultSnapshotSyncSettings, type SnapshotSyncSettings } from './settings.ts'
import { keyOf, nameOf } from './snapshot-name.ts'

const groupId = new Uint8Array(16).fill(3)
const leaf = (length: number, of: number) => new Uint8Array(length).fill(of)
const sections = [[leaf(5, 1)], [leaf(10, 2), leaf(20, 3), leaf(30, 4)], []]
const snapshot = makeSnapshot({ groupId, anchor: 100, sections })
const newer = makeSnapshot({ groupId, anchor: 200, sections })
const name = nameOf(snapshot)

function provide(
  snapshots: readonly MadeSnapshot[] = [snapshot],
  settings: Partial<SnapshotSyncSettings> = {},
) {
  const reads: (() => void)[] = []
  const disk = { waits: false }
  const source = createMemorySource((callback) => {
    if (disk.waits) reads.push(callback)
    else callback()
  })
  for (const each of snapshots) source.add(each)
  const sent: { to: string; message: SnapshotMessage }[] = []
  const marks: (readonly string[])[] = []
  const state = { leader: 'me' as string | null, firstIndex: 1, commit: 1000 }
  const provider = createSnapshotProvider(
    {
      ...{ self: 'me', groupId, source },
      leader: () => (state.leader === null ? null : { id: state.leader, term: 1 }),
      firstIndex: () => state.firstIndex,
      commit: () => state.commit,
      send: (to, message) => sent.push({ to, message }) > 0,
      requestMark: (requesters) => void marks.push(requesters),
    },
    { ...defaultSnapshotSyncSettings, ...settings },
  )
  let id = 0
  /** What the peer is answered. */
  const ask = (
    question: { type: SnapshotMessage['type'] } & Record<string, unknown>,
    from = 'them',
  ): SnapshotMessage | undefined => {
    const before = sent.length
    id += 1
    expect(provider.receive(from, { id, ...question } as unknown as SnapshotMessage)).toBe(true)
    const answer = sent.slice(before)
    expect(answer.length).toBeLessThanOrEqual(1)
    if (answer[0] !== undefined) expect(answer[0]).toMatchObject({ to: from, message: { id } })
    return answer[0]?.message
  }
  const target = (atLeast: number, from?: string, held: unknown = null, sealedOnly = false) =>
    ask({ type: 'fetchTarget', atLeast, sealedOnly, held }, from)
  const leaves = (from: number, count: number, maxBytes = LEAVES_BYTES, peer?: string) =>
    ask({ type: 'fetchLeaves', snapshot: name, from, count, maxBytes }, peer)
  return { provider, source, state, sent, marks, ask, target, leaves, disk, reads }
}

test('a leader names the newest snapshot, with what a session needs to check it', () => {
  const { target, state } = provide([snapshot, newer])
  state.firstIndex = 150
  expect(target(50)).toEqual({
    type: 'target',
    id: 1,
    target: {
      ...nameOf(newer),
      sealed: true,
      firstIndex: 150,
      manifestBytes: newer.manifest.length,
      manifestPieces: [expect.any(String)],
      ...{ leaves: 4, items: 12, bytes: 65 },
    },
  })
})

const seals = [
  ['the newest, where it is sealed', { sealed: true }, {}, 0, false, 200],
  ['a sealed one that is older and would do', { sealed: false }, {}, 0, false, 100],
  ['the newest, where the sealed one does not reach', { sealed: false }, {}, 150, false, 200],
  ['the newest, where none is sealed', { sealed: false }, { sealed: false }, 0, false, 200],
  ['nothing that is disputed', { sealed: false, disputed: true }, {}, 150, false, null],
  ['what is sealed, whoever disputes it', { disputed: true }, {}, 150, false, 200],
  ['nothing unsealed to one that diverged', { sealed: false }, {}, 150, true, null],
  ['what is sealed to one that diverged', { sealed: false }, {}, 50, true, 100],
] as const

test('what the leader alone vouches for it names once it is there for a second, whoever asked before, and sets no mark', () => {
  const unsealed = (anchor: number) => makeSnapshot({ groupId, anchor, sections, sealed: false })
  const { target, marks, provider, source } = provide([unsealed(100)])
  const preparing = { type: 'unavailable', reason: 'preparing', retryAfterMs: 500 }
  const named = (anchor: number) => ({ type: 'target', target: { anchor, sealed: false } })
  expect(target(0, 'one')).toMatchObject(preparing)
  provider.tick(999)
  expect(target(0, 'one')).toMatchObject(preparing)
  provider.tick(1000)
  expect(target(0, 'one')).toMatchObject(named(100))
  expect(target(0, 'two')).toMatchObject(named(100))
  // Made this moment: nobody can have contradicted it, and the one before it is there.
  source.add(unsealed(200))
  provider.tick(5000)
  expect(target(0, 'two')).toMatchObject(named(100))
  expect(target(150, 'two')).toMatchObject(preparing)
  provider.tick(5999)
  expect(target(150, 'three')).toMatchObject(preparing)
  provider.tick(6000)
  expect(target(150, 'four')).toMatchObject(named(200))
  expect(target(0, 'one')).toMatchObject(named(200))
  expect(marks).toEqual([])
})

test('whatever is made meanwhile, who waits gets what was there first, and the log behind it (H5)', () => {
  const { target, provider, source, state } = provide([])
  for (let now = 0; now <= 1000; now += 100) {
    expect(provider.safeToPrune()).toBe(now === 0 ? null : 100)
    source.add(makeSnapshot({ groupId, anchor: 100 + now, sections, sealed: false }))
    source.prune()
    state.firstIndex = provider.safeToPrune() ?? 100 + now
    provider.tick(now)
    const answer = target(0)
    if (now < 1000) expect(answer).toMatchObject({ reason: 'preparing' })
    else expect(answer).toMatchObject({ type: 'target', target: { anchor: 100, sealed: false } })
  }
})

test('the time to contradict counts from when this member leads: others report to whoever does', () => {
  const { target, provider, state } = provide([
    makeSnapshot({ groupId, anchor: 100, sections, sealed: false }),
  ])
  for (const [leader, now] of [
    ['other', 0],
    ['me', 5000],
    ['me', 5999],
  ] as const) {
    state.leader = leader
    provider.tick(now)
    expect(target(0)).toMatchObject({ reason: leader === 'me' ? 'preparing' : 'notLeader' })
  }
  provider.tick(6000)
  expect(target(0)).toMatchObject({ type: 'target', target: { anchor: 100 } })
})

test.each(seals)('a leader names %s', (_what, of, before, atLeast, sealedOnly, anchor) => {
  const older = makeSnapshot({ groupId, anchor: 100, sections, ...before })
  const { target, marks, provider } = provide([
    older,
    makeSnapshot({ groupId, anchor: 200, sections, ...of }),
  ])
  const first = target(atLeast, 'them', null, sealedOnly)
  provider.tick(250)
  // A majority is given time to vouch, and marks come later than that.
  provider.tick(1000)
  const answer = first?.type === 'target' ? first : target(atLeast, 'them', null, sealedOnly)
  if (anchor === null) {
    expect(answer).toMatchObject({ type: 'unavailable', reason: 'preparing' })
    expect(marks).toEqual([['them']])
    return
  }
  const { sealed = true }: { sealed?: boolean } = anchor === 200 ? of : before
  expect(answer).toMatchObject({ type: 'target', target: { anchor, sealed } })
  expect(marks).toEqual([])
})

test('who does not lead says who does', () => {
  const { target, state } = provide()
  state.leader = 'other'
  expect(target(0)).toMatchObject({ reason: 'notLeader', leader: 'other' })
  state.leader = null
  expect(target(0)).toMatchObject({ reason: 'notLeader', leader: null })
})

test('pieces of the manifest, digests and leaves are served as they were asked for', () => {
  const { ask, leaves } = provide()
  expect(ask({ type: 'fetchManifest', snapshot: name, piece: 0 })).toMatchObject({
    type: 'manifestPiece',
    data: snapshot.manifest,
  })
  expect(ask({ type: 'fetchDigests', snapshot: name, section: 1, piece: 0 })).toMatchObject({
    type: 'digests',
    digests: snapshot.digests.slice(1),
  })
  expect(leaves(1, 2)).toMatchObject({ type: 'leaves', from: 1, leaves: sections[1]?.slice(0, 2) })
  expect(leaves(1, 9, 35)).toMatchObject({ leaves: sections[1]?.slice(0, 2) })
})

test('a leaf that does not fit comes in parts, and is read once', () => {
  const { ask, leaves, source } = provide()
  const [, second = new Uint8Array(0)] = sections[1] ?? []
  expect(leaves(2, 2, 8)).toMatchObject({
    ...{ type: 'leafPart', ordinal: 2, offset: 0, total: 20, data: second.subarray(0, 8) },
  })
  source.read = () => {
    throw new Error('read again')
  }
  const part = { type: 'fetchLeafPart', snapshot: name, ordinal: 2, maxBytes: 8 } as const
  expect(ask({ ...part, offset: 16 })).toMatchObject({ offset: 16, data: second.subarray(16) })
  expect(ask({ ...part, offset: 20 })).toMatchObject({ type: 'unavailable', reason: 'failed' })
})

const impossible = [
  { type: 'fetchManifest', snapshot: name, piece: 1 },
  { type: 'fetchDigests', snapshot: name, section: 1, piece: 1 },
  { type: 'fetchDigests', snapshot: name, section: 3, piece: 0 },
  { type: 'fetchLeaves', snapshot: name, from: 4, count: 1, maxBytes: 9 },
  { type: 'fetchLeafPart', snapshot: name, ordinal: 4, offset: 0, maxBytes: 9 },
] as const

test.each(impossible)('what is not there is refused, not left unanswered: %o', (question) => {
  expect(provide().ask(question)).toMatchObject({ type: 'unavailable', reason: 'failed' })
})

test('a member that is catching up itself says so', () => {
  const { target, leaves, source } = provide()
  source.isServing = false
  expect(target(0)).toMatchObject({ reason: 'syncingItself' })
  expect(leaves(0, 1)).toMatchObject({ reason: 'syncingItself' })
})

test('what a snapshot is refused for: never here, here no more, expired', () => {
  const { ask, source, provider } = provide([snapshot])
  const digests = (of: MadeSnapshot) =>
    ask({ type: 'fetchDigests', snapshot: nameOf(of), section: 0, piece: 0 })
  const older = makeSnapshot({ groupId, anchor: 50, sections })
  expect(digests(newer)).toMatchObject({ reason: 'unknownAnchor' })
  expect(digests(older)).toMatchObject({ reason: 'pruned' })
  expect(digests(snapshot)).toMatchObject({ type: 'digests' })
  source.add(newer)
  provider.tick(10_000)
  source.prune()
  expect(digests(snapshot)).toMatchObject({ reason: 'expired' })
})

test('a snapshot is held until ten seconds after the last fetch from it, and for each who fetches', () => {
  const { leaves, source, provider } = provide()
  const held = () => source.held.has(keyOf(snapshot))
  leaves(0, 1, 100, 'one')
  expect(held()).toBe(true)
  provider.tick(6000)
  leaves(0, 1, 100, 'two')
  provider.tick(15_999)
  expect(held()).toBe(true)
  leaves(0, 1, 100, 'two')
  provider.receive('two', { type: 'release', snapshot: name })
  expect(held()).toBe(false)
  leaves(0, 1, 100, 'one')
  provider.close()
  expect(held()).toBe(false)
})

test('the log stays behind what sessions fetch, while they renew it', () => {
  const { target, provider, source } = provide()
  expect(provider.safeToPrune()).toBeNull()
  target(0, 'one')
  expect(provider.safeToPrune()).toBe(100)
  source.add(newer)
  target(0, 'two')
  provider.tick(6000)
  target(0, 'one', name)
  provider.tick(11_000)
  expect(provider.safeToPrune()).toBe(100)
  provider.receive('one', { type: 'release', snapshot: name })
  expect(provider.safeToPrune()).toBeNull()
})

test('nobody has a mark set by asking for what no mark could reach', () => {
  const { target, provider, marks } = provide()
  expect(target(1002)).toMatchObject({ reason: 'unknownAnchor' })
  provider.tick(1000)
  expect(marks).toEqual([])
  // The next entry may be a mark: of what diverged at the last one, nothing up to there would do.
  expect(target(1001)).toMatchObject({ reason: 'preparing' })
})

test('when nothing would do, requests that come together ask for one mark', () => {
  const { target, provider, marks, source, state } = provide()
  expect(target(101, 'one')).toMatchObject({ reason: 'preparing', retryAfterMs: 500 })
  provider.tick(100)
  target(150, 'two')
  provider.tick(249)
  expect(marks).toEqual([])
  provider.tick(250)
  expect(marks).toEqual([['one', 'two']])
  // Its snapshot is waited for.
  provider.tick(1000)
  target(150, 'one')
  provider.tick(5000)
  expect(marks.length).toBe(1)
  source.add(newer)
  expect(target(150, 'one')).toMatchObject({ type: 'target' })
  // The log was cut behind that one, and it does for nobody: another.
  state.firstIndex = 202
  target(150, 'one')
  provider.tick(5250)
  expect(marks).toEqual([['one', 'two'], ['one']])
})

test('who wants more than there is, again and again, has a mark set ever so often only', () => {
  const { target, provider, marks, source, state } = provide()
  for (let now = 0; now < 60_000; now += 50) {
    provider.tick(now)
    expect(target(state.commit + 1)).toMatchObject({ reason: 'preparing' })
    // Each mark is a snapshot at once, and more is committed.
    if (marks.length === source.snapshots.length) {
      state.commit += 10
      source.add(makeSnapshot({ groupId, anchor: state.commit, sections }))
    }
  }
  expect(marks.length).toBe(4)
})

test('while nobody can vouch for what came of a mark, marks are asked for ever so often only', () => {
  const { target, provider, marks, source } = provide()
  const ask = () => target(101, 'them', null, true)
  expect(ask()).toMatchObject({ reason: 'preparing' })
  provider.tick(250)
  expect(marks.length).toBe(1)
  source.add(makeSnapshot({ groupId, anchor: 200, sections, sealed: false }))
  for (let now = 1_000; now < 15_000; now += 500) {
    expect(ask()).toMatchObject({ reason: 'preparing' })
    provider.tick(now)
  }
  expect(marks.length).toBe(1)
  provider.tick(15_250)
  ask()
  provider.tick(15_500)
  expect(marks.length).toBe(2)
})

test('a snapshot that the log does not join is no target', () => {
  const { target, state, provider, marks } = provide()
  state.firstIndex = 101
  expect(target(0)).toMatchObject({ type: 'target' })
  state.firstIndex = 102
  expect(target(0)).toMatchObject({ reason: 'preparing' })
  provider.tick(250)
  expect(marks).toEqual([['them']])
})

test('a mark that came to nothing is asked for again after a while', () => {
  const { target, provider, marks } = provide([])
  for (let now = 0; now < 40_000; now += 250) {
    target(1)
    provider.tick(now)
  }
  expect(marks.length).toBe(3)
})

test('who leads no more asks for no mark', () => {
  const { target, provider, marks, state } = provide([])
  target(1)
  state.leader = 'other'
  provider.tick(1000)
  state.leader = 'me'
  provider.tick(2000)
  expect(marks).toEqual([])
})

test('more peers than are served at a time are asked to come back', () => {
  const { leaves, provider } = provide([snapshot], { maxSessions: 2 })
  for (const peer of ['one', 'two']) leaves(0, 1, 100, peer)
  expect(leaves(0, 1, 100, 'three')).toMatchObject({ reason: 'overloaded', retryAfterMs: 250 })
  expect(leaves(0, 1, 100, 'one')).toMatchObject({ type: 'leaves' })
  provider.tick(10_000)
  expect(leaves(0, 1, 100, 'three')).toMatchObject({ type: 'leaves' })
})

test('no more is read than what is asked for', () => {
  const { leaves, ask, source } = provide()
  const runs: object[] = []
  const { read } = source
  source.read = (of, run, done) => {
    runs.push(run)
    read(of, run, done)
  }
  expect(leaves(1, 2, 1000)).toMatchObject({ type: 'leaves', from: 1, leaves: [{}, {}] })
  ask({ type: 'fetchLeafPart', snapshot: name, ordinal: 1, offset: 0, maxBytes: 3 })
  expect(runs).toEqual([
    { from: 1, count: 2, maxBytes: 1000 },
    { from: 1, count: 1, maxBytes: 3 },
  ])
})

test('reads under way are bounded, for one peer and in all', () => {
  const { leaves, disk, reads } = provide([snapshot], { maxReads: 3, maxReadsPerPeer: 2 })
  disk.waits = true
  const refused = (peer: string) => leaves(0, 1, 100, peer)?.type === 'unavailable'
  expect([refused('one'), refused('one'), refused('one')]).toEqual([false, false, true])
  expect([refused('two'), refused('two')]).toEqual([false, true])
  for (const read of reads.splice(0)) read()
  expect(refused('two')).toBe(false)
})

test('a snapshot that cannot be read is held no more', () => {
  const { leaves, source } = provide()
  source.read = (_name, _run, done) => done(null)
  expect(leaves(0, 1)).toMatchObject({ type: 'unavailable', reason: 'failed' })
  expect(source.held.size).toBe(0)
})

test('a manifest that this member cannot read is not served', () => {
  const { target } = provide([{ ...snapshot, manifest: Uint8Array.of(0xff) }])
  expect(target(0)).toMatchObject({ type: 'unavailable', reason: 'failed' })
})

test('answers are not for a provider, and a closed one answers nothing', () => {
  const { provider, sent, disk, reads, leaves } = provide()
  expect(provider.receive('them', { type: 'digests', id: 1, digests: [] })).toBe(false)
  disk.waits = true
  leaves(0, 1)
  provider.close()
  for (const read of reads) read()
  provider.receive('them', {
    type: 'fetchTarget',
    id: 1,
    atLeast: 0,
    sealedOnly: false,
    held: null,
  })
  expect(sent).toEqual([])
})
