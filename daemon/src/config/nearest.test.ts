import { expect, test } from 'vitest'
import { didYouMean, nearest } from './nearest.ts'

test.each([
  ['strat', ['start', 'stop', 'status'], 'start'],
  ['electionTimeuot', ['electionTimeout', 'heartbeatInterval'], 'electionTimeout'],
  ['stat', ['start', 'status', 'stop'], 'start'],
  ['Listen', ['listen'], 'listen'],
  ['grop', ['group', 'drop'], 'group'],
])('takes %s for the nearest known word', (word, known, expected) => {
  expect(nearest(word, known)).toBe(expected)
})

test('offers nothing when no known word is near', () => {
  expect(nearest('frobnicate', ['start', 'stop'])).toBeUndefined()
  expect(didYouMean('frobnicate', ['start'], 'see --help')).toBe('see --help')
})
