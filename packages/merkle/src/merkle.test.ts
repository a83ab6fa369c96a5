import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createLeafHasher,
  hashCollection,
  hashGroup,
  hashLeaf,
  hashPiece,
  leavesInPiece,
} from './index.ts'

function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts)
    hash.update(typeof part === 'string' ? Buffer.from(part, 'latin1') : part)
  return hash.digest('latin1' as 'binary')
}

function hex(digest: string): string {
  return Buffer.from(digest, 'latin1').toString('hex')
}

describe('the hasher of leaves', () => {
  it('hashes a zero byte and the bytes, in whatever parts they come, leaf after leaf', () => {
    const hasher = createLeafHasher()
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '\0', '\x80', '\xff'), maxLength: 9 }),
      fc.integer({ min: 65_530, max: 65_540 }).map((length) => 'b'.repeat(length)),
      fc.constant('c'.repeat(200_000)),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        for (const each of parts) hasher.add(each)
        expect(hex(hasher.finish())).toBe(hex(sha256(Uint8Array.of(0), ...parts)))
      }),
      { numRuns: 300 },
    )
  })
})

it('hashes a leaf that is whole as the hasher does', () => {
  const large = fc
    .integer({ min: 65_530, max: 65_540 })
    .map((length) => new Uint8Array(length).fill(length & 0xff))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), large), (bytes) => {
      expect(hex(hashLeaf(bytes))).toBe(hex(sha256(Uint8Array.of(0), bytes)))
    }),
  )
})

describe('the root of a collection', () => {
  it('hashes the counts and the pieces, and a piece its leaves', () => {
    const leaves = ['x'.repeat(32), '\xff'.repeat(32)]
    const piece = sha256(Uint8Array.of(1), ...leaves)
    expect(hashPiece(leaves)).toBe(piece)
    const counts = Uint8Array.of(2, 1, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0)
    expect(hashCollection({ items: 257, leaves: 2, pieces: [piece] })).toBe(sha256(counts, piece))
  })

  // A change of these is a change of what members compare: they halt each other.
  it('has these bytes', () => {
    const hasher = createLeafHasher()
    hasher.add('tesela')
    const leaf = hasher.finish()
    const piece = hashPiece([leaf])
    const root = hashCollection({ items: 1, leaves: 1, pieces: [piece] })
    expect([leaf, piece, root].map(hex)).toEqual([
      '1a751950735f30941bdf0b3bffb49c8b41a96d70f5141512b667230d61178871',
      'eae592d5a3d1b4f4cafe84202270caa4f2e06b14beabc0421218cf91e43fb660',
      '33caf0d4b06209ab0e3c4db9bb7bc50200e8d1cf70ccfd8491d92f079354278c',
    ])
    expect(hex(hashCollection({ items: 0, leaves: 0, pieces: [] }))).toBe(
      '401da6ea6a614dd6d773b1ba84c91ee6d981827bd0bdc5188aa2e5dbffba558c',
    )
    expect(leavesInPiece).toBe(4096)
  })
})

describe('the root of a group', () => {
  const collections = [
    { name: 'a', root: 'r'.repeat(32) },
    { name: 'a.b', root: '\xff'.repeat(32) },
  ]
  const parts = {
    format: 1,
    groupId: new Uint8Array(16).fill(7),
    anchor: 258,
    term: 3,
    header: 'h'.repeat(32),
    sessions: 's'.repeat(32),
    collections,
  }

  it('hashes everything it is told, with lengths where they vary', () => {
    const numbers = Uint8Array.of(
      3,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      2,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      3,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    )
    const expected = sha256(
      numbers,
      Uint8Array.of(16),
      parts.groupId,
      parts.header,
      parts.sessions,
      `\x01a${'r'.repeat(32)}`,
      `\x03a.b${'\xff'.repeat(32)}`,
    )
    expect(hex(hashGroup(parts))).toBe(hex(expected))
  })

  it('differs with every part', () => {
    const others = [
      { format: 2 },
      { groupId: new Uint8Array(16).fill(8) },
      { anchor: 259 },
      { term: 4 },
      { header: 'i'.repeat(32) },
      { sessions: 't'.repeat(32) },
      { collections: collections.slice(1) },
      { collections: [] },
    ]
    const roots = [{}, ...others].map((other) => hashGroup({ ...parts, ...other }))
    expect(new Set(roots).size).toBe(roots.length)
  })
})
