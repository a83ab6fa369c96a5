import type { ConfState } from '@tesela/raft'
import { expect, test } from 'vitest'
import type { MemberView } from '../seams.ts'
import type { MembersView } from './plan-change.ts'
import { planSuccession } from './plan-succession.ts'

interface Drawn {
  readonly voters: readonly string[]
  readonly learners: readonly string[]
  readonly observers?: readonly string[]
  readonly joint?: boolean
  readonly silent?: readonly string[]
  readonly lagging?: readonly string[]
}

/** Members joined in the order of their incarnations; `p/1` and `p/2` are lives of one peer. */
function outcome({ voters, learners, observers = [], joint, silent = [], lagging = [] }: Drawn) {
  const ids = [...voters, ...learners].sort()
  const members = new Map(
    ids.map((id): [string, MemberView] => {
      const role = observers.includes(id) ? 'observer' : 'voter'
      const since = Number(id.split('/')[1])
      return [id, { id, addresses: [], role, readOnly: false, reluctant: false, since }]
    }),
  )
  const votersOutgoing = joint === true ? voters : []
  const conf: ConfState = {
    voters,
    votersOutgoing,
    learners,
    learnersNext: [],
    autoLeave: joint === true,
  }
  const view: MembersView = {
    members,
    conf,
    wasRemoved: () => false,
    isAlive: (replica) => !silent.includes(replica),
    isFit: () => true,
    hasCaughtUp: (replica) => !silent.includes(replica) && !lagging.includes(replica),
    settled: true,
  }
  const plan = planSuccession(view)
  return plan === null ? 'nothing' : plan.ops.map(({ op, id }) => `${op} ${id}`).join(', ')
}

const voters = ['a/1', 'b/1', 'p/1']

test.each<[string, Drawn, string]>([
  ['nobody waits', { voters, learners: [] }, 'nothing'],
  ['a learner has caught up', { voters, learners: ['d/2'] }, 'addVoter d/2'],
  ['a learner lags', { voters, learners: ['d/2'], lagging: ['d/2'] }, 'nothing'],
  ['an observer has caught up', { voters, learners: ['o/2'], observers: ['o/2'] }, 'nothing'],
  [
    'a voter has come back',
    { voters, learners: ['p/2'], silent: ['p/1'] },
    'addVoter p/2, remove p/1',
  ],
  [
    'a voter has come back and lags',
    { voters, learners: ['p/2'], silent: ['p/1'], lagging: ['p/2'] },
    'nothing',
  ],
  ['another change is under way', { voters, learners: ['p/2'], joint: true }, 'nothing'],
  [
    'a voter has come back twice',
    { voters, learners: ['p/2', 'p/3'], silent: ['p/1', 'p/2'] },
    'addVoter p/3, remove p/1, remove p/2',
  ],
  [
    'the second life was heard lately, and is over',
    { voters, learners: ['p/2', 'p/3'], silent: ['p/1'], lagging: ['p/3'] },
    'nothing',
  ],
  [
    'a life that nobody hears was admitted late',
    { voters, learners: ['p/2', 'p/3'], silent: ['p/1', 'p/3'] },
    'addVoter p/2, remove p/1',
  ],
  [
    'a voter has come back as an observer',
    { voters, learners: ['p/2'], observers: ['p/2'], silent: ['p/1'] },
    'remove p/1',
  ],
  [
    'an observer has come back as one',
    { voters: ['a/1', 'b/1'], learners: ['p/1', 'p/2'], observers: ['p/1', 'p/2'] },
    'remove p/1',
  ],
  [
    'an observer has come back as a voter',
    { voters: ['a/1', 'b/1'], learners: ['p/1', 'p/2'], observers: ['p/1'] },
    'addVoter p/2, remove p/1',
  ],
  [
    'who has come back was promoted by hand beside what it was',
    { voters: [...voters, 'p/2'], learners: [] },
    'remove p/1',
  ],
  [
    'without the former life too few voters would answer',
    { voters, learners: ['p/2'], observers: ['p/2'], silent: ['b/1'] },
    'nothing',
  ],
  [
    'the only voter has come back as an observer',
    { voters: ['p/1'], learners: ['p/2'], observers: ['p/2'] },
    'nothing',
  ],
])('%s', (_what, drawn, expected) => {
  expect(outcome(drawn)).toBe(expected)
})
