import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { closedLoop } from './closed-loop.ts'
import { percentile } from './percentile.ts'

const { signal } = new AbortController()

describe('closedLoop', () => {
  test('keeps as many operations under way as there are clients, and never more', async () => {
    let underWay = 0
    let most = 0
    const operate = async (): Promise<void> => {
      underWay += 1
      most = Math.max(most, underWay)
      await delay(1)
      underWay -= 1
    }
    const loop = await closedLoop(operate, { clients: 3, warmupMs: 0, measureMs: 50, signal })
    expect(most).toBe(3)
    expect(loop.samples.length).toBeGreaterThan(3)
    expect(loop.elapsedMs).toBeGreaterThanOrEqual(49)
  })

  test('leaves out what ended before it begins to measure, and says when it does', async () => {
    let count = 0
    let before = 0
    const begun = (): void => {
      before = count
    }
    const operate = async (): Promise<void> => {
      await delay(1)
      count += 1
    }
    const times = { warmupMs: 30, measureMs: 30 }
    const { samples } = await closedLoop(operate, { clients: 1, ...times, signal, begun })
    expect(before).toBeGreaterThan(0)
    expect(samples.length).toBeLessThanOrEqual(count - before)
  })

  test('fails with the first operation that does', async () => {
    const operate = (): Promise<void> => Promise.reject(new Error('full'))
    const times = { warmupMs: 10_000, measureMs: 10_000 }
    await expect(closedLoop(operate, { clients: 2, ...times, signal })).rejects.toThrow('full')
  })
})

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  test.each([
    [hundred, 0.5, 50],
    [hundred, 0.99, 99],
    [[7], 0.99, 7],
    [[], 0.5, Number.NaN],
  ])('of %j at %d', (samples, share, expected) => {
    expect(percentile(samples, share)).toBe(expected)
  })
})
