import { hashCollection, hashGroup, hashLeaf, hashPiece } from '@tesela/merkle'
import { SnapshotManifest } from '@tesela/protos/sync'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createLeafOrder } from './leaf-order.ts'
import { buildManifest, type ManifestParts } from './manifest.ts'
import { decodeManifest, encodeManifest, MAX_MANIFEST_BYTES } from './manifest-codec.ts'
import { verifyManifest } from './verify-manifest.ts'

const digest = (seed: number) => hashLeaf(Uint8Array.of(seed & 0xff, seed >> 8))
const digests = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => digest(from + at))
const parts: ManifestParts = {
  format: 1,
  groupId: new Uint8Array(16).fill(7),
  anchor: 5000,
  term: 3,
  header: Uint8Array.of(1, 2, 3),
  sections: [
    { name: '', items: 10, bytes: 100, leaves: digests(1) },
    { name: 'jobs', items: 9000, bytes: 90_000, leaves: digests(4097, 1) },
    { name: 'jobs.old', items: 0, bytes: 0, leaves: [] },
    { name: 'orders', items: 70, bytes: 700, leaves: digests(2, 5000) },
  ],
}
const manifest = buildManifest(parts)
const expected = { ...manifest }

describe('a manifest', () => {
  it('has the root that the roots of a state give', () => {
    const section = (items: number, leaves: readonly string[]) => ({
      items,
      leaves: leaves.length,
      pieces: leaves.length === 0 ? [] : [hashPiece(leaves)],
    })
    const leaves = digests(4097, 1)
    const pieces = [hashPiece(leaves.slice(0, 4096)), hashPiece(leaves.slice(4096))]
    expect(manifest.sections[1]?.pieces).toEqual(pieces)
    expect(manifest.root).toBe(
      hashGroup({
        format: 1,
        groupId: parts.groupId,
        anchor: 5000,
        term: 3,
        header: hashLeaf(parts.header),
        sessions: hashCollection(section(10, digests(1))),
        collections: [
          { name: 'jobs', root: hashCollection({ items: 9000, leaves: 4097, pieces }) },
          { name: 'jobs.old', root: hashCollection(section(0, [])) },
          { name: 'orders', root: hashCollection(section(70, digests(2, 5000))) },
        ],
      }),
    )
  })

  it('comes back as it was written, and is what its root says', () => {
    const back = decodeManifest(encodeManifest(manifest))
    expect(back).toEqual(manifest)
    verifyManifest(back, expected)
  })

  it('keeps nothing of the memory it was read from', () => {
    const bytes = encodeManifest(manifest)
    const back = decodeManifest(bytes)
    bytes.fill(0xee)
    expect(back).toEqual(manifest)
  })

  // These bytes are on disks, and what members compare; the digests were computed by other code.
  it('has these bytes', () => {
    const small = buildManifest({
      format: 1,
      groupId: Uint8Array.of(0xaa),
      anchor: 300,
      term: 2,
      header: Uint8Array.of(1),
      sections: [
        { name: '', items: 0, bytes: 0, leaves: [] },
        { name: 'a', items: 2, bytes: 9, leaves: [hashLeaf(Uint8Array.of(1))] },
      ],
    })
    const root = 'ead183873093cb2f04bc52fb02d9889bf2761be3079a609dce40d474509113ff'
    const piece = '0830fbf0fd0dd056d984ad964480b5e46e96fe2cc0d8d4325b1d1d9fbb4221fb'
    expect(Buffer.from(small.root, 'latin1').toString('hex')).toBe(root)
    expect(Buffer.from(encodeManifest(small)).toString('hex')).toBe(
      `08011201aa18ac0220022a20${root}3201013a003a2b0a01611002180120092a20${piece}`,
    )
  })

  it('that a bit was changed in never passes for another, whatever the bit', () => {
    const bytes = encodeManifest({ ...manifest, sections: manifest.sections.slice(0, 1) })
    const small = buildManifest({ ...parts, sections: parts.sections.slice(0, 1) })
    const good = encodeManifest(small)
    expect(() => verifyManifest(decodeManifest(bytes), expected)).toThrow(
      expect.objectContaining({ code: 'manifest_invalid' }),
    )
    for (let bit = 0; bit < good.length * 8; bit += 1) {
      const changed = good.slice()
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      try {
        const decoded = decodeManifest(changed)
        verifyManifest(decoded, small)
        // What the root does not bind: the hint of bytes, and fields that nobody knows.
        const hinted = { ...decoded, sections: [{ ...decoded.sections[0], bytes: 100 }] }
        expect(hinted).toEqual(small)
      } catch (error) {
        expect(error).toMatchObject({ code: 'manifest_invalid' })
      }
    }
  })
})

