import { expect, test } from 'vitest'
import { createRecentRequests } from './recent-requests.ts'

test('a request is new once, and to each member its own', () => {
  const recent = createRecentRequests(10)
  expect(recent.isNew('a', '1')).toBe(true)
  expect(recent.isNew('a', '1')).toBe(false)
  expect(recent.isNew('b', '1')).toBe(true)
})

test('no more are remembered than may be', () => {
  const recent = createRecentRequests(2)
  for (const id of ['1', '2', '3']) expect(recent.isNew('a', id)).toBe(true)
  expect(recent.isNew('a', '3')).toBe(false)
  expect(recent.isNew('a', '1')).toBe(true)
})
