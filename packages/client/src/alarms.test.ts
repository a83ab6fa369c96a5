import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAlarms, type Sleeper } from './alarms.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function sleeper(alarm: (now: number) => void): Sleeper {
  return { alarmBucket: -1, alarmPlace: 0, alarm }
}

/** Alarms, and sleepers whose names are in `rung` once theirs rang. */
function setUp() {
  const rung: string[] = []
  const named = (name: string) => sleeper(() => rung.push(name))
  return { alarms: createAlarms(), rung, named }
}

test('an alarm rings once, never early and at most a bucket late', () => {
  const alarms = createAlarms()
  for (const delay of [1, 10, 95, 1_000]) {
    const rung: number[] = []
    const at = alarms.now() + delay
    alarms.set(
      sleeper((now) => rung.push(now)),
      at,
    )
    vi.advanceTimersByTime(delay + 21)
    expect(rung.length).toBe(1)
    expect(rung[0]).toBeGreaterThanOrEqual(at)
    vi.advanceTimersByTime(5_000)
    expect(rung.length).toBe(1)
  }
})

test('a cleared alarm is silent, one set anew rings at its new time, and earlier ones come first', () => {
  const { alarms, rung, named } = setUp()
  const [late, early] = [named('late'), named('early')]
  const [moved, cleared] = [named('moved'), named('cleared')]
  const now = alarms.now()
  alarms.set(late, now + 500)
  alarms.set(early, now + 50)
  alarms.set(moved, now + 60)
  alarms.set(moved, now + 900)
  alarms.set(cleared, now + 100)
  alarms.clear(cleared)
  vi.advanceTimersByTime(700)
  expect(rung).toEqual(['early', 'late'])
  vi.advanceTimersByTime(700)
  expect(rung).toEqual(['early', 'late', 'moved'])
})

test('an alarm may set another one, and a closed clock rings no more', () => {
  const alarms = createAlarms()
  let rings = 0
  const again: Sleeper = sleeper((now) => {
    rings += 1
    alarms.set(again, now + 100)
  })
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
  const { alarms, rung, named } = setUp()
  const [cleared, moved] = [named('cleared'), named('moved')]
  const at = alarms.now() + 100
  const first = sleeper((now) => {
    alarms.clear(cleared)
    alarms.set(moved, now + 500)
  })
  for (const each of [first, cleared, moved]) alarms.set(each, at)
  vi.advanceTimersByTime(300)
  expect(rung).toEqual([])
  vi.advanceTimersByTime(500)
  expect(rung).toEqual(['moved'])
})

test('an alarm that is set for this very moment while others ring takes nobody from the bucket that rings', () => {
  const { alarms, rung, named } = setUp()
  const [fresh, moved, last] = [named('fresh'), named('moved'), named('last')]
  const first = sleeper((now) => {
    alarms.set(fresh, now)
    alarms.set(moved, now + 500)
  })
  const at = alarms.now() + 100
  for (const each of [first, moved, last]) alarms.set(each, at)
  vi.advanceTimersByTime(120)
  expect(rung).toEqual(['last', 'fresh'])
  vi.advanceTimersByTime(500)
  expect(rung).toEqual(['last', 'fresh', 'moved'])
})
