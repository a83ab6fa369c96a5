import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRunHasher, type RunEntry } from './index.ts'
import { eightBytes, sha256 } from './testing/plain-range.ts'

const sizes = fc.oneof(fc.nat(300), fc.integer({ min: 65_490, max: 65_540 }), fc.nat(200_000))
const entries = fc.array(
  fc.record({
    term: fc.oneof(fc.nat(9), fc.maxSafeNat()),
    type: fc.constantFrom('normal' as const, 'conf' as const),
    data: fc.tuple(sizes, fc.nat(255)).map(([size, byte]) => new Uint8Array(size).fill(byte)),
  }),
  { maxLength: 6 },
)

function plain(first: number, run: readonly RunEntry[]): string {
  const parts = run.flatMap(({ term, type, data }) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(data.length)
    return [eightBytes(term), Uint8Array.of(type === 'conf' ? 1 : 0), length, data]
  })
  return sha256(Uint8Array.of(4), eightBytes(first), ...parts)
}

describe('the hasher of runs', () => {
  it('hashes first index and entries with their lengths, of every size, run after run', () => {
    const hasher = createRunHasher()
    fc.assert(
      fc.property(fc.maxSafeNat(), entries, (first, run) => {
        hasher.begin(first)
        expect(hasher.digest()).toBe(plain(first, []))
        for (const [at, entry] of run.entries()) {
          hasher.add(entry)
          // Asked in the middle, and again: the run goes on as if nobody had.
          expect(hasher.digest()).toBe(plain(first, run.slice(0, at + 1)))
        }
        expect(hasher.digest()).toBe(plain(first, run))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps nothing of the bytes that it was given', () => {
    const hasher = createRunHasher()
    const data = new Uint8Array(100_000).fill(1)
    const entry: RunEntry = { term: 1, type: 'normal', data }
    const expected = plain(1, [entry])
    hasher.begin(1)
    hasher.add(entry)
    data.fill(2)
    expect(hasher.digest()).toBe(expected)
  })

  // A change of these is a change of what members compare, and of what stands in headers of snapshots.
  it('has these bytes', () => {
    const hasher = createRunHasher()
    hasher.begin(65)
    hasher.add({ term: 3, type: 'normal', data: Buffer.from('tesela') })
    hasher.add({ term: 4, type: 'conf', data: new Uint8Array(0) })
    expect(Buffer.from(hasher.digest(), 'latin1').toString('hex')).toBe(
      '6698b1ca4b606a9e2e02c909cd0d4c92349839f2b7083e25fec6206a3cedbe27',
    )
  })
})
