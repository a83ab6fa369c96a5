import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMountainRange, hashRange, type MountainRange, verifyRange } from './index.ts'
import { plainPeaks, plainRoot, sha256 } from './testing/plain-range.ts'

const allLeaves = Array.from({ length: 700 }, (_, place) => sha256(`leaf ${place}`))

const upTo = (leaves: number) => allLeaves.slice(0, leaves)

function hex(bytes: string | Uint8Array): string {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes)
  return buffer.toString('hex')
}

function rangeOf(leaves: number): MountainRange {
  const range = createMountainRange()
  for (const leaf of upTo(leaves)) range.append(leaf)
  return range
}

/** The target and the proof of [from, to) under the first `leaves`. */
function claimOf(range: MountainRange, [from, to, leaves]: readonly [number, number, number]) {
  const last = leaves * 64
  const root = hashRange({ leaves, last, peaks: range.peaks(leaves) })
  return {
    target: { root, leaves, last },
    from,
    leaves: allLeaves.slice(from, to),
    proof: range.prove(from, to, leaves),
  }
}

/** Four numbers that rise: where a range is pruned, what is asked for, under how many leaves. */
const cases = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40))
  .map((numbers) => numbers.toSorted((a, b) => a - b))
  .map(([base = 0, from = 0, to = 0, leaves = 0, all = 0]) => ({
    base,
    from,
    to: to + 1,
    leaves: leaves + 1,
    all: all + 1,
  }))

