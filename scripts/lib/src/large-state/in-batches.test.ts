import { expect, test } from 'vitest'
import { inBatches } from './in-batches.ts'

const never = new AbortController().signal

test.each([
  ['as fast as it goes', null],
  ['at a pace that lanes wait for', 50_000],
])('each number is worked on once, in batches of the size asked for: %s', async (_, pace) => {
  const seen: [number, number][] = []
  const batches = { count: 1_050, batch: 100, lanes: 4, pace, signal: never }
  await inBatches(batches, async (first, end) => {
    seen.push([first, end])
    await Promise.resolve()
  })
  const starts = Array.from({ length: 11 }, (_, at) => at * 100)
  expect(seen.sort(([a], [b]) => a - b)).toEqual(
    starts.map((first) => [first, Math.min(1_050, first + 100)]),
  )
})

test('a pace is kept to: no batch comes before its time', async () => {
  const began = performance.now()
  await inBatches({ count: 30, batch: 10, lanes: 3, pace: 1_000, signal: never }, async (first) => {
    expect(performance.now() - began).toBeGreaterThanOrEqual(first)
  })
})

test('it ends when it is told to', async () => {
  const stopped = AbortSignal.abort(new Error('stopped'))
  const batches = { count: 10, batch: 1, lanes: 1, pace: 1, signal: stopped }
  await expect(inBatches(batches, async () => undefined)).rejects.toThrow('stopped')
})
