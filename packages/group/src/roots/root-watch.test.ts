import { type ConfChange, type Entry, emptyConf, encodeConfChange } from '@tesela/raft'
import { expect, test } from 'vitest'
import { decodeSyncFrame, type SyncMessage } from '../codec/sync-codec.ts'
import { createDeadlines } from '../deadlines.ts'
import type { GroupError } from '../errors.ts'
import { createConfTrail } from '../members/conf-trail.ts'
import type { Capture, StateRoots } from '../seams.ts'
import { defaultSettings } from '../settings.ts'
import type { Place } from '../snapshots/log-trail.ts'
import type { TermedRoots } from '../types.ts'
import { createRootWatch } from './root-watch.ts'

const none = new Uint8Array(0)
const digest = (of: string) => of.padEnd(32, '.')

function rootsOf(anchor: number, root: string, term = 1): TermedRoots {
  return {
    anchor,
    term,
    root: digest(root),
    header: digest('h'),
    sessions: digest('s'),
    collections: [],
    log: null,
  }
}

/** One member `me` that computes the root `mine` at every mark; the others are played by the test. */
function setUp({ leader = 'boss', voters = ['me', 'a', 'b'] } = {}) {
  const later: (() => void)[] = []
  const sent: { readonly to: string; readonly message: SyncMessage | null }[] = []
  const warnings: string[] = []
  const captures: Capture<number>[] = []
  const leads = { leader: leader as string | null }
  let halted: GroupError | null = null
  const time = { now: 0 }
  const confs = createConfTrail({ conf: { ...emptyConf, voters }, confIndex: 0 })
  const trail = { marks: [] as readonly Place[], at: () => null }
  const watch = createRootWatch<number>({
    self: 'me',
    machine: {
      revision: 0,
      capture: () => 0,
      captures: () => captures.slice(-2),
      *roots(anchor, { term }): Generator<void, StateRoots> {
        yield
        return rootsOf(anchor, 'mine', term)
      },
    },
    transport: {
      send(to, _channel, body) {
        sent.push({ to, message: decodeSyncFrame(body) as SyncMessage | null })
        return true
      },
    },
    clock: {
      now: () => time.now,
      timer: (_ms, run) => {
        later.push(run)
        return () => undefined
      },
      yield: (run) => void later.push(run),
    },
    deadlines: createDeadlines(10),
    leadership: {
      role: 'follower',
      get leader() {
        return leads.leader
      },
      get self() {
        return leads.leader === 'me'
      },
    },
    settings: defaultSettings,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (_fields, message) => void warnings.push(message),
      error: () => undefined,
    },
    trail,
    isMember: (id) => id !== 'stranger',
    closing: () => false,
    halted: () => halted,
    halt: (error) => {
      halted = error
    },
    diverged: (error) => {
      halted = error
    },
    logDiverged: (error) => {
      halted = error
    },
  })
  return {
    watch,
    sent,
    warnings,
    confs,
    leads,
    time,
    halted: () => halted,
    /** The mark at the index is applied, changes of the configuration with it right behind it, and what follows from it. */
    mark(index: number, ...changes: Partial<ConfChange>[]) {
      captures.push({ anchor: index, state: index })
      const behind = changes.map((change, offset): Entry => {
        const data = encodeConfChange({ transition: 'auto', ops: [], context: none, ...change })
        return { type: 'conf', term: 1, index: index + 1 + offset, data }
      })
      for (const entry of behind) confs.applied(entry, true)
      const place = {
        anchor: index,
        term: 1,
        log: none,
        logRoot: digest('my log'),
        ...confs.at(index),
      }
      trail.marks = [...trail.marks, place].slice(-2)
      watch.applied()
      for (let next = later.shift(); next !== undefined; next = later.shift()) next()
    },
    report: (from: string, roots: TermedRoots) => watch.received(from, { type: 'report', roots }),
    verdict: (from: string, sealed: TermedRoots, by: readonly string[] = ['a', 'b']) =>
      watch.received(from, { type: 'verdict', sealed, by }),
  }
}

test('a verdict counts when the leader says it, and nobody else', () => {
  const { mark, verdict, halted, leads, watch } = setUp()
  mark(10)
  verdict('a', rootsOf(10, 'other'))
  leads.leader = null
  verdict('boss', rootsOf(10, 'other'))
  leads.leader = 'stranger'
  verdict('stranger', rootsOf(10, 'other'))
  expect(halted()).toBeNull()
  leads.leader = 'boss'
  verdict('boss', rootsOf(10, 'mine'))
  expect(watch.lastMark).toMatchObject({ anchor: 10, sealed: true })
  verdict('boss', rootsOf(10, 'other'))
  expect(halted()).toMatchObject({ code: 'state_diverged' })
})

