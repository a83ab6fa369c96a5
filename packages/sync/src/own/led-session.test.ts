import { expect, test, vi } from 'vitest'
import { decodeManifest } from '../snapshot/manifest-codec.ts'
import type { SnapshotMessage } from '../snapshot/messages.ts'
import type { VerifiedSnapshot } from '../snapshot/snapshot-sink.ts'
import type { SyncProgress, SyncSession } from '../state-sync.ts'
import { forgedHeader, type MadeSnapshot, makeSnapshot } from '../testing/made-snapshot.ts'
import { createMemorySink } from '../testing/memory-sink.ts'
import { targetOf } from '../testing/scripted-session.ts'
import { createScriptedWorld } from '../testing/scripted-world.ts'
import { createLedSession, type LedSession } from './led-session.ts'
import type { SnapshotStrategy, StrategySessionContext } from './snapshot-strategy.ts'

const groupId = new Uint8Array(16).fill(5)
const leavesOf = (first: number) => [0, 1, 2].map((at) => Uint8Array.of(first, at))
const made = (anchor: number, first = anchor) =>
  makeSnapshot({
    groupId,
    anchor,
    sections: [leavesOf(first).slice(0, 1), leavesOf(first).slice(1)],
  })

/** As a strategy would say that it has verified it. */
function claimed(snapshot: MadeSnapshot): VerifiedSnapshot {
  const { anchor, term, root, digests } = snapshot
  const manifest = decodeManifest(snapshot.manifest)
  return {
    ...{ anchor, term, root, sealed: true, manifest },
    manifestBytes: snapshot.manifest,
    digests: [digests.slice(0, 1), digests.slice(1)],
  }
}

type Context = StrategySessionContext<string>

/** A strategy that does as it is told by the test, which has its context. */
function puppet() {
  let context: Context | undefined
  const calls: string[] = []
  const progress = { phase: 'idle', waits: null, position: null, sealed: null, targets: 0 }
  const counts = { items: 0, ofItems: 0, bytes: 0, ofBytes: 0, fetchedBytes: 0 }
  const session: SyncSession<string> = {
    start: () => void calls.push('start'),
    receive: (_from, message) => message !== 'request' && calls.push(message) > 0,
    tick: () => undefined,
    peersChanged: () => void calls.push('peersChanged'),
    targetChanged: ({ atLeast }) => void calls.push(`atLeast ${atLeast}`),
    finish: () => void calls.push('finish'),
    abort: (reason) => void calls.push(`abort: ${reason}`),
    progress: { ...progress, ...counts, sources: [], peers: new Map() },
  }
  const strategy: Pick<SnapshotStrategy<string>, 'name' | 'createSession'> = {
    name: 'puppet/1',
    createSession(given) {
      context = given
      return session
    },
  }
  const strings = () => {
    if (context === undefined) throw new Error('no session yet')
    return context
  }
  const shows = (shown: Partial<SyncProgress>) => {
    Object.assign(session, { progress: { ...session.progress, ...shown } })
  }
  return { strategy, session, calls, strings, shows }
}

function idOf(request: { readonly message: SnapshotMessage } | undefined): { readonly id: number } {
  if (request === undefined || !('id' in request.message)) throw new Error('nothing was asked')
  return request.message
}

function led(settings = {}, later?: (callback: () => void) => void) {
  const world = createScriptedWorld<SnapshotMessage>(groupId)
  const sink = createMemorySink(later)
  const { strategy, calls, strings, shows } = puppet()
  const own: string[] = []
  const session = createLedSession(
    strategy,
    { ...world.context, sink, sendOwn: (to, message) => own.push(`${to} ${message}`) > 0 },
    { atLeast: 5 },
    settings,
  )
  session.start(0)
  const { takeUp, sink: checked, ended, send } = strings()
  /** The leader names it. */
  const name = (snapshot: MadeSnapshot) => {
    const { id } = idOf(world.unanswered.pop())
    session.receive('leader', { type: 'target', id, target: targetOf(snapshot) })
  }
  const errors: (string | null)[] = []
  const note = (error: Error | null) => {
    errors.push(
      error === null ? null : ((error as Error & { code?: string }).code ?? error.message),
    )
  }
  const begin = (snapshot: VerifiedSnapshot) =>
    checked.begin(snapshot, (staged) => note(staged.ok ? null : staged.error))
  return {
    world,
    sink,
    session,
    calls,
    shows,
    own,
    name,
    takeUp,
    checked,
    begin,
    note,
    errors,
    ended,
    send,
  }
}

