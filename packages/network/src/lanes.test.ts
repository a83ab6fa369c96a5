import { expect, test } from 'vitest'
import { createLanes } from './lanes.ts'
import { defaultSettings } from './settings.ts'
import type { StrategyProtocol } from './types.ts'

const own: StrategyProtocol = { name: 'own/1', messageBytes: 100, queueBytes: 100 }
const lanes = (...strategies: readonly StrategyProtocol[]) =>
  createLanes(defaultSettings, strategies)

test('strategies come behind the standing channels, each with its own bounds', () => {
  const all = lanes(own, { ...own, name: 'own/2', messageBytes: 50 })
  expect([...all.keys()].slice(-3)).toEqual(['log', 'sync/own/1', 'sync/own/2'])
  expect(all.get('sync/own/2')).toMatchObject({ protocol: '/tesela/sync/own/2', optional: true })
  expect(lanes().size).toBe(5)
})

test.each(['snapshot/2', 'log/2', 'log-replay/1', 'own/1'])(
  'a strategy cannot be called %s beside what is called so, now or in another version',
  (name) => {
    expect(() => lanes(own, { ...own, name })).toThrow(RangeError)
  },
)

test.each([
  ['of no bytes', { messageBytes: 0 }],
  ['of what is no number', { messageBytes: Number.NaN }],
  ['without an end', { messageBytes: Number.POSITIVE_INFINITY }],
  ['that its queue never takes', { queueBytes: 99 }],
  ['in a queue without an end', { queueBytes: Number.POSITIVE_INFINITY }],
])('a strategy cannot have messages %s', (_what, bounds) => {
  expect(() => lanes({ ...own, ...bounds })).toThrow(RangeError)
})
