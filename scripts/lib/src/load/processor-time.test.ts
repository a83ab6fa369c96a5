import { expect, test } from 'vitest'
import { mainThreadTime, processorTime, residentBytes } from './processor-time.ts'

test('the processor time of this process is about what it knows itself', async () => {
  const end = performance.now() + 100
  while (performance.now() < end);
  const { user, system } = process.cpuUsage()
  const all = await processorTime(process.pid)
  expect(Math.abs(all - user - system)).toBeLessThan(100_000)
  expect(await mainThreadTime(process.pid)).toBeGreaterThan(0)
  expect(await mainThreadTime(process.pid)).toBeLessThanOrEqual(await processorTime(process.pid))
})

test('the memory of this process is about what it knows itself', async () => {
  const known = process.memoryUsage.rss()
  expect((await residentBytes(process.pid)) / known).toBeCloseTo(1, 0)
})

test('of a process that does not exist nothing is known', async () => {
  expect(await processorTime(2 ** 30)).toBeNaN()
  expect(await mainThreadTime(2 ** 30)).toBeNaN()
  expect(await residentBytes(2 ** 30)).toBeNaN()
})
