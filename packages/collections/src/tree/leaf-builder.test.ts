import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heavyItemBytes } from './cut.ts'
import { field, varint } from './item-encoding.ts'
import { createLeafBuilder, type LeafOrigin } from './leaf-builder.ts'
import { readLeaves } from './leaf-reader.ts'
import { createOrderedMap } from './ordered-map.ts'
import { canonicalShape, shapeOf } from './testing/canonical-shape.ts'
import { cuttingKeys } from './testing/cutting-keys.ts'
import { numberCodec as codec, numberFormat as format } from './testing/number-format.ts'

type Item = readonly [string, number]

const cuts = (key: string) => format.cutHash(key) % 64 === 0
const sortedKeys = cuttingKeys.toSorted()
const cutting = sortedKeys.filter(cuts)
const plain = sortedKeys.filter((key) => !cuts(key))

function leaf(...items: readonly Item[]): Uint8Array {
  return Buffer.from(items.map((item) => codec.encode(...item)).join(''), 'latin1')
}

function ofKeys(keys: readonly string[]): Uint8Array {
  return leaf(...keys.map((key): Item => [key, 1]))
}

function outcomeOf(
  leaves: readonly Uint8Array[],
  sorted = true,
  origin: LeafOrigin = 'peer',
): unknown {
  const builder = createLeafBuilder(format, codec, sorted, origin)
  try {
    for (const each of leaves) builder.add(each)
    return 'taken'
  } catch (error) {
    return (error as { code?: unknown }).code
  }
}

const [a = '', b = '', c = ''] = plain
const lateCut = cutting.find((key) => key > b) ?? ''
const text = (bytes: string) => Buffer.from(bytes, 'latin1')

const cases: readonly [string, unknown, readonly Uint8Array[]][] = [
  ['one leaf', 'taken', [ofKeys([a, b])]],
  ['two leaves, cut by a key', 'taken', [ofKeys([a, b]), ofKeys([lateCut])]],
  ['two leaves, cut behind a heavy item', 'taken', [leaf([a, heavyItemBytes]), ofKeys([b])]],
  ['an empty leaf', 'bad_leaf', [text('')]],
  ['a leaf that ends in a number', 'bad_leaf', [text(field(a) + varint(300).slice(0, 1))]],
  ['a leaf that ends in a key', 'bad_leaf', [text('\x05abc')]],
  ['a leaf that ends behind a key', 'bad_leaf', [text(field(a))]],
  ['an overlong number', 'bad_leaf', [text(`${field(a)}\x81\x00`)]],
  ['a number beyond 2^53', 'bad_leaf', [text(`${field(a)}${'\xff'.repeat(7)}\x1f`)]],
  ['a field longer than the leaf', 'bad_leaf', [text(`${'\xff'.repeat(7)}\x0fabc`)]],
  ['keys that descend', 'bad_leaf', [ofKeys([b, a])]],
  ['a key twice', 'bad_leaf', [ofKeys([a, a])]],
  ['a leaf that is there twice', 'bad_leaf', [ofKeys([lateCut]), ofKeys([lateCut])]],
  ['leaves in the wrong order', 'bad_leaf', [ofKeys([lateCut]), ofKeys([a])]],
  ['a cut that is missing', 'bad_leaf', [ofKeys([a, lateCut])]],
  ['a cut that is too many', 'bad_leaf', [ofKeys([a]), ofKeys([b])]],
  ['a heavy item that does not end its leaf', 'bad_leaf', [leaf([a, heavyItemBytes], [b, 1])]],
  [
    'an item that is not quite heavy',
    'bad_leaf',
    [leaf([a, heavyItemBytes - a.length - 1]), ofKeys([b])],
  ],
]

