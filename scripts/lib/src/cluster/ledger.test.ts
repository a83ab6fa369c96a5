import { expect, test } from 'vitest'
import { createLedger } from './ledger.ts'

test('a value that was acknowledged and is not held is lost', () => {
  const ledger = createLedger()
  ledger.acknowledge('a', 'one', 0, 7n)
  ledger.acknowledge('a', 'two', 0, 9n)
  expect(ledger.compare(['two'])).toEqual({ lost: ['one'], strange: [] })
  expect(ledger.revision).toBe(9n)
})

test('a value that nobody wrote is strange, one with an unknown outcome is not', () => {
  const ledger = createLedger()
  ledger.leaveUnknown('maybe')
  expect(ledger.compare(['maybe', 'never']).strange).toEqual(['never'])
  expect(ledger.compare([])).toEqual({ lost: [], strange: [] })
})

test('writes go on when every writer had one acknowledged that it began after the moment', () => {
  const ledger = createLedger()
  const moment = performance.now()
  ledger.acknowledge('a', 'begun before', moment - 1, 1n)
  expect(ledger.pauseAfter(moment, ['a'])).toBeNull()
  ledger.acknowledge('a', 'begun after', moment, 2n)
  expect(ledger.pauseAfter(moment, ['a'])).toBeGreaterThanOrEqual(0)
  expect(ledger.pauseAfter(moment, ['a', 'b'])).toBeNull()
})
