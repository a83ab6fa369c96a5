import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConfChangeError } from '../errors.ts'
import type { ConfChange, ConfOp, ConfState } from '../types.ts'
import { applyConfChange, applySimple, enterJoint, leaveJoint } from './change.ts'
import { emptyConf } from './conf-state.ts'

const conf: ConfState = { ...emptyConf, voters: ['a', 'b', 'c'], learners: ['d'] }
const change = (...ops: ConfOp[]): ConfChange => ({
  transition: 'auto',
  ops,
  context: new Uint8Array(0),
})

describe('a simple change', () => {
  test.each([
    ['adds a voter', 'addVoter', 'e', ['a', 'b', 'c', 'e'], ['d']],
    ['promotes a learner', 'addVoter', 'd', ['a', 'b', 'c', 'd'], []],
    ['adds a learner', 'addLearner', 'e', ['a', 'b', 'c'], ['d', 'e']],
    ['demotes a voter', 'addLearner', 'b', ['a', 'c'], ['b', 'd']],
    ['removes a voter', 'remove', 'c', ['a', 'b'], ['d']],
    ['removes a learner', 'remove', 'd', ['a', 'b', 'c'], []],
    ['leaves everything for an update', 'update', 'a', ['a', 'b', 'c'], ['d']],
    ['does nothing for who is no member', 'remove', 'x', ['a', 'b', 'c'], ['d']],
  ] as const)('%s', (_name, op, id, voters, learners) => {
    expect(applyConfChange(conf, change({ op, id }))).toEqual({ ...conf, voters, learners })
  })

  test.each([
    ['nothing', change()],
    ['a member without an id', change({ op: 'addVoter', id: '' })],
  ] as const)('of %s is refused', (_name, each) => {
    expect(() => applyConfChange(conf, each)).toThrow(ConfChangeError)
  })

  test('never takes the last voter', () => {
    const lone = { ...emptyConf, voters: ['a'] }
    expect(() => applyConfChange(lone, change({ op: 'remove', id: 'a' }))).toThrow(ConfChangeError)
    expect(() => applyConfChange(lone, change({ op: 'addLearner', id: 'a' }))).toThrow(
      ConfChangeError,
    )
  })

  test('leaves old and new majorities with a voter in common, and no voter a learner', () => {
    const op = fc.record({
      op: fc.constantFrom('addVoter' as const, 'addLearner' as const, 'remove' as const),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    })
    fc.assert(
      fc.property(fc.array(op, { minLength: 1, maxLength: 4 }), (ops) => {
        let after: ConfState
        try {
          after = applySimple(conf, ops)
        } catch (error) {
          expect(error).toBeInstanceOf(ConfChangeError)
          return
        }
        const all = new Set([...conf.voters, ...after.voters]).size
        const majorities =
          Math.floor(conf.voters.length / 2) + Math.floor(after.voters.length / 2) + 2
        expect(majorities).toBeGreaterThan(all)
        expect(after.voters.filter((id) => after.learners.includes(id))).toEqual([])
      }),
    )
  })
})

describe('a joint change', () => {
  const replace = change({ op: 'remove', id: 'a' }, { op: 'addVoter', id: 'd' })
  const joint = applyConfChange(conf, replace)

  test('of several operations asks both the old voters and the new ones, until it is left', () => {
    expect(joint).toEqual({
      voters: ['b', 'c', 'd'],
      votersOutgoing: ['a', 'b', 'c'],
      learners: [],
      learnersNext: [],
      autoLeave: true,
    })
    expect(applyConfChange(joint, change())).toEqual({ ...emptyConf, voters: ['b', 'c', 'd'] })
  })

  test.each([
    ['implicit', true],
    ['explicit', false],
  ] as const)('that is %s may have one operation; left by itself: %s', (transition, autoLeave) => {
    const one = { ...change({ op: 'addVoter', id: 'e' }), transition }
    const after = applyConfChange(conf, one)
    expect(after).toMatchObject({ votersOutgoing: conf.voters, autoLeave })
  })

  test('makes no learner of one who still votes, before it is left', () => {
    const demoted = enterJoint(conf, change({ op: 'addLearner', id: 'b' }).ops, false)
    expect(demoted).toMatchObject({ voters: ['a', 'c'], learners: ['d'], learnersNext: ['b'] })
    expect(leaveJoint(demoted)).toMatchObject({ voters: ['a', 'c'], learners: ['b', 'd'] })
  })

  test.each([
    ['another change', joint, change({ op: 'addVoter', id: 'e' }), 'simpleWhileJoint'],
    ['another joint change', joint, replace, 'alreadyJoint'],
    ['leaving what is not joint', conf, change(), 'notJoint'],
    ['a group without voters', emptyConf, replace, 'nothingToLeave'],
  ])('refuses %s', (_name, before, each, reason) => {
    expect(() => applyConfChange(before, each)).toThrow(expect.objectContaining({ reason }))
  })

  test('holds voters and learners apart, and keeps the old voters whole, whatever is asked for', () => {
    const ops = fc.array(
      fc.record({
        op: fc.constantFrom('addVoter' as const, 'addLearner' as const, 'remove' as const),
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(ops, (all) => {
        let during: ConfState
        try {
          during = enterJoint(conf, all, true)
        } catch (error) {
          expect(error).toMatchObject({ reason: 'noVoters' })
          return
        }
        const voting = new Set([...during.voters, ...during.votersOutgoing])
        expect(during.votersOutgoing).toEqual(conf.voters)
        expect(during.learners.filter((id) => voting.has(id))).toEqual([])
        expect(during.learnersNext.every((id) => during.votersOutgoing.includes(id))).toBe(true)
        const after = leaveJoint(during)
        expect(after.learners.filter((id) => after.voters.includes(id))).toEqual([])
      }),
    )
  })
})
