import type { ConfState } from '@tesela/raft'
import { expect, test } from 'vitest'
import type { TermedRoots } from '../types.ts'
import { createBallot } from './ballot.ts'

const conf: ConfState = {
  voters: ['a', 'b', 'c'],
  votersOutgoing: [],
  learners: ['l', 'm', 'n'],
  learnersNext: [],
  autoLeave: false,
}
const joint: ConfState = { ...conf, voters: ['c', 'd', 'e'], votersOutgoing: ['a', 'b', 'c'] }

function rootsOf(root: string): TermedRoots {
  return { anchor: 7, term: 2, root, header: 'h', sessions: 's', collections: [], log: null }
}

const cases: readonly (readonly [string, ConfState, Record<string, string>, string])[] = [
  ['nobody', conf, {}, 'open'],
  ['one of three', conf, { a: 'x' }, 'open'],
  ['two of three', conf, { a: 'x', c: 'x' }, 'sealed by a, c'],
  ['three of three', conf, { a: 'x', b: 'x', c: 'x' }, 'sealed by a, b, c'],
  ['a majority against one', conf, { a: 'y', b: 'x', c: 'x' }, 'sealed by b, c'],
  ['one against one', conf, { a: 'x', b: 'y' }, 'open'],
  ['three different ones', conf, { a: 'x', b: 'y', c: 'z' }, 'undecided'],
  ['learners only', conf, { l: 'x', m: 'x', n: 'x' }, 'open'],
  ['a voter and learners', conf, { a: 'x', l: 'x', m: 'x' }, 'open'],
  ['strangers', conf, { a: 'x', q: 'x', r: 'x' }, 'open'],
  ['two voters that differ', { ...conf, voters: ['a', 'b'] }, { a: 'x', b: 'y' }, 'undecided'],
  ['two of two', { ...conf, voters: ['a', 'b'] }, { a: 'x', b: 'x' }, 'sealed by a, b'],
  ['one of one', { ...conf, voters: ['a'] }, { a: 'x' }, 'sealed by a'],
  [
    'two against two, and one who is away',
    { ...conf, voters: ['a', 'b', 'c', 'd', 'e', 'f'] },
    { a: 'x', b: 'x', c: 'y', d: 'y', e: 'z' },
    'undecided',
  ],
  ['a configuration without voters', { ...conf, voters: [] }, { a: 'x', l: 'x' }, 'undecided'],
  ['one half of a joint configuration', joint, { c: 'x', d: 'x', e: 'x' }, 'open'],
  ['both halves', joint, { b: 'x', c: 'x', d: 'x' }, 'sealed by b, c, d'],
  ['halves that differ', joint, { a: 'y', b: 'y', c: 'x', d: 'x', e: 'x' }, 'undecided'],
]

test.each(cases)('%s', (_who, configuration, reports, expected) => {
  const ballot = createBallot(7, 2, configuration)
  for (const [replica, root] of Object.entries(reports)) ballot.add(replica, rootsOf(root))
  const outcome = ballot.outcome()
  expect(outcome.is === 'sealed' ? `sealed by ${outcome.by.join(', ')}` : outcome.is).toBe(expected)
  if (outcome.is === 'sealed') expect(outcome.roots).toEqual(rootsOf('x'))
})

test('a replica that reports twice counts once, with what it said last', () => {
  const ballot = createBallot(7, 2, conf)
  ballot.add('a', rootsOf('x'))
  ballot.add('a', rootsOf('y'))
  ballot.add('b', rootsOf('y'))
  expect(ballot.outcome()).toMatchObject({ is: 'sealed', roots: { root: 'y' } })
  expect(ballot.reporters).toEqual(['a', 'b'])
})

test('it is disputed as soon as two voters say different things, and not by who has no vote', () => {
  const ballot = createBallot(7, 2, joint)
  for (const [replica, root] of Object.entries({ a: 'x', d: 'x', l: 'y', q: 'z' })) {
    ballot.add(replica, rootsOf(root))
    expect(ballot.disputed).toBe(false)
  }
  ballot.add('b', rootsOf('y'))
  expect(ballot.disputed).toBe(true)
})

test('what the log is, a majority says, and nobody alone', () => {
  const said = (logs: Record<string, string | null>) => {
    const ballot = createBallot(7, 2, conf)
    for (const [replica, log] of Object.entries(logs)) {
      ballot.add(replica, { ...rootsOf('x'), log })
    }
    const outcome = ballot.outcome()
    return outcome.is === 'sealed' ? outcome.roots.log : outcome.is
  }
  expect(said({ a: 'l', b: 'l' })).toBe('l')
  expect(said({ a: 'l', b: 'l', c: 'invented' })).toBe('l')
  expect(said({ a: 'l', b: 'invented' })).toBeNull()
  // Two of a version that does not tell.
  expect(said({ a: null, b: 'l', c: null })).toBeNull()
})
