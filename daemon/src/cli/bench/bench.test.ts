import { describe, expect, test } from 'vitest'
import { closedLoop } from './closed-loop.ts'
import { percentile } from './percentile.ts'

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  test.each([
    [hundred, 0.5, 50],
    [hundred, 0.95, 95],
    [hundred, 0.99, 99],
    [hundred, 1, 100],
    [[7], 0.99, 7],
    [[1, 2], 0.5, 1],
    [[], 0.5, null],
  ])('of %j at %d', (samples, share, expected) => {
    expect(percentile(samples, share)).toBe(expected)
  })
})

describe('closedLoop', () => {
  const signal = new AbortController().signal

  test('never has more under way than there are clients', async () => {
    let underWay = 0
    let most = 0
    const operate = async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((resolve) => setImmediate(resolve))
      underWay -= 1
    }
    const { samples, errors } = await closedLoop(operate, {
      clients: 3,
      warmupMs: 0,
      measureMs: 30,
      signal,
    })
    expect(most).toBe(3)
    expect(samples.length).toBeGreaterThan(3)
    expect(errors.size).toBe(0)
  })

  test('counts errors by their code and keeps the first', async () => {
    const failure = Object.assign(new Error('full'), { code: 'overloaded' })
    const { samples, errors, firstError } = await closedLoop(() => Promise.reject(failure), {
      clients: 1,
      warmupMs: 0,
      measureMs: 30,
      signal,
    })
    expect(samples).toEqual([])
    expect(errors.get('overloaded')).toBeGreaterThan(0)
    expect(firstError).toBe(failure)
  })

  test('leaves out the warm-up', async () => {
    let count = 0
    const operate = async () => {
      count += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    const { samples } = await closedLoop(operate, {
      clients: 1,
      warmupMs: 20,
      measureMs: 20,
      signal,
    })
    expect(samples.length).toBeLessThan(count)
  })
})
