import { expect, test } from 'vitest'
import { createTicker } from './ticker.ts'

test('a stalled event loop counts as one short step, and is not made up for', () => {
  const time = { now: 100 }
  const timers: (() => void)[] = []
  const ticks: number[] = []
  const ticker = createTicker({
    clock: {
      now: () => time.now,
      timer: (_ms, callback) => {
        timers.push(callback)
        return () => void timers.pop()
      },
    },
    everyMs: 25,
    maxStepMs: 200,
    tick: (at) => void ticks.push(at),
  })
  ticker.start()
  for (const gap of [25, 10_000, 25, 25]) {
    time.now += gap
    timers.shift()?.()
  }
  expect(ticks).toEqual([100, 125, 325, 350, 375])
  ticker.stop()
  expect(timers).toEqual([])
})