test('it brings what the leader names, and what the leader names alone', () => {
  const one = led()
  const { world, sink, session, name, takeUp, checked, begin, note, errors } = one
  expect(takeUp()).toBeNull()
  expect(world.unanswered).toMatchObject([
    { to: 'leader', message: { type: 'fetchTarget', atLeast: 5 } },
  ])
  const snapshot = { ...made(10), sealed: false }
  name(snapshot)
  expect(session.progress.position).toBeNull()
  expect(takeUp()).toMatchObject({ anchor: 10, sealed: false })
  expect(session.progress).toMatchObject({ position: { anchor: 10 }, sealed: false, targets: 1 })
  // Held by the leader from then on.
  session.tick(5000)
  expect(world.unanswered.pop()?.message).toMatchObject({ held: { anchor: 10 } })
  begin(claimed(snapshot))
  checked.put(0, snapshot.leaves, note)
  checked.finish(note)
  one.ended({ ok: true, position: { anchor: 99, term: 9 } })
  expect(errors).toEqual([null, null, null])
  expect(sink.installed).toEqual(snapshot.leaves)
  // Whatever the strategy said: that a majority vouches for it, or where it is.
  expect(sink.begun).toMatchObject([{ sealed: false }])
  expect(world.outcome).toEqual({ ok: true, position: { anchor: 10, term: 1 } })
  expect(world.unanswered).toMatchObject([{ to: 'leader', message: { type: 'release' } }])
})

const named = made(10)
const other = made(10, 77)
const mismatch = 'snapshot_mismatch'
const rogues: readonly (readonly [string, (one: ReturnType<typeof led>) => void])[] = [
  ['another snapshot of that place', ({ begin }) => begin(claimed(other))],
  ['a snapshot of another place', ({ begin }) => begin(claimed(made(20)))],
  [
    'another manifest under the name that was named',
    ({ begin }) => begin({ ...claimed(other), root: named.root }),
  ],
  ['a header that the root does not bind', ({ begin }) => begin(claimed(forgedHeader(named)))],
  [
    'bytes that are no manifest',
    ({ begin }) => begin({ ...claimed(named), manifestBytes: Buffer.of(1) }),
  ],
  [
    'digests of other leaves',
    ({ begin }) => begin({ ...claimed(named), digests: claimed(other).digests }),
  ],
  [
    'the digests in other sections',
    ({ begin }) => begin({ ...claimed(named), digests: [named.digests, []] }),
  ],
  [
    'too few digests',
    ({ begin }) => begin({ ...claimed(named), digests: [named.digests.slice(0, 1), []] }),
  ],
  ['a leaf of nothing that was begun', ({ checked, note }) => checked.put(0, named.leaves, note)],
  ['an end of what was not begun', ({ checked, note }) => checked.finish(note)],
]

test.each(rogues)('a strategy that puts in %s is refused', (_what, act) => {
  const one = led()
  one.name(named)
  one.takeUp()
  act(one)
  expect(one.errors).toEqual([mismatch])
  expect([one.sink.begun, one.sink.puts, one.sink.installed]).toEqual([[], 0, null])
})

test.each([
  ['another leaf', 0, other.leaves],
  ['a leaf in the place of another', 1, named.leaves.slice(0, 1)],
  ['a leaf behind the last', 3, named.leaves.slice(0, 1)],
] as const)('a strategy that puts in %s is refused', (_what, from, leaves) => {
  const { name, takeUp, begin, checked, note, errors, sink } = led()
  name(named)
  takeUp()
  begin(claimed(named))
  checked.put(from, leaves, note)
  expect(errors).toEqual([null, mismatch])
  expect(sink.puts).toBe(0)
})

test('what a strategy does with its memory afterwards changes nothing of what it put in', () => {
  const { name, takeUp, begin, checked, note, errors, sink } = led()
  name(named)
  takeUp()
  const manifestBytes = named.manifest.slice()
  const { digests } = claimed(named)
  const shared = digests.map((section) => [...section])
  const leaves = named.leaves.map((leaf) => leaf.slice())
  begin({ ...claimed(named), manifestBytes, digests: shared })
  manifestBytes.fill(0)
  for (const section of shared) section.fill('x'.repeat(32))
  checked.put(0, leaves, note)
  for (const leaf of leaves) leaf.fill(0)
  checked.finish(note)
  expect(errors).toEqual([null, null, null])
  expect(sink.begun).toMatchObject([{ manifestBytes: named.manifest, digests }])
  expect(sink.installed).toEqual(named.leaves)
})

