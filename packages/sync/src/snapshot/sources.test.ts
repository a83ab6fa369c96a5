import { expect, test } from 'vitest'
import { createSources } from './sources.ts'

const settings = { retryMinMs: 100, retryMaxMs: 1000 }
const all = ['a', 'b', 'leader']
const choice = () => {
  const sources = createSources(settings)
  return { sources, at: (now: number, of = all) => sources.choose(of, 'leader', now) }
}

test('the leader is asked last', () => {
  const { sources, at } = choice()
  expect(at(0)).toBe('a')
  sources.timedOut('a', 0)
  expect(at(0)).toBe('b')
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

test('who answers is kept, and a leader is relieved by who appears (R5)', () => {
  const { sources, at } = choice()
  expect(at(0, ['leader'])).toBe('leader')
  sources.valid('leader')
  expect(at(0, ['leader', 'b'])).toBe('b')
  expect(at(0)).toBe('b')
})

test('who timed out is asked again, each time after twice as long, never lost for good (H2, H3)', () => {
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
  sources.valid('a')
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
