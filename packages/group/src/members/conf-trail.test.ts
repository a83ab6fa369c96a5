import { type ConfChange, type ConfOp, emptyConf, encodeConfChange } from '@tesela/raft'
import { expect, test } from 'vitest'
import { createConfTrail } from './conf-trail.ts'

const none = new Uint8Array(0)
const voters = (...ids: string[]) => ({ ...emptyConf, voters: ids })

function entry(index: number, change: Partial<ConfChange>) {
  return {
    index,
    data: encodeConfChange({ transition: 'auto', ops: [], context: none, ...change }),
  }
}

function entryOf(index: number, ...ops: ConfOp[]) {
  return entry(index, { ops })
}

function founded() {
  const trail = createConfTrail(null)
  trail.applied(entryOf(1, { op: 'addVoter', id: 'a' }), true)
  return trail
}

test('a configuration is in effect from its entry on, until the next one', () => {
  const trail = founded()
  trail.applied(entryOf(4, { op: 'addVoter', id: 'b' }), true)
  trail.applied(entryOf(5, { op: 'remove', id: 'a' }), true)
  expect(trail.at(0)).toEqual({ conf: emptyConf, confIndex: 0 })
  expect(trail.at(1)).toEqual({ conf: voters('a'), confIndex: 1 })
  expect(trail.at(3)).toEqual({ conf: voters('a'), confIndex: 1 })
  expect(trail.at(4)).toEqual({ conf: voters('a', 'b'), confIndex: 4 })
  expect(trail.at(1000)).toEqual({ conf: voters('b'), confIndex: 5 })
})

test('what the machine refuses, what is impossible and what cannot be read changes nothing but the index', () => {
  const trail = founded()
  trail.applied(entryOf(2, { op: 'addVoter', id: 'b' }), false)
  expect(trail.at(2)).toEqual({ conf: voters('a'), confIndex: 2 })
  trail.applied(entryOf(3, { op: 'remove', id: 'a' }), true)
  expect(trail.at(3)).toEqual({ conf: voters('a'), confIndex: 3 })
  trail.applied({ index: 4, data: Uint8Array.of(9) }, true)
  expect(trail.at(4)).toEqual({ conf: voters('a'), confIndex: 4 })
})

test('a joint configuration is in effect with both halves until it is left, which nobody can refuse', () => {
  const trail = founded()
  const ops: readonly ConfOp[] = [
    { op: 'addVoter', id: 'b' },
    { op: 'addVoter', id: 'c' },
    { op: 'addLearner', id: 'a' },
  ]
  trail.applied(entry(3, { transition: 'explicit', ops }), true)
  trail.applied(entry(9, {}), false)
  expect(trail.at(8).conf).toEqual({
    voters: ['b', 'c'],
    votersOutgoing: ['a'],
    learners: [],
    learnersNext: ['a'],
    autoLeave: false,
  })
  expect(trail.at(9).conf).toEqual({ ...voters('b', 'c'), learners: ['a'] })
})

test('a member that was loaded from a snapshot goes on from its configuration', () => {
  const trail = createConfTrail({ conf: voters('a', 'b'), confIndex: 70 })
  expect(() => trail.at(69)).toThrow(RangeError)
  trail.applied(entryOf(120, { op: 'addVoter', id: 'c' }), true)
  expect(trail.at(119)).toEqual({ conf: voters('a', 'b'), confIndex: 70 })
  expect(trail.at(120)).toEqual({ conf: voters('a', 'b', 'c'), confIndex: 120 })
})

test('what is forgotten is only what was replaced before', () => {
  const trail = founded()
  trail.applied(entryOf(4, { op: 'addVoter', id: 'b' }), true)
  trail.applied(entryOf(6, { op: 'addVoter', id: 'c' }), true)
  trail.forget(5)
  expect(trail.at(5)).toEqual({ conf: voters('a', 'b'), confIndex: 4 })
  expect(trail.at(6)).toEqual({ conf: voters('a', 'b', 'c'), confIndex: 6 })
  expect(() => trail.at(3)).toThrow(RangeError)
})
