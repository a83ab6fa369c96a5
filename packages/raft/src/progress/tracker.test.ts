import { expect, test } from 'vitest'
import { emptyConf } from '../conf/conf-state.ts'
import { Tracker } from './tracker.ts'

const conf = {
  ...emptyConf,
  voters: ['a', 'b', 'c'],
  votersOutgoing: ['a', 'd', 'e'],
  learners: ['z'],
}

function joint(): Tracker {
  const tracker = new Tracker({ maxInflightMsgs: 1, maxInflightBytes: 1 })
  tracker.configure(conf, 1)
  return tracker
}

function tell(tracker: Tracker, ids: string, what: (id: string) => void): void {
  for (const id of ids) {
    expect(tracker.find(id)).toBeDefined()
    what(id)
  }
}

test.each([
  ['abz', 0],
  ['dez', 0],
  ['bde', 0],
  ['bcde', 4],
  ['abd', 4],
])(
  'of a joint configuration, %s confirm a read round and a commit of %d (rules 19, 62)',
  (ids, agreed) => {
    const tracker = joint()
    tell(tracker, ids, (id) => {
      const member = tracker.find(id)
      member?.acknowledge(4)
      if (member !== undefined) member.readAck = 4
    })
    expect([tracker.committed(), tracker.confirmedRead()]).toEqual([agreed, agreed])
  },
)

test.each([
  ['abz', 'pending'],
  ['abd', 'won'],
])(
  'of a joint configuration, the votes of %s are %s; a learner adds nothing (rules 13, 19)',
  (ids, result) => {
    const tracker = joint()
    tell(tracker, ids, (id) => tracker.recordVote(id, true))
    expect(tracker.tally()).toBe(result)
  },
)

test('the first answer of a voter counts (rule 11)', () => {
  const tracker = joint()
  tell(tracker, 'abd', (id) => tracker.recordVote(id, false))
  tell(tracker, 'abd', (id) => tracker.recordVote(id, true))
  expect(tracker.tally()).toBe('lost')
})

test('a new configuration keeps what is known of members that stay (rule 27)', () => {
  const tracker = joint()
  tracker.find('b')?.acknowledge(7)
  tracker.configure({ ...emptyConf, voters: ['b', 'f'] }, 9)
  expect(tracker.members.map(({ id, match, next }) => [id, match, next])).toEqual([
    ['b', 7, 8],
    ['f', 0, 9],
  ])
})