test('a verdict on another place, or the same one in another term, is about another state', () => {
  const { mark, verdict, halted } = setUp()
  mark(10)
  verdict('boss', rootsOf(9, 'other'))
  verdict('boss', rootsOf(10, 'other', 2))
  expect(halted()).toBeNull()
})

test('a verdict that comes before the roots are computed is kept for them', () => {
  const { mark, verdict, halted } = setUp()
  verdict('boss', rootsOf(10, 'other'))
  expect(halted()).toBeNull()
  mark(10)
  expect(halted()).toMatchObject({ code: 'state_diverged' })
})

test('a verdict on the mark before the newest one still counts', () => {
  const { mark, verdict, halted } = setUp()
  mark(10)
  mark(20)
  verdict('boss', rootsOf(10, 'other'))
  expect(halted()).toMatchObject({ code: 'state_diverged' })
})

test('the newest report is repeated, ever more rarely, until the leader answers', () => {
  const { mark, verdict, watch, sent, time } = setUp()
  mark(10)
  const times: number[] = [time.now]
  for (time.now = 100; time.now < 20_000; time.now += 100) {
    const before = sent.length
    watch.retry()
    if (sent.length > before) times.push(time.now)
  }
  expect(times).toEqual([0, 1000, 3000, 7000, 15_000])
  expect(new Set(sent.map(({ to }) => to))).toEqual(new Set(['boss']))
  verdict('boss', rootsOf(10, 'mine'))
  const before = sent.length
  time.now = 1_000_000
  watch.retry()
  expect(sent).toHaveLength(before)
})

test('every new leader is told, and one that leads again', () => {
  const { mark, verdict, watch, sent, leads } = setUp()
  mark(10)
  verdict('boss', rootsOf(10, 'mine'))
  for (const leader of ['a', null, 'a', 'boss']) {
    leads.leader = leader
    watch.retry()
  }
  expect(sent.map(({ to }) => to)).toEqual(['boss', 'a', 'a', 'boss'])
})

test('a leader takes reports of its newest marks only, and of members only', () => {
  const { mark, report, sent, warnings } = setUp({ leader: 'me' })
  mark(10)
  mark(20)
  mark(30)
  for (const from of ['a', 'b']) {
    report(from, rootsOf(10, 'other'))
    report(from, rootsOf(31, 'other'))
    report(from, rootsOf(30, 'other', 2))
  }
  report('stranger', rootsOf(30, 'mine'))
  expect(sent).toEqual([])
  report('a', rootsOf(30, 'mine'))
  report('b', rootsOf(20, 'mine'))
  expect(sent.map(({ to, message }) => [to, message])).toEqual([
    ['a', { type: 'verdict', sealed: rootsOf(30, 'mine'), by: ['a', 'me'] }],
    ['b', { type: 'verdict', sealed: rootsOf(20, 'mine'), by: ['b', 'me'] }],
  ])
  // Too late to count, and answered all the same.
  report('b', rootsOf(30, 'other'))
  expect(sent.at(-1)).toMatchObject({ to: 'b', message: { sealed: { anchor: 30 } } })
  expect(warnings).toEqual([])
})

test('a leader that differs tells the others before it judges itself, and then says no more', () => {
  const { mark, report, sent, halted } = setUp({ leader: 'me' })
  mark(10)
  report('a', rootsOf(10, 'other'))
  expect(halted()).toBeNull()
  report('b', rootsOf(10, 'other'))
  expect(halted()).toMatchObject({ code: 'state_diverged' })
  expect(sent.map(({ to }) => to)).toEqual(['a', 'b'])
  report('a', rootsOf(10, 'other'))
  mark(20)
  expect(sent).toHaveLength(2)
})

test('a member that does not lead answers nobody', () => {
  const { mark, report, sent } = setUp({ leader: 'boss' })
  mark(10)
  report('a', rootsOf(10, 'mine'))
  expect(sent.map(({ to }) => to)).toEqual(['boss'])
})

test('who was a voter at the mark decides, whatever the configuration became right behind it', () => {
  const { mark, report, sent, halted } = setUp({ leader: 'me', voters: ['me', 'a', 'b', 'c', 'd'] })
  mark(
    10,
    { ops: [{ op: 'remove', id: 'c' }] },
    { ops: [{ op: 'remove', id: 'd' }] },
    { ops: [{ op: 'addVoter', id: 'e' }] },
  )
  // Two of the three who vote now, and two of the five who did.
  report('a', rootsOf(10, 'mine'))
  report('e', rootsOf(10, 'mine'))
  expect(sent).toEqual([])
  report('c', rootsOf(10, 'mine'))
  expect(sent.map(({ to }) => to)).toEqual(['a', 'e', 'c'])
  expect(sent[0]?.message).toMatchObject({ by: ['a', 'c', 'me'] })
  expect(halted()).toBeNull()
})