const others: readonly (readonly [string, Partial<typeof expected>])[] = [
  ['group', { groupId: new Uint8Array(16).fill(8) }],
  ['anchor', { anchor: 5001 }],
  ['term', { term: 4 }],
  ['root', { root: digest(1) }],
]

test.each(others)('of another %s is refused', (_what, other) => {
  expect(() => verifyManifest(manifest, { ...expected, ...other })).toThrow(
    expect.objectContaining({ code: 'manifest_invalid' }),
  )
})

const section = { name: '', items: 0, leaves: 0, bytes: 0, pieces: new Uint8Array(0) }
const written = {
  format: 1,
  groupId: new Uint8Array(16),
  anchor: 1,
  term: 1,
  root: new Uint8Array(32),
  header: new Uint8Array(0),
  sections: [section],
}
const named = (name: string) => ({ ...section, name })
const hostile: readonly (readonly [string, Partial<SnapshotManifest>])[] = [
  ['without the sessions', { sections: [] }],
  ['whose first section has a name', { sections: [named('a')] }],
  ['with sections in another order', { sections: [section, named('b'), named('a')] }],
  ['with a section twice', { sections: [section, named('a'), named('a')] }],
  ['with a name of 256 characters', { sections: [section, named('x'.repeat(256))] }],
  ['with a name outside latin1', { sections: [section, named('ł')] }],
  ['with more pieces than leaves', { sections: [{ ...section, pieces: new Uint8Array(32) }] }],
  ['with leaves without pieces', { sections: [{ ...section, leaves: 1 }] }],
  ['with half a piece', { sections: [{ ...section, leaves: 1, pieces: new Uint8Array(31) }] }],
  ['of no anchor', { anchor: 0 }],
  ['of no term', { term: 0 }],
  ['of a long group', { groupId: new Uint8Array(256) }],
  ['with a root of 31 bytes', { root: new Uint8Array(31) }],
  ['with two roots', { root: new Uint8Array(64) }],
  ['with too many sections', { sections: new Array(16_386).fill(section) }],
]

test.each(hostile)('a manifest %s is refused', (_what, change) => {
  expect(() => decodeManifest(SnapshotManifest.encode({ ...written, ...change }))).toThrow(
    expect.objectContaining({ code: 'manifest_invalid' }),
  )
})

test('the same manifest without such a change is not', () => {
  expect(decodeManifest(SnapshotManifest.encode(written)).anchor).toBe(1)
})

test('a manifest without end is refused before it is decoded', () => {
  expect(() => decodeManifest(new Uint8Array(MAX_MANIFEST_BYTES + 1))).toThrow(
    expect.objectContaining({ code: 'manifest_invalid' }),
  )
})

test('no bytes whatsoever do anything but decode or be refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeManifest(bytes)
        return true
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'manifest_invalid'
      }
    }),
  )
})

describe('the order of leaves', () => {
  it('gives every leaf of every section an ordinal, and finds it again', () => {
    const order = createLeafOrder(manifest.sections)
    expect(order).toMatchObject({ leaves: 4100, items: 9080, bytes: 90_800 })
    let ordinal = 0
    for (const [at, { leaves }] of manifest.sections.entries()) {
      for (let leaf = 0; leaf < leaves; leaf += 1) {
        expect(order.ordinalOf(at, leaf)).toBe(ordinal)
        expect(order.placeOf(ordinal)).toEqual({ section: at, leaf })
        ordinal += 1
      }
    }
  })

  it('knows how long each piece is', () => {
    const order = createLeafOrder(manifest.sections)
    const lengths = [
      order.leavesOfPiece(0, 0),
      order.leavesOfPiece(1, 0),
      order.leavesOfPiece(1, 1),
      order.leavesOfPiece(1, 2),
      order.leavesOfPiece(2, 0),
      order.leavesOfPiece(9, 0),
    ]
    expect(lengths).toEqual([1, 4096, 1, 0, 0, 0])
  })

  it.each([
    [0, 1],
    [2, 0],
    [4, 0],
    [0, -1],
  ])('has no leaf %#: %i, %i', (at, leaf) => {
    expect(() => createLeafOrder(manifest.sections).ordinalOf(at, leaf)).toThrow(RangeError)
  })

  it.each([-1, 4100])('has no ordinal %i', (ordinal) => {
    expect(() => createLeafOrder(manifest.sections).placeOf(ordinal)).toThrow(RangeError)
  })
})