test('no more leaves wait for the disk than a session may hold', () => {
  const waiting: (() => void)[] = []
  const one = led({ maxBufferedBytes: 5 }, (callback) => waiting.push(callback))
  const { name, takeUp, begin, checked, note, errors, sink } = one
  name(named)
  takeUp()
  begin(claimed(named))
  // Of two bytes each. What alone is more than the bound is taken where nothing waits.
  checked.put(0, named.leaves, note)
  checked.put(0, named.leaves.slice(0, 1), note)
  expect([errors, sink.puts]).toEqual([['snapshot_crowded'], 3])
  for (const callback of waiting.splice(0)) callback()
  checked.put(0, named.leaves.slice(0, 1), note)
  checked.put(1, named.leaves.slice(1, 2), note)
  checked.put(2, named.leaves.slice(2), note)
  for (const callback of waiting.splice(0)) callback()
  expect(errors.slice(1)).toEqual([null, null, 'snapshot_crowded', null, null])
})

test('what was named before is taken no more once the next is taken up', () => {
  const { session, name, takeUp, begin, checked, note, errors, sink } = led()
  name(named)
  takeUp()
  begin(claimed(named))
  checked.put(0, named.leaves, note)
  session.targetChanged({ atLeast: 15 })
  session.tick(100)
  // It does not reach far enough.
  expect(takeUp()).toBeNull()
  name(made(20))
  expect(takeUp()?.anchor).toBe(20)
  checked.finish(note)
  begin(claimed(named))
  expect(errors).toEqual([null, null, mismatch, mismatch])
  expect(sink.installed).toBeNull()
})

test('who does not lead names nothing (C2, H7)', () => {
  const { world, session, takeUp } = led()
  const { id } = idOf(world.unanswered[0])
  for (const [from, of] of [
    ['a', id],
    ['leader', id + 1],
  ] as const) {
    session.receive(from, { type: 'target', id: of, target: targetOf(named) })
  }
  world.leader = { id: 'a', term: 6 }
  session.receive('leader', { type: 'target', id, target: targetOf(named) })
  expect(takeUp()).toBeNull()
})

test('a strategy that says it is done, and put in nothing, has failed', () => {
  const { world, name, takeUp, begin, sink, ended } = led()
  name(named)
  takeUp()
  begin(claimed(named))
  ended({ ok: true, position: { anchor: 10, term: 1 } })
  const error = { code: 'strategy_failed', cause: { code: mismatch } }
  expect(world.outcome).toMatchObject({ ok: false, error })
  expect(sink.aborted).toBe(true)
})

test('a strategy that gives up has failed, whatever it calls that', () => {
  const { world, ended } = led()
  ended({ ok: false, error: Object.assign(new Error('enough'), { code: 'sync_aborted' }) })
  const error = { code: 'strategy_failed', cause: { message: 'enough' } }
  expect(world.outcome).toMatchObject({ ok: false, error })
})

test('a strategy that does nothing is ended, and then has no say any more', () => {
  const { world, session, name, takeUp, begin, errors, send, own, calls } = led({ stallMs: 1000 })
  name(named)
  takeUp()
  session.tick(999)
  expect(world.outcome).toBeNull()
  session.tick(1000)
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'sync_stalled' } })
  begin(claimed(named))
  expect([takeUp(), send('a', 'x'), session.receiveOwn('a', 'late'), errors]).toEqual([
    ...[null, false, true],
    [mismatch],
  ])
  expect(own).toEqual([])
  expect(calls).toEqual(['start', expect.stringMatching(/^abort: /)])
})

