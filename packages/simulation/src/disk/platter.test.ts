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
