import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { type EventLoopDelay, measureEventLoopDelay } from './event-loop-delay.ts'

let measured: EventLoopDelay
afterEach(() => measured.close())

function block(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('a process that was busy is told apart from one that was not, each time since the last question', async () => {
  measured = measureEventLoopDelay()
  expect(measured.take()).toBeNull()
  await delay(50)
  block(300)
  await delay(50)
  const busy = measured.take()
  expect(busy?.maxMs).toBeGreaterThan(250)
  expect(busy?.p99Ms).toBeGreaterThan(250)
  await delay(100)
  expect(measured.take()?.maxMs).toBeLessThan(250)
})
