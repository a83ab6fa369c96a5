import { expect, test } from 'vitest'
import { createTakings, type Taken } from './takings.ts'

function item(key: string, priority = 1n, inserted = 1n): Taken {
  return { key, priority, inserted }
}

const nothing = { lost: [], doubled: [], strange: [], misplaced: [] }

test('every item once, in the order of the revisions whoever was answered first, is as it shall be', () => {
  const takings = createTakings()
  takings.take(9n, [item('c', 2n), item('a', 2n, 5n)])
  takings.take(8n, [item('a1'), item('b1')])
  takings.take(10n, [])
  expect(takings.count).toBe(4)
  expect(takings.compare(['a', 'c', 'a1', 'b1'])).toEqual(nothing)
})

test('what nobody was given is lost', () => {
  const takings = createTakings()
  takings.take(1n, [item('a')])
  expect(takings.compare(['a', 'b'])).toEqual({ ...nothing, lost: ['b'] })
})

test('what was given twice is doubled', () => {
  const takings = createTakings()
  takings.take(1n, [item('a')])
  takings.take(2n, [item('a')])
  expect(takings.compare(['a'])).toEqual({ ...nothing, doubled: ['a'] })
})

test('what nobody put in is strange', () => {
  const takings = createTakings()
  takings.take(1n, [item('z')])
  expect(takings.compare([])).toEqual({ ...nothing, strange: ['z'] })
})

test.each([
  ['priority', item('a', 2n), item('b', 1n)],
  ['insertion', item('a', 1n, 2n), item('b', 1n, 1n)],
  ['key', item('b'), item('a')],
])('what comes after something that is behind it by its %s is misplaced', (_by, first, second) => {
  const takings = createTakings()
  takings.take(1n, [first])
  takings.take(2n, [second])
  expect(takings.compare(['a', 'b'])).toEqual({ ...nothing, misplaced: [second.key] })
})
