import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startPacedCalls } from './paced-calls.ts'

const never = new AbortController().signal

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn()
}

test('calls begin in their order, each once and none before it is due, at even times', async () => {
  const dues: number[] = []
  const calls = startPacedCalls({
    perSecond: 500,
    mostUnderWay: 100,
    signal: never,
    async call(number, due) {
      expect(number).toBe(dues.length)
      expect(performance.now()).toBeGreaterThanOrEqual(due)
      dues.push(due)
    },
  })
  await until(() => dues.length >= 20)
  await calls.stop()
  const [start = 0] = dues
  for (const [number, due] of dues.entries()) expect(due - start).toBeCloseTo(number * 2)
})

test('while calls take long the next ones become due all the same, and their waiting counts', async () => {
  const gate = Promise.withResolvers<void>()
  const dues: number[] = []
  const from = performance.now()
  const calls = startPacedCalls({
    perSecond: 1_000,
    mostUnderWay: 3,
    signal: never,
    async call(_, due) {
      dues.push(due)
      await gate.promise
    },
  })
  await until(() => performance.now() > from + 40)
  expect(dues).toHaveLength(3)
  gate.resolve()
  await until(() => dues.length >= 30)
  await calls.stop()
  expect((dues[29] ?? 0) - (dues[0] ?? 0)).toBeCloseTo(29)
  const { perSecond, p50Ms, p99Ms } = calls.between(from, performance.now())
  expect(perSecond).toBeGreaterThan(0)
  expect(p99Ms).toBeGreaterThanOrEqual(p50Ms)
  // The first was due at the start, and the gate was shut for 40 ms.
  expect(p99Ms).toBeGreaterThan(30)
})

test('figures are of the calls that succeeded within the time', async () => {
  let begun = 0
  const calls = startPacedCalls({
    perSecond: 1_000,
    mostUnderWay: 100,
    signal: never,
    async call() {
      begun += 1
    },
  })
  await until(() => begun >= 10)
  await calls.stop()
  const now = performance.now()
  expect(calls.between(now - 10_000, now).perSecond).toBeCloseTo(begun / 10)
  expect(calls.between(now, now + 1_000)).toEqual({ perSecond: 0, p50Ms: NaN, p99Ms: NaN })
})

test('who stops waits for what is under way', async () => {
  const gate = Promise.withResolvers<void>()
  let begun = 0
  const calls = startPacedCalls({
    perSecond: 1_000,
    mostUnderWay: 2,
    signal: never,
    async call() {
      begun += 1
      await gate.promise
    },
  })
  await until(() => begun === 2)
  let stopped = false
  const stopping = calls.stop().then(() => {
    stopped = true
  })
  await turn()
  expect(stopped).toBe(false)
  gate.resolve()
  await stopping
  expect(begun).toBe(2)
})

test('none begins behind one that failed, and stopping says with what', async () => {
  const failed = new Error('refused')
  let begun = 0
  const calls = startPacedCalls({
    perSecond: 1_000,
    mostUnderWay: 1,
    signal: never,
    async call(number) {
      begun += 1
      if (number === 4) throw failed
    },
  })
  await until(() => begun === 5)
  const since = performance.now()
  await until(() => performance.now() > since + 10)
  await expect(calls.stop()).rejects.toBe(failed)
  expect(begun).toBe(5)
})

test('none begins once the signal says so', async () => {
  let begun = 0
  const stopped = AbortSignal.abort()
  const calls = startPacedCalls({
    ...{ perSecond: 1_000, mostUnderWay: 1, signal: stopped },
    async call() {
      begun += 1
    },
  })
  await calls.stop()
  expect(begun).toBe(0)
})
