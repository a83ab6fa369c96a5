import { expect, test } from 'vitest'
import { createSources } from './sources.ts'

const settings = { retryMinMs: 100, retryMaxMs: 1000, fetchTimeoutMs: 5000 }
const all = ['a', 'b', 'leader']
const choice = () => {
  const sources = createSources(settings)
  const busy = new Set<string>()
  const at = (now: number, of = all) => sources.choose(of, 'leader', (peer) => busy.has(peer), now)
  return { sources, busy, at }
}

test('who answers faster is asked first, by a moving average (R1)', () => {
  const { sources, at } = choice()
  sources.valid('a', 400, 10)
  expect(at(0)).toBe('b')
  sources.valid('b', 100, 10)
  expect(at(0)).toBe('b')
  // One slow answer moves the average by a quarter of the difference, ten make it that of the slow one.
  sources.valid('b', 500, 10)
  expect(at(0)).toBe('b')
  for (let more = 0; more < 10; more += 1) sources.valid('b', 500, 10)
  expect(at(0)).toBe('a')
})

test('who has enough to do is passed over (R6)', () => {
  const { busy, at } = choice()
  busy.add('a')
  expect(at(0)).toBe('b')
})

test('the leader is asked only where nobody else could be, busy or not (R1)', () => {
  const { sources, busy, at } = choice()
  busy.add('a').add('b')
  expect(at(0)).toBeNull()
  sources.timedOut('a', 0)
  expect(at(0)).toBeNull()
  sources.timedOut('b', 0)
  expect(at(0)).toBe('leader')
})

test('but before those that fail: two that are silent in turn do not keep it unasked', () => {
  const { sources, at } = choice()
  sources.timedOut('a', 0)
  sources.timedOut('b', 0)
  expect(at(5000)).toBe('leader')
})

test('nor before those that do not have the target', () => {
  const { sources, at } = choice()
  sources.unavailable('a', 0, 0, true)
  sources.timedOut('leader', 0)
  sources.timedOut('leader', 500)
  expect(at(5000, ['a', 'leader'])).toBe('leader')
})

test('a leader is relieved by who appears (R5)', () => {
  const { sources, at } = choice()
  expect(at(0, ['leader'])).toBe('leader')
  sources.valid('leader', 1, 10)
  expect(at(0, ['leader', 'b'])).toBe('b')
})

test.each([
  ['a timeout', (of: ReturnType<typeof choice>) => of.sources.timedOut('a', 0)],
  ['a refusal', (of: ReturnType<typeof choice>) => of.sources.unavailable('a', 0, 0, false)],
])('%s counts as an answer that took as long as one may (R2)', (_what, fail) => {
  const choosing = choice()
  const { sources, at } = choosing
  sources.valid('a', 10, 10)
  sources.valid('b', 500, 10)
  expect(at(0)).toBe('a')
  fail(choosing)
  sources.valid('a', 10, 10)
  expect(at(5000)).toBe('b')
})

test('who timed out is asked again, each time after twice as long, never lost for good (R4, H2, H3)', () => {
  const { sources, at } = choice()
  let now = 0
  const waits: number[] = []
  for (let time = 0; time < 6; time += 1) {
    expect(at(now, ['a'])).toBe('a')
    sources.timedOut('a', now)
    // Others of the same time are the same failure.
    sources.timedOut('a', now + 1)
    const begun = now
    while (at(now, ['a']) === null) now += 1
    waits.push(now - begun)
  }
  expect(waits).toEqual([100, 200, 400, 800, 1000, 1000])
  sources.valid('a', 1, 10)
  sources.timedOut('a', now)
  expect(at(now + 99, ['a'])).toBeNull()
  expect(at(now + 100, ['a'])).toBe('a')
})

test('advice when to come back is followed within bounds', () => {
  const { sources, at } = choice()
  sources.unavailable('a', 0, 1, false)
  expect(at(99, ['a'])).toBeNull()
  sources.unavailable('a', 100, 600_000, false)
  expect(at(1099, ['a'])).toBeNull()
  expect(at(1100, ['a'])).toBe('a')
})

test('who lied is not asked for this target, and is for the next (R3)', () => {
  const { sources, at } = choice()
  sources.invalid('a')
  expect(at(1_000_000, ['a'])).toBeNull()
  expect(sources.excluded('a')).toBe(true)
  sources.forgive()
  expect(at(0, ['a'])).toBe('a')
  expect(sources.peers.get('a')).toMatchObject({ invalid: 1 })
})

test('what each brought is added up, parts of a large leaf too (C27)', () => {
  const { sources } = choice()
  sources.brought('a', 100)
  sources.valid('a', 1, 20)
  expect(sources.peers.get('a')).toMatchObject({ bytes: 120, valid: 1 })
})
