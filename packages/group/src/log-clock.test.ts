import type { Entry } from '@tesela/raft'
import { expect, test } from 'vitest'
import { createLogClock } from './log-clock.ts'

/** Entries whose data is their stamp; none: no stamp. */
function entry(index: number, stamp: number | null): Entry {
  return { type: 'normal', term: 1, index, data: Uint8Array.from(stamp === null ? [] : [stamp]) }
}

function setUp(applied = 0) {
  const time = { now: 1000 }
  const clock = createLogClock(
    { now: () => time.now },
    ({ data }) => data[0] ?? null,
    () => applied,
  )
  return { time, clock }
}

test('log time is the last stamp and the time since the entry came', () => {
  const { time, clock } = setUp()
  clock.observe([entry(1, 50), entry(2, null)])
  time.now += 30
  expect(clock.now()).toBe(80)
})

test('without a stamp it starts from what is applied', () => {
  expect(setUp(40).clock.now()).toBe(40)
})

test('entries at less than a millisecond from each other do not make it stand still', () => {
  const { time, clock } = setUp()
  for (let index = 1; index <= 100; index += 1) {
    time.now += 0.4
    clock.observe([entry(index, clock.now())], index)
  }
  time.now += 0.01
  expect(clock.now()).toBe(39)
})

test('a truncated entry takes its stamp with it', () => {
  const { time, clock } = setUp()
  clock.observe([entry(1, 10)], 1)
  time.now += 5
  clock.observe([entry(2, 90), entry(3, 91)])
  clock.observe([entry(2, null)])
  time.now += 5
  expect(clock.now()).toBe(20)
})

test('committing forgets no mark that is still needed', () => {
  const { clock } = setUp()
  for (let index = 1; index <= 5; index += 1) clock.observe([entry(index, index * 10)])
  clock.observe([], 3)
  clock.observe([entry(4, null)])
  expect(clock.now()).toBe(30)
})
