import { expect, test } from 'vitest'
import { until } from '../testing/until.ts'
import { createRequests } from './requests.ts'
import { createResolver } from './resolver.ts'

const settings = { retryMinMs: 100, retryMaxMs: 1000, fetchTimeoutMs: 5000 }
const all = ['a', 'b', 'leader']
const choice = () => {
  const resolver = createResolver(settings)
  const busy = new Set<string>()
  const at = (now: number, of = all) => resolver.choose(of, 'leader', (peer) => busy.has(peer), now)
  return { resolver, busy, at }
}

test('who answers faster is asked first, by a moving average (R1)', () => {
  const { resolver, at } = choice()
  resolver.valid('a', 400, 10)
  expect(at(0)).toBe('b')
  resolver.valid('b', 100, 10)
  expect(at(0)).toBe('b')
  // One slow answer moves the average by a quarter of the difference, ten make it that of the slow one.
  resolver.valid('b', 500, 10)
  expect(at(0)).toBe('b')
  for (let more = 0; more < 10; more += 1) resolver.valid('b', 500, 10)
  expect(at(0)).toBe('a')
})

test('who has enough to do is passed over (R6)', () => {
  const { busy, at } = choice()
  busy.add('a')
  expect(at(0)).toBe('b')
})

test('the leader is asked only where nobody else could be, busy or not (R1)', () => {
  const { resolver, busy, at } = choice()
  busy.add('a').add('b')
  expect(at(0)).toBeNull()
  resolver.timedOut('a', 0)
  expect(at(0)).toBeNull()
  resolver.timedOut('b', 0)
  expect(at(0)).toBe('leader')
})

test('but before those that fail: two that are silent in turn do not keep it unasked', () => {
  const { resolver, at } = choice()
  resolver.timedOut('a', 0)
  resolver.timedOut('b', 0)
  expect(at(5000)).toBe('leader')
})

test('nor before those that do not have the target', () => {
  const { resolver, at } = choice()
  resolver.unavailable('a', 0, 0, true)
  resolver.timedOut('leader', 0)
  resolver.timedOut('leader', 500)
  expect(at(5000, ['a', 'leader'])).toBe('leader')
})

test('a leader is relieved by who appears (R5)', () => {
  const { resolver, at } = choice()
  expect(at(0, ['leader'])).toBe('leader')
  resolver.valid('leader', 1, 10)
  expect(at(0, ['leader', 'b'])).toBe('b')
})

test.each([
  ['a timeout', (of: ReturnType<typeof choice>) => of.resolver.timedOut('a', 0)],
  ['a refusal', (of: ReturnType<typeof choice>) => of.resolver.unavailable('a', 0, 0, false)],
])('%s counts as an answer that took as long as one may (R2)', (_what, fail) => {
  const choosing = choice()
  const { resolver, at } = choosing
  resolver.valid('a', 10, 10)
  resolver.valid('b', 500, 10)
  expect(at(0)).toBe('a')
  fail(choosing)
  resolver.valid('a', 10, 10)
  expect(at(5000)).toBe('b')
})

test('who timed out is asked again, each time after twice as long, never lost for good (R4, H2, H3)', () => {
  const { resolver, at } = choice()
  let now = 0
  const waits: number[] = []
  for (let time = 0; time < 6; time += 1) {
    expect(at(now, ['a'])).toBe('a')
    resolver.timedOut('a', now)
    // Others of the same time are the same failure.
    resolver.timedOut('a', now + 1)
    const begun = now
    until(
      () => at(now, ['a']) !== null,
      () => {
        now += 1
      },
    )
    waits.push(now - begun)
  }
  expect(waits).toEqual([100, 200, 400, 800, 1000, 1000])
  resolver.valid('a', 1, 10)
  resolver.timedOut('a', now)
  expect(at(now + 99, ['a'])).toBeNull()
  expect(at(now + 100, ['a'])).toBe('a')
})

test('advice when to come back is followed within bounds', () => {
  const { resolver, at } = choice()
  resolver.unavailable('a', 0, 1, false)
  expect(at(99, ['a'])).toBeNull()
  resolver.unavailable('a', 100, 600_000, false)
  expect(at(1099, ['a'])).toBeNull()
  expect(at(1100, ['a'])).toBe('a')
})

test('who lied is not asked for this target, and is for the next (R3)', () => {
  const { resolver, at } = choice()
  resolver.invalid('a')
  expect(at(1_000_000, ['a'])).toBeNull()
  expect(resolver.excluded('a')).toBe(true)
  resolver.forgive()
  expect(at(0, ['a'])).toBe('a')
  expect(resolver.peers.get('a')).toMatchObject({ invalid: 1 })
})

test('what each brought is added up, parts of a large leaf too (C27)', () => {
  const { resolver } = choice()
  resolver.brought('a', 100)
  resolver.valid('a', 1, 20)
  expect(resolver.peers.get('a')).toMatchObject({ bytes: 120, valid: 1 })
})

test('a message that could not be sent counts as a timeout (R2)', () => {
  const { resolver, at } = choice()
  resolver.valid('a', 10, 10)
  resolver.valid('b', 500, 10)
  const requests = createRequests<string>({ resolver, requestId: () => 1 })
  expect(requests.ask('a', 'it', { now: 0, timeoutMs: 5000 }, () => false)).toBe(false)
  expect(at(0)).toBe('b')
  resolver.valid('a', 10, 10)
  expect(at(5000)).toBe('b')
})
