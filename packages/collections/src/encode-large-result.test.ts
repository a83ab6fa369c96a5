import { Result } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import { encodeLargeResult } from './encode-large-result.ts'
import { exhaust } from './steps.ts'
import { createRandom } from './testing/random.ts'

const random = createRandom(9)
const bytes = () => new Uint8Array(random.below(40)).fill(random.below(256))
const number = () => random.pick([0, 1, 127, 128, 2 ** 40])
const item = () => ({
  key: bytes(),
  priority: bytes(),
  value: bytes(),
  created: number(),
  inserted: number(),
  modified: number(),
})

describe('a result with a long list', () => {
  it.each([257, 512, 1000, 20_000])('of %i is the bytes that the codec makes', (length) => {
    const items = Array.from({ length }, item)
    const results: Result[] = [
      { setTaken: { values: items.map(({ value }) => value) } },
      { queueItems: { items } },
      { queuePushed: { replaced: 0, evicted: items } },
      { queuePushed: { replaced: 300, evicted: items } },
    ]
    for (const result of results) {
      const steps = encodeLargeResult(result)
      expect(steps?.next().done).toBe(false)
      const encoded = steps === null ? null : exhaust(steps)
      expect(Buffer.compare(encoded ?? bytes(), Result.encode(result))).toBe(0)
    }
  })

  it('is none where the list is short, or there is no list', () => {
    const items = Array.from({ length: 256 }, item)
    expect(encodeLargeResult({ queueItems: { items } })).toBeNull()
    expect(encodeLargeResult({ setTaken: { values: [] } })).toBeNull()
    expect(encodeLargeResult({ count: 9 })).toBeNull()
  })
})
