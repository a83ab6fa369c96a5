import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAlarms, type Sleeper } from './alarms.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function sleeper(log: number[]): Sleeper {
  return { alarmBucket: -1, alarmPlace: 0, alarm: (now) => log.push(now) }
}

test('an alarm rings once, never early and at most a bucket late', () => {
  const alarms = createAlarms()
  for (const delay of [1, 10, 95, 1_000]) {
    const rung: number[] = []
    const at = alarms.now() + delay
    alarms.set(sleeper(rung), at)
    vi.advanceTimersByTime(delay + 21)
    expect(rung.length).toBe(1)
    expect(rung[0]).toBeGreaterThanOrEqual(at)
    vi.advanceTimersByTime(5_000)
    expect(rung.length).toBe(1)
  }
})

test('a cleared alarm is silent, one set anew rings at its new time, and earlier ones come first', () => {
  const alarms = createAlarms()
  const order: string[] = []
  const named = (name: string): Sleeper => ({
    alarmBucket: -1,
    alarmPlace: 0,
    alarm: () => order.push(name),
  })
  const [late, early, moved, cleared] = ['late', 'early', 'moved', 'cleared'].map(named)
  if (!late || !early || !moved || !cleared) throw new Error('four')
  const now = alarms.now()
  alarms.set(late, now + 500)
  alarms.set(early, now + 50)
  alarms.set(moved, now + 60)
  alarms.set(moved, now + 900)
  alarms.set(cleared, now + 100)
  alarms.clear(cleared)
  vi.advanceTimersByTime(700)
  expect(order).toEqual(['early', 'late'])
  vi.advanceTimersByTime(700)
  expect(order).toEqual(['early', 'late', 'moved'])
})

test('an alarm may set another one, and a closed clock rings no more', () => {
  const alarms = createAlarms()
  let rings = 0
  const again: Sleeper = {
    alarmBucket: -1,
    alarmPlace: 0,
    alarm: (now) => {
      rings += 1
      alarms.set(again, now + 100)
    },
  }
  alarms.set(again, alarms.now() + 100)
  vi.advanceTimersByTime(1_000)
  expect(rings).toBeGreaterThanOrEqual(8)
  const before = rings
  alarms.close()
  vi.advanceTimersByTime(1_000)
  expect(rings).toBe(before)
  expect(vi.getTimerCount()).toBe(0)
})

test('an alarm that is cleared or moved by another one of the same moment does not ring', () => {
  const alarms = createAlarms()
  const rung: string[] = []
  const named = (name: string): Sleeper => ({
    alarmBucket: -1,
    alarmPlace: 0,
    alarm: () => rung.push(name),
  })
  const [cleared, moved] = [named('cleared'), named('moved')]
  const at = alarms.now() + 100
  const first: Sleeper = {
    alarmBucket: -1,
    alarmPlace: 0,
    alarm: (now) => {
      alarms.clear(cleared)
      alarms.set(moved, now + 500)
    },
  }
  for (const sleeper of [first, cleared, moved]) alarms.set(sleeper, at)
  vi.advanceTimersByTime(300)
  expect(rung).toEqual([])
  vi.advanceTimersByTime(500)
  expect(rung).toEqual(['moved'])
})

test('an alarm that is set for this very moment while others ring takes nobody from the bucket that rings', () => {
  const alarms = createAlarms()
  const rung: string[] = []
  const named = (name: string): Sleeper => ({
    alarmBucket: -1,
    alarmPlace: 0,
    alarm: () => rung.push(name),
  })
  const [fresh, moved, last] = [named('fresh'), named('moved'), named('last')]
  const first: Sleeper = {
    alarmBucket: -1,
    alarmPlace: 0,
    alarm: (now) => {
      alarms.set(fresh, now)
      alarms.set(moved, now + 500)
    },
  }
  const at = alarms.now() + 100
  for (const sleeper of [first, moved, last]) alarms.set(sleeper, at)
  vi.advanceTimersByTime(120)
  expect(rung).toEqual(['last', 'fresh'])
  vi.advanceTimersByTime(500)
  expect(rung).toEqual(['last', 'fresh', 'moved'])
})