describe('a builder of a map', () => {
  it.each(cases)('meets %s: %s', (_, outcome, leaves) => {
    expect(outcomeOf(leaves)).toBe(outcome)
  })

  it('makes of own leaves the same tree, without a look at the cuts within them', () => {
    const draft = createOrderedMap(format).fork()
    for (const key of cuttingKeys) draft.set(key, key.length % 2 === 0 ? 1 : 16_384)
    const builder = createLeafBuilder(format, codec, true, 'self')
    for (const each of readLeaves(draft.seal(), codec)) builder.add(each.encode())
    const items = [...draft.seal().entries()]
    expect(shapeOf(builder.seal())).toEqual(canonicalShape(format, items))
    expect(outcomeOf([ofKeys([a, lateCut])], true, 'self')).toBe('taken')
    expect(outcomeOf([ofKeys([b, a])], true, 'self')).toBe('bad_leaf')
    expect(outcomeOf([ofKeys([a]), ofKeys([b])], true, 'self')).toBe('bad_leaf')
  })

  it('goes on as if a bad leaf had not come', () => {
    const builder = createLeafBuilder(format, codec, true, 'peer')
    builder.add(ofKeys([a]))
    expect(() => builder.add(ofKeys([b]))).toThrow('no leaf begins here')
    expect(() => builder.add(ofKeys([lateCut, c, a]))).toThrow()
    builder.add(ofKeys([lateCut]))
    const items: Item[] = [
      [a, 1],
      [lateCut, 1],
    ]
    expect(shapeOf(builder.seal())).toEqual(canonicalShape(format, items))
  })

  it('takes only what makes a canonical tree, whatever the leaves are', () => {
    const draft = createOrderedMap(format).fork()
    for (const key of cuttingKeys) draft.set(key, key.length % 2 === 0 ? 1 : 16_384)
    const leaves = [...readLeaves(draft.seal(), codec)].map((each) => each.encode())
    const mangle = fc.oneof(
      fc.record({
        what: fc.constantFrom('drop', 'twice', 'swap', 'glue'),
        at: fc.nat(leaves.length - 1),
      }),
      fc.record({ what: fc.constant('flip'), at: fc.nat(leaves.length - 1), bit: fc.nat(2000) }),
    )
    fc.assert(
      fc.property(fc.array(mangle, { maxLength: 3 }), (mangles) => {
        const sent = leaves.map((each) => new Uint8Array(each))
        for (const { what, at, ...rest } of mangles) {
          const here = sent[at % Math.max(1, sent.length)] ?? new Uint8Array(0)
          if (what === 'drop') sent.splice(at, 1)
          else if (what === 'twice') sent.splice(at, 0, here)
          else if (what === 'swap') sent.splice(at, 2, ...sent.slice(at, at + 2).toReversed())
          else if (what === 'glue') sent.splice(at, 2, Buffer.concat(sent.slice(at, at + 2)))
          else if (here.length > 0) {
            const bit = ('bit' in rest ? rest.bit : 0) % (here.length * 8)
            here[bit >> 3] = (here[bit >> 3] ?? 0) ^ (1 << (bit & 7))
          }
        }
        const builder = createLeafBuilder(format, codec, true, 'peer')
        for (const each of sent) {
          try {
            builder.add(each)
          } catch (error) {
            expect(error).toMatchObject({ code: 'bad_leaf' })
          }
        }
        const map = createOrderedMap(format, builder.seal())
        const items = [...map.entries()]
        expect(items.map(([key]) => key)).toEqual([...new Set(items.map(([key]) => key))].sort())
        expect(shapeOf(map.root)).toEqual(canonicalShape(format, items))
      }),
      { numRuns: 700 },
    )
  })
})

describe('a builder of a sequence', () => {
  it('takes ids in any order, and is as strict about cuts', () => {
    expect(outcomeOf([ofKeys([b, a]), ofKeys([lateCut, c])], false)).toBe('taken')
    expect(outcomeOf([ofKeys([b, lateCut])], false)).toBe('bad_leaf')
    expect(outcomeOf([ofKeys([b]), ofKeys([a])], false)).toBe('bad_leaf')
  })
})
