import { expect, test } from 'vitest'
import type { MemberView } from '../seams.ts'
import type { MemberChange } from '../types.ts'
import { type MembersView, planChange } from './plan-change.ts'

function member(id: string, role: 'voter' | 'observer' = 'voter', since = 1): [string, MemberView] {
  return [id, { id, addresses: [], role, readOnly: false, reluctant: false, since }]
}

const conf = {
  voters: ['a', 'b', 'c'],
  votersOutgoing: [],
  learners: ['d', 'o'],
  learnersNext: [],
  autoLeave: false,
}

/** A leader `a` of three voters, with a learner that shall vote and an observer; all are there and have caught up. */
const healthy: MembersView = {
  members: new Map([member('a'), member('b'), member('c'), member('d'), member('o', 'observer')]),
  conf,
  wasRemoved: (replica) => replica === 'gone',
  isAlive: () => true,
  isFit: () => true,
  hasCaughtUp: () => true,
  settled: true,
}

function outcome(change: MemberChange, view: Partial<MembersView> = {}): string {
  const plan = planChange(change, { ...healthy, ...view })
  if (plan.does === 'refuse') return plan.error.code
  if (plan.does === 'ask') return `ask ${plan.whom.join(', ')}`
  if (plan.does !== 'change') return plan.does
  const ops = plan.ops.map(({ op, id }) => `${op} ${id}`)
  return [...ops, ...plan.records.map(({ id, role }) => `${id} as ${role}`)].join(', ')
}

test.each<[string, MemberChange, string]>([
  ['a learner', { kind: 'promote', replica: 'd' }, 'addVoter d'],
  ['an observer', { kind: 'promote', replica: 'o' }, 'addVoter o, o as voter'],
  ['a voter', { kind: 'promote', replica: 'b' }, 'nothing'],
  ['a stranger', { kind: 'promote', replica: 'x' }, 'not_a_member'],
  ['a voter', { kind: 'demote', replica: 'b' }, 'addLearner b, b as observer'],
  ['a learner that shall vote', { kind: 'demote', replica: 'd' }, 'update d, d as observer'],
  ['an observer', { kind: 'demote', replica: 'o' }, 'nothing'],
  ['a voter', { kind: 'remove', replica: 'b' }, 'remove b'],
  ['an observer', { kind: 'remove', replica: 'o' }, 'remove o'],
  ['a member of the past', { kind: 'remove', replica: 'gone' }, 'nothing'],
  ['a stranger', { kind: 'remove', replica: 'x' }, 'not_a_member'],
  [
    'a voter by an observer',
    { kind: 'replace', replica: 'b', successor: 'o' },
    'addVoter o, remove b, o as voter',
  ],
  ['a voter by a voter', { kind: 'replace', replica: 'b', successor: 'c' }, 'remove b'],
  ['an observer', { kind: 'replace', replica: 'o', successor: 'd' }, 'remove o'],
  ['a voter by itself', { kind: 'replace', replica: 'b', successor: 'b' }, 'change_refused'],
  ['a voter by a stranger', { kind: 'replace', replica: 'b', successor: 'x' }, 'not_a_member'],
  ['one that is gone', { kind: 'replace', replica: 'gone', successor: 'c' }, 'nothing'],
  ['one that is gone', { kind: 'replace', replica: 'gone', successor: 'd' }, 'addVoter d'],
  ['a voter', { kind: 'prefer', replica: 'b', reluctant: true }, 'update b, b as voter'],
  ['a voter', { kind: 'prefer', replica: 'b', reluctant: false }, 'nothing'],
])('%s: %j gives %s', (_who, change, expected) => {
  expect(outcome(change)).toBe(expected)
})

test('nothing is planned before a joint configuration is left', () => {
  const joint = { ...conf, votersOutgoing: ['a', 'b', 'x'] }
  for (const kind of ['promote', 'demote', 'remove'] as const) {
    expect(outcome({ kind, replica: 'd' }, { conf: joint })).toBe('wait')
  }
})

test('a record that is ahead of the configuration means that a change is on its way', () => {
  const members = new Map([member('a'), member('b'), member('c', 'observer')])
  expect(outcome({ kind: 'promote', replica: 'c' }, { members })).toBe('wait')
  const without = new Map([member('a'), member('b')])
  const wasRemoved = (replica: string) => replica === 'c'
  expect(outcome({ kind: 'remove', replica: 'c' }, { members: without, wasRemoved })).toBe('wait')
})

test('who has not caught up waits for a new leader to know, and is refused by one that does', () => {
  const hasCaughtUp = () => false
  const replace = { kind: 'replace', replica: 'b', successor: 'o' } as const
  for (const change of [{ kind: 'promote', replica: 'd' } as const, replace]) {
    expect(outcome(change, { hasCaughtUp, settled: false })).toBe('wait')
    expect(outcome(change, { hasCaughtUp })).toBe('member_lagging')
  }
})