test('at a mark in a joint configuration both halves have to agree, also once it was left', () => {
  const { mark, report, sent, confs } = setUp({ leader: 'me', voters: ['me', 'a', 'b'] })
  const ops = ['d', 'e', 'f'].map((id) => ({ op: 'addVoter', id }) as const)
  const gone = ['a', 'b'].map((id) => ({ op: 'remove', id }) as const)
  const change = { transition: 'explicit', ops: [...ops, ...gone], context: none } as const
  confs.applied({ index: 9, data: encodeConfChange(change) }, true)
  mark(10, {})
  for (const from of ['d', 'e', 'f']) report(from, rootsOf(10, 'mine'))
  expect(sent).toEqual([])
  report('b', rootsOf(10, 'mine'))
  expect(sent[0]?.message).toMatchObject({ by: ['b', 'd', 'e', 'f', 'me'] })
})

test('a mark at which the voters were others than at the one before has its own', () => {
  const { mark, report, sent } = setUp({ leader: 'me', voters: ['me', 'a', 'b'] })
  mark(10, { ops: [{ op: 'addVoter', id: 'c' }] })
  mark(20)
  report('a', rootsOf(20, 'mine'))
  expect(sent).toEqual([])
  report('b', rootsOf(10, 'mine'))
  expect(sent.map(({ to }) => to)).toEqual(['b'])
  report('c', rootsOf(20, 'mine'))
  expect(sent.map(({ to }) => to)).toEqual(['b', 'a', 'c'])
})

test('where the log is another, it is the log that diverged, and what does not tell of it says nothing', () => {
  const { mark, verdict, halted } = setUp()
  mark(10)
  verdict('boss', { ...rootsOf(10, 'other'), log: digest('another log') })
  expect(halted()).toMatchObject({ code: 'log_diverged', anchor: 10 })
  for (const log of [digest('my log'), null]) {
    const next = setUp()
    next.mark(10)
    next.verdict('boss', { ...rootsOf(10, 'other'), log })
    expect(next.halted()).toMatchObject({ code: 'state_diverged' })
  }
})

const three = ['me', 'a', 'b']

test.each([
  ['counts this member, which said something else, leaves it its voice', ['a', 'me'], three, false],
  ['is of nobody leaves it its voice', [], three, false],
  ['is of one of three leaves it its voice', ['a'], three, false],
  ['is of two of three takes its voice', ['a', 'b'], three, true],
  ['is of some who do not vote leaves it its voice', ['a', 'c', 'd'], three, false],
  ['is of two voters, of whom this is one, leaves it its voice', ['a', 'me'], ['me', 'a'], false],
  ['is of the only voter, which is another one, takes its voice', ['a'], ['a'], true],
])('a verdict of another log that %s', (_what, by, voters, isLog) => {
  const code = isLog ? 'log_diverged' : 'state_diverged'
  const sealed = { ...rootsOf(10, 'other'), log: digest('another log') }
  const { mark, verdict, halted } = setUp({ voters })
  mark(10)
  verdict('boss', sealed, by)
  expect(halted()).toMatchObject({ code })
  // Heard before the roots are computed here, it is no other.
  const early = setUp({ voters })
  early.verdict('boss', sealed, by)
  early.mark(10)
  expect(early.halted()).toMatchObject({ code })
})

test('a majority that vouches for another log has to be one of both halves at a joint mark', () => {
  const ops = ['d', 'e', 'f'].map((id) => ({ op: 'addVoter', id }) as const)
  const gone = ['a', 'b'].map((id) => ({ op: 'remove', id }) as const)
  const change = { transition: 'explicit', ops: [...ops, ...gone], context: none } as const
  const sealed = { ...rootsOf(10, 'other'), log: digest('another log') }
  for (const [by, code] of [
    [['a', 'b'], 'state_diverged'],
    [['d', 'e', 'f'], 'state_diverged'],
    [['a', 'b', 'd', 'e', 'f'], 'log_diverged'],
  ] as const) {
    const { mark, verdict, halted, confs } = setUp()
    confs.applied({ index: 9, data: encodeConfChange(change) }, true)
    mark(10)
    verdict('boss', sealed, by)
    expect(halted()).toMatchObject({ code })
  }
})
