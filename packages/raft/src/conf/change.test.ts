import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConfChangeError } from '../errors.ts'
import type { ConfChange, ConfOp, ConfState } from '../types.ts'
import { applyConfChange, applySimple } from './change.ts'
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
    ['two voters', change({ op: 'addVoter', id: 'e' }, { op: 'addVoter', id: 'f' })],
    ['a joint transition', { ...change({ op: 'addVoter', id: 'e' }), transition: 'explicit' }],
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
