import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Difference, differencesOf } from './differences.ts'
import { digestTree } from './digests.ts'
import { createOrderedMap, type OrderedMap } from './ordered-map.ts'
import { cuttingKeys } from './testing/cutting-keys.ts'
import { numberFormat as format, numberCodec } from './testing/number-format.ts'

/** Numbers in objects, so that equal values need not be identical. */
interface Boxed {
  readonly number: number
}

const boxedFormat = {
  ...format,
  weigh: (key: string, value: Boxed) => format.weigh(key, value.number),
}

function countingCodec() {
  const codec = {
    encoded: 0,
    encode(key: string, value: Boxed) {
      codec.encoded++
      return numberCodec.encode(key, value.number)
    },
    decode(): never {
      throw new Error('nothing is decoded here')
    },
  }
  return codec
}

function mapOf(items: Iterable<readonly [string, number]>): OrderedMap<Boxed> {
  const draft = createOrderedMap(boxedFormat).fork()
  for (const [key, number] of items) draft.set(key, { number })
  return draft.seal()
}

function digest(map: OrderedMap<Boxed>): void {
  for (const _ of digestTree(map, countingCodec()));
}

function expected(before: OrderedMap<Boxed>, after: OrderedMap<Boxed>): Difference<Boxed>[] {
  const keys = new Set([...before.entries(), ...after.entries()].map(([key]) => key))
  return [...keys]
    .sort()
    .map((key) => ({ key, before: before.get(key), after: after.get(key) }))
    .filter((both) => both.before?.number !== both.after?.number)
}

const value = fc.constantFrom(1, 2, 17_000)
const items = fc.uniqueArray(fc.tuple(fc.constantFrom(...cuttingKeys), value), {
  selector: ([key]) => key,
  size: 'max',
  maxLength: 100,
})

describe('the differences of two maps', () => {
  it('are what a comparison of everything finds, whether the maps share nodes or not', () => {
    const edits = fc.array(fc.tuple(fc.constantFrom(...cuttingKeys), fc.option(value)), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(items, items, edits, fc.boolean(), (one, other, changes, digested) => {
        const before = mapOf(one)
        const draft = before.fork()
        for (const [key, number] of changes) {
          if (number === null) draft.delete(key)
          else draft.set(key, { number })
        }
        const related = draft.seal()
        const strange = mapOf(other)
        if (digested) for (const map of [before, related, strange]) digest(map)
        const codec = countingCodec()
        for (const [left, right] of [
          [before, related],
          [related, before],
          [before, strange],
          [strange, related],
          [before, mapOf(one)],
        ] as const) {
          expect([...differencesOf(left, right, codec)]).toEqual(expected(left, right))
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('cost what changed, not what is there', () => {
    const numbers = Array.from({ length: 100_000 }, (_, at) => [`key-${at}`, at % 9999] as const)
    const before = mapOf(numbers)
    const draft = before.fork()
    for (let at = 0; at < 10; at++) draft.set(`key-${at * 9973}`, { number: 9999 })
    const after = draft.seal()
    const codec = countingCodec()
    expect([...differencesOf(before, after, codec)].length).toBe(10)
    // Only changed items differ in identity within the leaves that differ.
    expect(codec.encoded).toBeLessThanOrEqual(20)
  })

  it('skip equal leaves that share nothing, once their digests are known', () => {
    const numbers = Array.from({ length: 20_000 }, (_, at) => [`key-${at}`, at % 9999] as const)
    const before = mapOf(numbers)
    const after = mapOf(numbers.map(([key, number]) => [key, key === 'key-77' ? 1 : number]))
    digest(before)
    digest(after)
    const codec = countingCodec()
    expect([...differencesOf(before, after, codec)].map(({ key }) => key)).toEqual(['key-77'])
    expect(codec.encoded).toBeLessThan(2 * 2048)
  })
})