test('the voters that are left have to be a majority that answers', () => {
  const isAlive = (replica: string) => replica !== 'c'
  expect(outcome({ kind: 'remove', replica: 'b' }, { isAlive })).toBe('quorum_at_risk')
  expect(outcome({ kind: 'demote', replica: 'b' }, { isAlive })).toBe('quorum_at_risk')
  expect(outcome({ kind: 'demote', replica: 'b' }, { isAlive, settled: false })).toBe('wait')
  expect(outcome({ kind: 'remove', replica: 'c' }, { isAlive })).toBe('remove c')
  const replace = { kind: 'replace', replica: 'c', successor: 'd' } as const
  expect(outcome(replace, { isAlive })).toBe('addVoter d, remove c')
  const alone = { ...conf, voters: ['a'] }
  expect(outcome({ kind: 'remove', replica: 'a' }, { conf: alone })).toBe('no_voters_left')
})

test('the voters that are left have to be a majority that could lead', () => {
  const without = (unfit: string) => (replica: string) => replica !== unfit
  expect(outcome({ kind: 'remove', replica: 'b' }, { isFit: without('c') })).toBe('quorum_at_risk')
  expect(outcome({ kind: 'demote', replica: 'a' }, { isFit: without('c') })).toBe('quorum_at_risk')
  const unsettled = { isFit: without('c'), settled: false }
  expect(outcome({ kind: 'remove', replica: 'b' }, unsettled)).toBe('wait')
  expect(outcome({ kind: 'remove', replica: 'c' }, { isFit: without('c') })).toBe('remove c')
  const replace = { kind: 'replace', replica: 'b', successor: 'd' } as const
  expect(outcome(replace, { isFit: without('c') })).toBe('addVoter d, remove b')
  const isAlive = (replica: string) => replica !== 'a'
  expect(outcome(replace, { isFit: without('d'), isAlive })).toBe('quorum_at_risk')
  // Of five, four stay: with one that could not lead there are three.
  const five = { conf: { ...conf, voters: ['a', 'b', 'c', 'd', 'o'] } }
  expect(outcome({ kind: 'remove', replica: 'b' }, { ...five, isFit: without('c') })).toBe(
    'remove b',
  )
})

test('those of whom it depends whether a voter can go are asked, and nobody else', () => {
  const known = (fit: Record<string, boolean>) => (replica: string) => fit[replica] ?? null
  const remove = { kind: 'remove', replica: 'b' } as const
  expect(outcome(remove, { isFit: known({ a: true }) })).toBe('ask c')
  expect(outcome(remove, { isFit: known({ a: true, c: false }) })).toBe('quorum_at_risk')
  const voters = ['a', 'b', 'c', 'd']
  const isFit = known({ a: true, c: true })
  expect(outcome(remove, { conf: { ...conf, voters }, isFit })).toBe('remove b')
  const isAlive = (replica: string) => replica !== 'c'
  expect(outcome(remove, { isFit: known({ a: true }), isAlive })).toBe('quorum_at_risk')
  for (const kind of ['remove', 'demote'] as const) {
    expect(outcome({ kind, replica: 'o' }, { isFit: () => null })).not.toMatch('ask')
  }
})

test('who is promoted by hand takes the place of what its peer was before', () => {
  const members = new Map([member('a'), member('b'), member('p/1'), member('p/2', 'observer', 9)])
  const again = { members, conf: { ...conf, voters: ['a', 'b', 'p/1'], learners: ['p/2'] } }
  const promoted = 'addVoter p/2, remove p/1, p/2 as voter'
  expect(outcome({ kind: 'promote', replica: 'p/2' }, again)).toBe(promoted)
})

test('a voter whose peer has joined again counts as gone, whoever was heard', () => {
  const voters = ['a', 'b', 'p/1']
  const before = { conf: { ...conf, voters }, members: new Map(voters.map((id) => member(id))) }
  expect(outcome({ kind: 'remove', replica: 'b' }, before)).toBe('remove b')
  const again = new Map([...before.members, member('p/2', 'voter', 9)])
  expect(outcome({ kind: 'remove', replica: 'b' }, { ...before, members: again })).toBe(
    'quorum_at_risk',
  )
  // Both as voters: one of them counts.
  const both = { members: again, conf: { ...conf, voters: [...voters, 'p/2'] } }
  expect(outcome({ kind: 'remove', replica: 'b' }, both)).toBe('remove b')
  const isAlive = (replica: string) => replica !== 'a'
  expect(outcome({ kind: 'remove', replica: 'b' }, { ...both, isAlive })).toBe('quorum_at_risk')
})
