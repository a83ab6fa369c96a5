import { expect, test } from 'vitest'
import { createDeadlines } from './deadlines.ts'

const alone = { earlier: null, later: null }

function setUp() {
  const deadlines = createDeadlines(10)
  const expired: string[] = []
  const item = (name: string, deadline: number) => {
    const added = { deadline, ...alone, expire: () => void expired.push(name) }
    deadlines.add(added)
    return added
  }
  return { deadlines, expired, item }
}

test('nothing expires before its deadline, and everything within a bucket after it', () => {
  const { deadlines, expired, item } = setUp()
  item('early', 15)
  item('late', 95)
  deadlines.sweep(15)
  expect(expired).toEqual([])
  deadlines.sweep(20)
  expect(expired).toEqual(['early'])
  deadlines.sweep(105)
  expect(expired).toEqual(['early', 'late'])
  expect(deadlines.size).toBe(0)
})

test('what was removed does not expire', () => {
  const { deadlines, expired, item } = setUp()
  deadlines.remove(item('gone', 15))
  item('there', 15)
  deadlines.sweep(1000)
  expect(expired).toEqual(['there'])
})

test('one that expires may remove another of the same bucket', () => {
  const { deadlines, expired, item } = setUp()
  const second = { deadline: 15, ...alone, expire: () => void expired.push('second') }
  deadlines.add({ deadline: 15, ...alone, expire: () => deadlines.remove(second) })
  deadlines.add(second)
  item('third', 15)
  deadlines.sweep(100)
  expect(expired).toEqual(['third'])
})

test('a deadline in the past expires at the next sweep', () => {
  const { deadlines, expired, item } = setUp()
  deadlines.sweep(1000)
  item('past', 15)
  deadlines.sweep(1001)
  expect(expired).toEqual(['past'])
})

test('a last sweep expires all there is', () => {
  const { deadlines, expired, item } = setUp()
  item('far', 1e9)
  deadlines.sweep(Number.POSITIVE_INFINITY)
  expect(expired).toEqual(['far'])
})
