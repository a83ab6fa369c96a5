import { expect, test } from 'vitest'
import { canDiverge, changeConfiguration, emptyConfiguration, isQuorum } from './configuration.ts'

const ids = (...of: readonly string[]) => new Set(of)
const three = { ...emptyConfiguration, voters: ids('a', 'b', 'c') }

test('one voter more or less is a change of its own', () => {
  const change = { transition: 'auto', ops: [{ op: 'addVoter', id: 'd' }] } as const
  expect(changeConfiguration(three, change)).toEqual({ ...three, voters: ids('a', 'b', 'c', 'd') })
})

test('several voters change through a joint configuration, which is left by an empty change', () => {
  const ops = [
    { op: 'addVoter', id: 'd' },
    { op: 'addLearner', id: 'a' },
  ] as const
  const joint = changeConfiguration(three, { transition: 'auto', ops })
  expect(joint).toEqual({
    voters: ids('b', 'c', 'd'),
    outgoing: ids('a', 'b', 'c'),
    learners: ids(),
    learnersNext: ids('a'),
  })
  if (joint === null) throw new Error('it is one')
  expect(changeConfiguration(joint, { transition: 'auto', ops: [] })).toEqual({
    voters: ids('b', 'c', 'd'),
    outgoing: ids(),
    learners: ids('a'),
    learnersNext: ids(),
  })
})

test.each([
  ['a majority of one half only', ['c', 'd'], false],
  ['a majority of both halves', ['b', 'c', 'd'], true],
])('%s: quorum %j is %s', (_name, holders, expected) => {
  const joint = { voters: ids('c', 'd', 'e'), outgoing: ids('a', 'b', 'c') }
  expect(isQuorum(joint, (id) => holders.includes(id))).toBe(expected)
})

test('one voter more keeps quorums together, and two at once do not, unless through a joint configuration', () => {
  const five = { ...three, voters: ids('a', 'b', 'c', 'd', 'e') }
  expect(canDiverge(three, { ...three, voters: ids('a', 'b', 'c', 'd') })).toBe(false)
  expect(canDiverge(three, five)).toBe(true)
  const joint = { ...five, outgoing: three.voters }
  expect(canDiverge(three, joint)).toBe(false)
  expect(canDiverge(joint, five)).toBe(false)
})
