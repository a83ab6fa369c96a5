import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jointIndex, jointVote } from './joint.ts'
import { majorityIndex, majorityVote, type VoteResult } from './majority.ts'

const indexes = fc.array(fc.nat(6), { maxLength: 7 })
const votes = fc.array(fc.constantFrom(true, false, undefined), { maxLength: 7 })

/** By definition: try every index, and ask whether more than half are there. */
function slowIndex(reached: readonly number[]): number {
  let best = reached.length === 0 ? Number.POSITIVE_INFINITY : 0
  for (let index = 0; index <= 6; index++) {
    const there = reached.filter((each) => each >= index).length
    if (reached.length > 0 && there * 2 > reached.length) best = index
  }
  return best
}

/** By definition: let everybody who is missing answer in every possible way. */
function slowVote(cast: readonly (boolean | undefined)[]): VoteResult {
  const outcomes = new Set<boolean>()
  for (let answers = 0; answers < 2 ** cast.length; answers++) {
    const granted = cast.filter(
      (vote, at) => vote ?? Math.floor(answers / 2 ** at) % 2 === 1,
    ).length
    outcomes.add(cast.length === 0 || granted * 2 > cast.length)
  }
  if (outcomes.size > 1) return 'pending'
  return outcomes.has(true) ? 'won' : 'lost'
}

describe('a majority', () => {
  test('agrees on the highest index that more than half have reached', () => {
    fc.assert(fc.property(indexes, (reached) => majorityIndex(reached) === slowIndex(reached)))
  })

  test('has voted when no missing answer can change the outcome', () => {
    fc.assert(fc.property(votes, (cast) => majorityVote(cast) === slowVote(cast)))
  })
})

describe('a joint quorum', () => {
  test('agrees on what both halves agree on', () => {
    fc.assert(
      fc.property(indexes, indexes, (incoming, outgoing) => {
        expect(jointIndex(incoming, outgoing)).toBe(
          Math.min(slowIndex(incoming), slowIndex(outgoing)),
        )
      }),
    )
  })

  test('is lost with either half and won with both', () => {
    fc.assert(
      fc.property(votes, votes, (incoming, outgoing) => {
        const halves = [slowVote(incoming), slowVote(outgoing)]
        const expected = halves.includes('lost')
          ? 'lost'
          : halves.includes('pending')
            ? 'pending'
            : 'won'
        expect(jointVote(incoming, outgoing)).toBe(expected)
      }),
    )
  })

  test('with one empty half is the other half', () => {
    fc.assert(fc.property(indexes, (reached) => jointIndex(reached, []) === majorityIndex(reached)))
    fc.assert(fc.property(votes, (cast) => jointVote(cast, []) === majorityVote(cast)))
  })
})
