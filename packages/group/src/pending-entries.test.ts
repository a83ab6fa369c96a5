import type { Entry } from '@tesela/raft'
import { expect, test } from 'vitest'
import { createPendingEntries } from './pending-entries.ts'

function entries(term: number, first: number, count: number): Entry[] {
  return Array.from({ length: count }, (_, at) => ({
    type: 'normal',
    term,
    index: first + at,
    data: new Uint8Array(0),
  }))
}

function setUp() {
  const pending = createPendingEntries()
  const told: string[] = []
  const add = (name: string, term: number, first: number, count: number) =>
    pending.add({
      term,
      first,
      count,
      applied: (offset, { result }) => told.push(`${name}+${offset}: ${result[0]}`),
      lost: (offset) => told.push(`${name}+${offset} lost`),
      unknown: () => told.push(`${name} unknown`),
    })
  const apply = (...applied: Entry[]) =>
    pending.applied(
      applied,
      applied.map(({ index }) => ({ result: Uint8Array.of(index), accept: true })),
    )
  return { told, add, apply, install: (index: number) => pending.installed(index) }
}

test('each proposer gets the results of its own entries, however apply is sliced', () => {
  const { told, add, apply } = setUp()
  add('one', 1, 5, 2)
  add('two', 1, 7, 1)
  apply(...entries(1, 4, 2))
  apply(...entries(1, 6, 3))
  expect(told).toEqual(['one+0: 5', 'one+1: 6', 'two+0: 7'])
})

test('another term at the same index means lost, once', () => {
  const { told, add, apply } = setUp()
  add('old', 1, 5, 3)
  apply(...entries(2, 5, 3))
  apply(...entries(2, 8, 3))
  expect(told).toEqual(['old+0 lost'])
})

test('an entry overwritten by this replica itself, in a later term, leaves both to what is applied', () => {
  const { told, add, apply } = setUp()
  add('old', 1, 5, 2)
  add('new', 3, 5, 1)
  apply(...entries(1, 5, 1))
  apply(...entries(4, 6, 1))
  expect(told).toEqual(['old+0: 5', 'new+0 lost', 'old+1 lost'])
})

test('of what a snapshot covers nobody learns the outcome, and what lies behind it goes on', () => {
  const { told, add, apply, install } = setUp()
  add('one', 1, 5, 2)
  add('two', 1, 7, 3)
  add('three', 1, 10, 1)
  install(8)
  expect(told).toEqual(['one unknown', 'two unknown'])
  apply(...entries(1, 9, 2))
  expect(told.slice(2)).toEqual(['three+0: 10'])
})