test.each<[string, (one: ReturnType<typeof led>, turn: number) => void]>([
  ['says that it does something else', ({ shows }, turn) => shows({ phase: `try ${turn}` })],
  ['fetches the same again', ({ shows }, turn) => shows({ items: turn % 2, fetchedBytes: 7 })],
  ['counts what is no number', ({ shows }) => shows({ items: Number.NaN })],
  ['begins again', ({ begin }) => begin(claimed(named))],
])('a strategy that gets nowhere is ended, though it %s every time', (_what, act) => {
  const waiting: (() => void)[] = []
  const one = led({ stallMs: 1000 }, (callback) => waiting.push(callback))
  one.name(named)
  one.takeUp()
  for (let turn = 1; turn <= 25 && one.world.outcome === null; turn += 1) {
    act(one, turn)
    one.session.tick(100 * turn)
    for (const callback of waiting.splice(0)) callback()
  }
  expect(one.world.outcome).toMatchObject({ ok: false, error: { code: 'sync_stalled' } })
})

test('a strategy that gets on is left alone', () => {
  const { world, session, name, takeUp, shows } = led({ stallMs: 1000 })
  name(named)
  takeUp()
  for (let turn = 1; turn <= 25; turn += 1) {
    shows(turn < 13 ? { fetchedBytes: turn } : { items: turn })
    session.tick(900 * turn)
  }
  expect(world.outcome).toBeNull()
})

test('a leader that names what cannot be ends it (C25)', () => {
  const { world, session } = led({ maxBadTargets: 1 })
  const { id } = idOf(world.unanswered[0])
  const target = { ...targetOf(named), firstIndex: 12 }
  session.receive('leader', { type: 'target', id, target })
  session.tick(100)
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'no_honest_peer' } })
})

test('messages, and what a session is told, go to the strategy', () => {
  const { world, session, calls, own, send } = led()
  send('a', 'hello')
  expect([session.receiveOwn('a', 'answer'), session.receiveOwn('a', 'request')]).toEqual([
    true,
    false,
  ])
  session.peersChanged()
  session.finish()
  session.targetChanged({ atLeast: 5 })
  session.abort('enough')
  expect(own).toEqual(['a hello'])
  expect(calls).toEqual(['start', 'answer', 'peersChanged', 'finish', 'abort: enough'])
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'sync_aborted' } })
})

const boom = () => {
  throw new Error('boom')
}
const silent: SyncSession<string> = {
  start: () => undefined,
  receive: () => true,
  tick: () => undefined,
  peersChanged: () => undefined,
  targetChanged: () => undefined,
  finish: () => undefined,
  abort: () => undefined,
  get progress(): SyncProgress {
    return puppet().session.progress
  },
}

test.each<[string, Partial<SyncSession<string>>, (session: LedSession<string>) => void]>([
  ['at its start', { start: boom }, () => undefined],
  ['at a message', { receive: boom }, (session) => session.receiveOwn('a', 'x')],
  ['in time', { tick: boom }, (session) => session.tick(100)],
  ['of members', { peersChanged: boom }, (session) => session.peersChanged()],
  ['of its target', { targetChanged: boom }, (session) => session.targetChanged({ atLeast: 9 })],
  ['of its end', { finish: boom }, (session) => session.finish()],
])(
  'a strategy that throws when it is told %s has failed, and that is all',
  (_when, throwing, act) => {
    const world = createScriptedWorld<SnapshotMessage>(groupId)
    const context = { ...world.context, sink: createMemorySink(), sendOwn: boom }
    const abort = vi.fn(boom)
    const own = { ...silent, ...throwing, abort }
    const strategy = { name: 'throwing/1', createSession: () => own }
    const session = createLedSession<string>(strategy, context, { atLeast: 5 })
    session.start(0)
    act(session)
    session.tick(100)
    session.abort('enough')
    const error = { code: 'strategy_failed', cause: { message: 'boom' } }
    expect(world.outcome).toMatchObject({ ok: false, error })
    // What it has under way besides goes on for nobody.
    expect(abort).toHaveBeenCalledOnce()
    expect(session.progress.phase).not.toBe('')
  },
)

test('a strategy that throws when the sink calls it back has failed', () => {
  const { world, name, takeUp, checked } = led()
  name(named)
  takeUp()
  checked.begin(claimed(named), boom)
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'strategy_failed' } })
})

test('a strategy that cannot make a session has failed', () => {
  const world = createScriptedWorld<SnapshotMessage>(groupId)
  const context = { ...world.context, sink: createMemorySink(), sendOwn: boom }
  createLedSession<string>({ name: 'none/1', createSession: boom }, context, { atLeast: 5 }).start(
    0,
  )
  expect(world.outcome).toMatchObject({ ok: false, error: { code: 'strategy_failed' } })
})
