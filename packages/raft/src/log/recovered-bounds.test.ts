import { describe, expect, test } from 'vitest'
import { emptyConf } from '../conf/conf-state.ts'
import { RaftInvariantError } from '../errors.ts'
import { entriesOf } from '../testing/boot-core.ts'
import type { Recovered } from '../types.ts'
import { recoveredBounds } from './recovered-bounds.ts'

const entries = entriesOf(5, 2, 2, 3)
const snapshot = { term: 1, index: 4, conf: emptyConf, confIndex: 4, context: new Uint8Array(0) }
const whole: Recovered = {
  hardState: { term: 3, vote: null, commit: 6 },
  snapshot,
  boundary: { term: 1, index: 4 },
  lastIndex: 7,
  termRuns: [
    { term: 2, first: 5 },
    { term: 3, first: 7 },
  ],
  confIndexes: [],
  entries,
}
const commitOf = (commit: number) =>
  recoveredBounds({ ...whole, hardState: { ...whole.hardState, commit } }, 4).commit

describe('what a store recovered', () => {
  test.each([
    ['inside the log', 6, 6],
    ['before the snapshot, which is committed', 0, 4],
    ['behind the end, whose entries were lost unacknowledged', 9, 7],
  ])('with a commit index %s starts from the right one (rule 36)', (_name, written, commit) => {
    expect(commitOf(written)).toBe(commit)
  })

  test('proves every configuration entry but the last one to be committed (rules 14, 42)', () => {
    const hardState = { ...whole.hardState, commit: 4 }
    const recovered = { ...whole, confIndexes: [5, 6, 7], hardState }
    expect(recoveredBounds(recovered, 4).commit).toBe(6)
  })

  test.each<[string, Partial<Recovered>, number]>([
    ['a hole behind the snapshot', { boundary: { term: 2, index: 5 } }, 4],
    ['a log without what stood before it', { snapshot: null }, 0],
    ['an end before the beginning', { lastIndex: 3, entries: [] }, 4],
    ['more entries than the log has', { lastIndex: 6 }, 4],
    ['entries out of order', { entries: entries.toReversed() }, 4],
    ['terms that begin too late', { termRuns: [{ term: 3, first: 7 }] }, 4],
    ['a state machine that is ahead of the configuration', {}, 5],
  ])('with %s is refused (rule 36)', (_name, change, applied) => {
    expect(() => recoveredBounds({ ...whole, ...change }, applied)).toThrow(RaftInvariantError)
  })
})
