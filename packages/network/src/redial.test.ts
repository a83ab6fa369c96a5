import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRedial, type Redial } from './redial.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

interface Attempt {
  readonly at: number
  readonly replica: string
  readonly addresses: readonly string[]
  readonly signal: AbortSignal
  succeed(): void
  fail(): void
}

function setup(): { redial: Redial; attempts: Attempt[]; connected: Set<string> } {
  const attempts: Attempt[] = []
  const connected = new Set<string>()
  const redial = createRedial({
    baseMs: 100,
    capMs: 10_000,
    random: () => 1,
    isConnected: (replica) => connected.has(replica),
    connect(replica, addresses, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      signal.addEventListener('abort', () => reject(signal.reason))
      attempts.push({
        at: Date.now(),
        replica,
        addresses,
        signal,
        succeed() {
          connected.add(replica)
          redial.connected(replica)
          resolve()
        },
        fail: () => reject(new Error('unreachable')),
      })
      return promise
    },
    failed() {},
  })
  return { redial, attempts, connected }
}

test('waits twice as long after each failure, up to the cap, and starts anew after a success', async () => {
  const { redial, attempts, connected } = setup()
  const start = Date.now()
  redial.set(new Map([['a', ['x']]]))
  for (let at = 0; at < 10; at++) {
    await vi.advanceTimersByTimeAsync(10_000)
    attempts.at(-1)?.fail()
    await vi.advanceTimersByTimeAsync(0)
  }
  const first = attempts[0]?.at ?? 0
  expect(first - start).toBe(100)
  const before = attempts.length
  await vi.advanceTimersByTimeAsync(9_999)
  expect(attempts).toHaveLength(before)
  await vi.advanceTimersByTimeAsync(1)
  expect(attempts).toHaveLength(before + 1)
  attempts.at(-1)?.succeed()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(attempts).toHaveLength(before + 1)
  connected.delete('a')
  redial.lost('a')
  await vi.advanceTimersByTimeAsync(100)
  expect(attempts).toHaveLength(before + 2)
  await redial.close()
})

test('keeps one attempt per peer in flight, and hears of new addresses for the next one', async () => {
  const { redial, attempts } = setup()
  redial.set(new Map([['a', ['x']]]))
  await vi.advanceTimersByTimeAsync(100)
  redial.set(new Map([['a', ['y']]]))
  redial.lost('a')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(attempts).toHaveLength(1)
  attempts[0]?.fail()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(attempts[1]?.addresses).toEqual(['y'])
  await redial.close()
})

test('a contact from the other side ends the wait', async () => {
  const { redial, attempts, connected } = setup()
  redial.set(new Map([['a', ['x']]]))
  connected.add('a')
  redial.connected('a')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(attempts).toHaveLength(0)
  await redial.close()
})

test('a peer that is removed is not dialled any more, and close waits for what was under way', async () => {
  const { redial, attempts } = setup()
  redial.set(
    new Map([
      ['a', ['x']],
      ['b', ['y']],
    ]),
  )
  await vi.advanceTimersByTimeAsync(100)
  redial.set(new Map([['b', ['y']]]))
  expect(attempts.find(({ replica }) => replica === 'a')?.signal.aborted).toBe(true)
  await redial.close()
  expect(attempts.every(({ signal }) => signal.aborted)).toBe(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(attempts).toHaveLength(2)
})
