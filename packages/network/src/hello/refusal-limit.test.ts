import { expect, test } from 'vitest'
import { createRefusalLimit } from './refusal-limit.ts'

test('an address is refused a number of times, and again after the window', () => {
  let now = 0
  const limit = createRefusalLimit(2, 100, () => now)
  limit.refused('a')
  expect(limit.exceeded('a')).toBe(false)
  limit.refused('a')
  expect(limit.exceeded('a')).toBe(true)
  expect(limit.exceeded('b')).toBe(false)
  now = 100
  expect(limit.exceeded('a')).toBe(false)
})

test('a flood of addresses displaces the oldest, not the newest', () => {
  const limit = createRefusalLimit(1, 100, () => 0)
  for (let at = 0; at < 5_000; at++) limit.refused(String(at))
  expect(limit.exceeded('0')).toBe(false)
  expect(limit.exceeded('4999')).toBe(true)
})
