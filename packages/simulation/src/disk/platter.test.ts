import { expect, it } from 'vitest'
import { createPlatter } from './platter.ts'
import type { WalRecord } from './wal-records.ts'

const entry = (index: number, term: number): WalRecord => ({ kind: 'entry', index, term })

it('needs of a file what is durable nowhere else', () => {
  const platter = createPlatter()
  const former = [entry(1, 1), entry(2, 1)]
  platter.wrote('1.wal', former)
  platter.synced('1.wal')
  expect(platter.needs('1.wal', former)).toBe(1)
  platter.wrote('2.wal', [entry(1, 2)])
  platter.synced('2.wal')
  expect(platter.needs('1.wal', former)).toBe(null)
  // As from a leader who never had the one of term 2.
  platter.wrote('2.wal', [entry(1, 1)])
  platter.synced('2.wal')
  expect(platter.needs('1.wal', former)).toBe(null)
  expect(platter.needs('2.wal', [entry(1, 2), entry(1, 1)])).toBe(1)
})

it('needs a file until what takes its place is durable, or was found after a crash', () => {
  const platter = createPlatter()
  platter.wrote('1.wal', [entry(1, 1)])
  platter.synced('1.wal')
  platter.wrote('2.wal', [entry(1, 2)])
  expect(platter.needs('1.wal', [entry(1, 1)])).toBe(1)
  platter.restart({ ...platter.durable, terms: [2] }, platter.promised)
  expect(platter.needs('1.wal', [entry(1, 2)])).toBe(null)
  expect(platter.needs('2.wal', [entry(1, 2)])).toBe(1)
})

it('owes what damage took until the log goes as far again as was promised', () => {
  const platter = createPlatter()
  platter.wrote('1.wal', [entry(1, 1), entry(2, 1), entry(3, 1)])
  platter.synced('1.wal')
  expect(platter.owes(2, 1)).toBe(false)
  const found = { ...platter.durable, terms: [1] }
  platter.restart(found, { index: 3, term: 1 })
  expect(platter.holds(2, 1)).toBe(false)
  expect([platter.owes(2, 1), platter.owes(2, 2), platter.owes(4, 1)]).toEqual([true, false, false])
  // Another crash changes nothing of that.
  platter.restart(found, platter.promised)
  expect(platter.owes(3, 1)).toBe(true)
  platter.wrote('1.wal', [entry(2, 1)])
  platter.synced('1.wal')
  expect(platter.owes(3, 1)).toBe(true)
  platter.wrote('1.wal', [entry(3, 1)])
  platter.synced('1.wal')
  expect(platter.owes(3, 1)).toBe(false)
})

it('owes nothing that was lost and not promised', () => {
  const platter = createPlatter()
  platter.wrote('1.wal', [entry(1, 1), entry(2, 1)])
  platter.synced('1.wal')
  platter.restart({ ...platter.durable, terms: [1] }, { index: 1, term: 1 })
  expect(platter.owes(2, 1)).toBe(false)
})
