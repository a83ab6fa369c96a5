import { expect, test } from 'vitest'
import { createLeases } from './leases.ts'

test('each keeps the log from where it needs it, for a while after it said so last (H22)', () => {
  const leases = createLeases({ leaseMs: 100, maxSessions: 9 })
  leases.renew('a', 7, 0)
  leases.renew('b', 3, 50)
  expect(leases.lowestFrom(0)).toBe(3)
  expect(leases.lowestFrom(4)).toBe(7)
  leases.tick(100)
  expect(leases.lowestFrom(4)).toBeNull()
  leases.extend('b', 149)
  leases.tick(200)
  expect(leases.lowestFrom(0)).toBe(3)
  leases.tick(249)
  expect(leases.lowestFrom(0)).toBeNull()
  leases.extend('b', 250)
  expect(leases.lowestFrom(0)).toBeNull()
})

test('there are no more than so many, and who has one may renew it', () => {
  const leases = createLeases({ leaseMs: 100, maxSessions: 1 })
  expect(leases.renew('a', 7, 0)).toBe(true)
  expect(leases.renew('b', 1, 0)).toBe(false)
  expect(leases.renew('a', 9, 0)).toBe(true)
  expect(leases.lowestFrom(0)).toBe(9)
  leases.release('a')
  expect(leases.renew('b', 1, 0)).toBe(true)
})
