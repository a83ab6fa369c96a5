import { expect, test } from 'vitest'
import { createLink, enqueue, queuedOn } from './link.ts'

test('each channel of a link has a queue of its own, which frames leave when they arrive', () => {
  const shape = {
    latencyMs: 1,
    jitterMs: 0,
    loss: 0,
    duplicate: 0,
    reorders: false,
    bandwidth: 1000,
  }
  const link = createLink(shape)
  for (const at of [5, 7, 9]) enqueue(link, 'forward', at)
  enqueue(link, 'urgent', 6)
  expect([queuedOn(link, 'forward', 4), queuedOn(link, 'urgent', 4)]).toEqual([3, 1])
  expect([queuedOn(link, 'forward', 7), queuedOn(link, 'urgent', 7)]).toEqual([1, 0])
  expect(queuedOn(link, 'append', 7)).toBe(0)
})
