import { expect, it } from 'vitest'
import { EntryMemory } from './entry-memory.ts'

it('no two entries share a byte, and a short one keeps no more than 2 KiB', () => {
  const memory = new EntryMemory()
  const lengths = Array.from({ length: 500 }, (_, at) => 10 + ((at * 37) % 700))
  const taken = lengths.map((length) => memory.take(length))
  for (const data of taken) expect(data.every((byte) => byte === 0)).toBe(true)
  for (const [at, data] of taken.entries()) data.fill(at % 256)
  for (const [at, data] of taken.entries()) {
    expect(data.length).toBe(lengths[at])
    expect(data.every((byte) => byte === at % 256)).toBe(true)
    expect(data.buffer.byteLength).toBeLessThanOrEqual(2048)
  }
})

it('a long entry has memory of its own', () => {
  const data = new EntryMemory().take(5_000)
  expect([data.length, data.buffer.byteLength]).toEqual([5_000, 5_000])
})
