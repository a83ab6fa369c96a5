import { expect, test } from 'vitest'
import type { Alternation } from './cases.ts'
import { cases } from './cases.ts'
import type { Measurement } from './measurement.ts'
import { judge, verdictOf } from './verdict.ts'

const at = (perSecond: number): Measurement => ({
  perSecond,
  p50Ms: 1,
  p99Ms: 1,
  clientUs: 1,
  leaderUs: 1,
  followerUs: 1,
  clientCores: 1,
})

function goalOf(name: string, says: string) {
  const goal = cases.find((one) => one.name === name)?.goals.find((one) => one.says === says)
  if (goal === undefined) throw new Error(`no goal ${says} of ${name}`)
  return goal
}

test('a ratio is taken within each alternation before the median', () => {
  // The medians of both sides would give 30 / 20.
  const alternations: Alternation[] = [
    new Map([['put-256', { tesela: at(10), skeleton: at(100) }]]),
    new Map([['put-256', { tesela: at(30), skeleton: at(20) }]]),
    new Map([['put-256', { tesela: at(40), skeleton: at(10) }]]),
  ]
  const verdict = verdictOf(goalOf('put-256', 'rate of the skeleton'), alternations)
  expect(verdict).toMatchObject({ value: 1.5, reached: true })
})

test('the follower is compared with the leader of the same alternation', () => {
  const alternation: Alternation = new Map([
    ['put-256', { tesela: at(100) }],
    ['follower-256', { tesela: at(40) }],
  ])
  const goal = goalOf('follower-256', "rate on the leader's socket")
  expect(verdictOf(goal, [alternation])).toMatchObject({ value: 0.4, reached: false })
})

test('without a peer nothing is claimed', () => {
  const alternation: Alternation = new Map([['put-256', { tesela: at(100) }]])
  const verdict = verdictOf(goalOf('put-256', 'rate of etcd'), [alternation])
  expect(verdict.value).toBeNaN()
  expect(verdict.reached).toBeNull()
})

test.each([
  ['≥', 1, true],
  ['≤', 1, true],
  ['≥', 0.9, false],
  ['≤', 1.1, false],
] as const)('%s 1 of %d is %s', (relation, value, reached) => {
  expect(judge({ says: '', relation, bound: 1 }, value).reached).toBe(reached)
})