describe('a mountain range', () => {
  it('has the peaks and the root of its definition at every length', () => {
    const range = rangeOf(allLeaves.length)
    for (const leaves of [...Array(200).keys(), 511, 512, 513, 700]) {
      const peaks = range.peaks(leaves)
      expect(peaks).toEqual(plainPeaks(upTo(leaves)))
      expect(hashRange({ leaves, last: leaves + 5, peaks })).toBe(
        plainRoot(upTo(leaves), leaves + 5),
      )
    }
  })

  it('answers as its definition wherever it was begun, pruned and asked', () => {
    const full = rangeOf(allLeaves.length)
    const definition = Array.from({ length: 42 }, (_, leaves) => ({
      peaks: plainPeaks(upTo(leaves)),
      root: plainRoot(upTo(leaves), leaves * 64),
    }))
    fc.assert(
      fc.property(cases, fc.nat(40), ({ base, from, to, leaves, all }, begun) => {
        const start = Math.min(base, begun)
        const range = createMountainRange({ leaves: start, peaks: full.peaks(start) })
        for (const leaf of allLeaves.slice(start, all)) range.append(leaf)
        range.prune(base)
        expect([range.base, range.leaves]).toEqual([base, all])
        expect(range.peaks(leaves)).toEqual(definition[leaves]?.peaks)
        const claim = claimOf(range, [from, to, leaves])
        expect(claim.target.root).toBe(definition[leaves]?.root)
        expect(verifyRange(claim.target, from, claim.leaves, claim.proof)).toBe(true)
        expect(hex(claim.proof)).toBe(hex(full.prove(from, to, leaves)))
      }),
      { numRuns: 10_000 },
    )
  })

  it('goes on after every pruning, of many leaves too, as if there had been none', () => {
    const full = rangeOf(allLeaves.length)
    const range = createMountainRange()
    for (const [place, leaf] of allLeaves.entries()) {
      range.append(leaf)
      if (place % 7 === 3) range.prune(range.base + ((place * 5) % (range.leaves - range.base)))
      const { base, leaves } = range
      for (const from of [base, base + ((leaves - base) >> 1), leaves - 1]) {
        expect(hex(range.prove(from, from + 1, leaves))).toBe(
          hex(full.prove(from, from + 1, leaves)),
        )
      }
    }
    expect(range.base).toBeGreaterThan(600)
    range.prune(range.leaves)
    expect(range.peaks()).toEqual(plainPeaks(allLeaves))
  })

  it('begins a proof with the peaks in front of what it proves', () => {
    const range = rangeOf(100)
    for (let from = 0; from < 100; from++) {
      const peaks = range.peaks(from).join('')
      expect(hex(range.prove(from, from + 1, 100)).slice(0, 2 * peaks.length)).toBe(hex(peaks))
    }
  })

  it('stays short: a proof has at most two digests for each bit of the length', () => {
    const range = rangeOf(700)
    const sizes = Array.from({ length: 700 }, (_, from) => range.prove(from, from + 1, 700).length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(32 * 2 * 10)
  })

  it('counts beyond 32 bits', () => {
    const leaves = 2 ** 40 + 2 ** 33
    const range = createMountainRange({ leaves, peaks: upTo(2) })
    for (const leaf of upTo(5)) range.append(leaf)
    const last = 2 ** 50
    const root = hashRange({ leaves: range.leaves, last, peaks: range.peaks() })
    const target = { root, leaves: range.leaves, last }
    const proof = range.prove(leaves + 1, leaves + 3, range.leaves)
    expect(verifyRange(target, leaves + 1, allLeaves.slice(1, 3), proof)).toBe(true)
    expect(verifyRange(target, leaves + 1 - 2 ** 32, allLeaves.slice(1, 3), proof)).toBe(false)
  })

  it('refuses what is pruned, not there yet, or no number', () => {
    const range = rangeOf(20)
    range.prune(9)
    const refused: readonly (() => unknown)[] = [
      () => range.peaks(8),
      () => range.peaks(21),
      () => range.peaks(9.5),
      () => range.prune(8),
      () => range.prune(21),
      () => range.prove(8, 10, 20),
      () => range.prove(10, 10, 20),
      () => range.prove(10, 12, 11),
      () => range.prove(10, 12, 21),
      () => range.prove(10, 11.5, 20),
      () => range.append('short'),
      () => createMountainRange({ leaves: 3, peaks: upTo(1) }),
      () => createMountainRange({ leaves: 2, peaks: ['short'] }),
      () => createMountainRange({ leaves: -1, peaks: [] }),
    ]
    for (const each of refused) expect(each).toThrow(RangeError)
  })

  // A change of these is a change of what members compare, and of what stands in headers of snapshots.
  it('has these bytes', () => {
    const roots = [0, 1, 2, 7, 700].map((leaves) =>
      hex(hashRange({ leaves, last: 64 * leaves, peaks: rangeOf(leaves).peaks() })),
    )
    expect(roots).toEqual([
      'fefbe5e4514ec935e0c7da975ffaddc03d992ce06eeb809871029bcaac46f0cc',
      '8e5db656eeff859e7d3f13dd77872bc8f0e9172ac77fb6698c22f2ac61348012',
      '0b421a79a78ac8c7bbde2d0ecad3a047d1acb78228126fd14d7853530f866ba3',
      '4c68d151d22f2fb3f40248256371bc455540a58e37c11d179b640fd2e00be9e5',
      'f4abc7362b5989fcd6068085c5033bb136eba3cfb90fbc9d4bd3e64cd79b920e',
    ])
    expect(hex(rangeOf(7).prove(3, 5, 7)).match(/.{64}/g)).toEqual([
      '3df43c3ce4a470a527eb920f02afa9fcec284218307f88ca5141edc676d109ea',
      'bac57df66fe6368188d1d4521bcffaecee76a03a50ff297a13439f7164de0a5f',
      '5df183a7928a0b9a8a923c39009e89847ab5f53d07547a362bd2b30e26ee2e16',
      'e94f5850717db06bc4e0bd7444389dd11eb57caf8e60502cc633081a636510d0',
    ])
  })
})

describe('a proof of leaves', () => {
  const range = rangeOf(90)
  const triples = [
    [0, 1, 1],
    [0, 1, 2],
    [11, 14, 77],
    [40, 64, 64],
    [63, 65, 90],
    [89, 90, 90],
  ] as const

  it.each(triples)('of %i to %i of %i is refused with any byte changed', (...triple) => {
    const { target, from, leaves, proof } = claimOf(range, triple)
    expect(verifyRange(target, from, leaves, proof)).toBe(true)
    for (let at = 0; at < proof.length; at++) {
      const tampered = Uint8Array.from(proof)
      tampered[at] = (tampered[at] ?? 0) ^ (1 << (at % 8))
      expect(verifyRange(target, from, leaves, tampered)).toBe(false)
    }
  })

  it.each(triples)('of %i to %i of %i is refused with any leaf changed', (...triple) => {
    const { target, from, leaves, proof } = claimOf(range, triple)
    for (let at = 0; at < leaves.length; at++) {
      expect(verifyRange(target, from, leaves.with(at, sha256('another')), proof)).toBe(false)
      expect(verifyRange(target, from, leaves.with(at, 'short'), proof)).toBe(false)
    }
    if (leaves.length > 1) {
      expect(verifyRange(target, from, leaves.toReversed(), proof)).toBe(false)
    }
  })

  it('is refused for another place, another number of leaves, another target', () => {
    const { target, from, leaves, proof } = claimOf(range, [11, 14, 77])
    const accepted = (changed: Partial<typeof target>, at = from, part = leaves, bytes = proof) =>
      verifyRange({ ...target, ...changed }, at, part, bytes)
    expect(accepted({})).toBe(true)
    const shortened = proof.subarray(0, -32)
    const lengthened = Buffer.concat([proof, proof.subarray(0, 32)])
    const verdicts = [
      accepted({ leaves: 76 }),
      accepted({ leaves: 78 }),
      accepted({ last: target.last + 1 }),
      accepted({ root: sha256('another') }),
      ...Array.from({ length: 78 }, (_, at) => at !== from && accepted({}, at)),
      accepted({}, from, leaves.slice(1)),
      accepted({}, from + 1, leaves.slice(1)),
      accepted({}, from, []),
      accepted({}, from, [...leaves, ...upTo(1)]),
      accepted({}, from, leaves, shortened),
      accepted({}, from, leaves, lengthened),
      accepted({}, from, leaves, proof.subarray(1)),
      accepted({}, from, leaves, new Uint8Array(0)),
    ]
    expect(verdicts.filter(Boolean)).toEqual([])
  })

  it('is refused, never an exception, where the numbers are none', () => {
    const { target, from, leaves, proof } = claimOf(range, [11, 14, 77])
    for (const number of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(verifyRange({ ...target, leaves: number }, from, leaves, proof)).toBe(false)
      expect(verifyRange({ ...target, last: number }, from, leaves, proof)).toBe(false)
      expect(verifyRange(target, number, leaves, proof)).toBe(false)
    }
  })

  it('of anything is refused when it is random bytes', () => {
    const proofs = fc.uint8Array({ maxLength: 32 * 12 })
    fc.assert(
      fc.property(fc.nat(90), fc.integer({ min: 1, max: 9 }), proofs, (from, count, proof) => {
        const { target } = claimOf(range, [0, 1, 90])
        const leaves = Array.from({ length: count }, (_, at) => sha256(`forged ${at}`))
        expect(verifyRange(target, from, leaves, proof)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes no leaf behind the end, though its peaks would be those of the target', () => {
    const { target, leaves, proof } = claimOf(range, [2, 3, 3])
    expect(verifyRange(target, 2, leaves, proof)).toBe(true)
    // A mountain of two leaves given out for one of four: the last leaf would be the fifth.
    expect(verifyRange(target, 4, leaves, proof)).toBe(false)
  })

  it('takes no subtree for a leaf', () => {
    const four = rangeOf(4)
    const [left = '', right = ''] = [four.peaks(2)[0], sha256('right')]
    const root = hashRange({ leaves: 2, last: 9, peaks: plainPeaks([left, right]) })
    const claimed = { root, leaves: 4, last: 9 }
    expect(verifyRange(claimed, 0, upTo(2), Buffer.from(right, 'latin1'))).toBe(false)
  })
})
