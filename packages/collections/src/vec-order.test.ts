import { describe, expect, it } from 'vitest'
import { exhaust } from './steps.ts'
import { createRandom } from './testing/random.ts'
import { createCutHash } from './tree/cut-hash.ts'
import { indexFormat } from './tree/format.ts'
import { createOrderedMap } from './tree/ordered-map.ts'
import { createSequence, type SequenceDraft } from './tree/sequence.ts'
import { vecIdOf } from './vec-id.ts'
import { createVecOrder, positionIn, VecOrderDraft } from './vec-order.ts'

const format = indexFormat(createCutHash(new Uint8Array(32)))

/** Ids in a row, in a sequence as in a plain array. */
class Row {
  readonly plain: string[] = []
  items: SequenceDraft<unknown> = createSequence(format).fork()
  order = new VecOrderDraft(createVecOrder(createOrderedMap<number>(format)))
  #made = 0

  insert(position: number, count: number): void {
    const ids = Array.from({ length: count }, () => vecIdOf(++this.#made, 0))
    for (const [offset, id] of ids.entries()) this.items.insert(position + offset, id, null)
    this.order.inserted(this.items, position, count)
    this.plain.splice(position, 0, ...ids)
  }

  remove(position: number): void {
    const [id] = this.plain.splice(position, 1)
    if (id === undefined) return
    this.order.removed(id)
    this.items.remove(position)
  }

  removeRange(from: number, to: number): void {
    exhaust(this.order.removeRange(this.items, from, to))
    this.items.removeRange(from, to)
    this.plain.splice(from, to - from)
  }

  /** The same items in a row of their own. */
  copy(): Row {
    const copy = new Row()
    const order = this.order.seal()
    this.order = new VecOrderDraft(order)
    copy.order = new VecOrderDraft(order)
    copy.items = this.items.seal().fork()
    copy.plain.push(...this.plain)
    copy.#made = this.#made
    return copy
  }

  swap(left: number, right: number): void {
    const [low, high] = left < right ? [left, right] : [right, left]
    const [one = '', other = ''] = [this.plain[low], this.plain[high]]
    if (one === other) return
    this.items.remove(high)
    this.items.remove(low)
    this.items.insert(low, other, null)
    this.items.insert(high, one, null)
    this.order.swapped(one, other)
    this.plain[low] = other
    this.plain[high] = one
  }

  /** Every so many positions. */
  expectFound(every = 1): void {
    for (let position = 0; position < this.plain.length; position += every) {
      const id = this.plain[position] ?? ''
      expect(this.order.positionOf(this.items, id)).toBe(position)
    }
  }
}

describe('the order of a vec', () => {
  it.each([
    ['behind the first', () => 1],
    ['before the last', (size: number) => size - 1],
    ['in the middle', (size: number) => Math.floor(size / 2)],
    ['before the first', () => 0],
    ['behind the last', (size: number) => size],
    ['at two places in turn', (size: number) => (size % 2) + 5],
  ])('finds every item when all were inserted %s', (_name, place) => {
    const row = new Row()
    row.insert(0, 10)
    for (let count = 0; count < 12_000; count++) row.insert(place(row.plain.length), 1)
    row.expectFound(17)
    const sizes = [...row.order.seal().row.buckets.values()].map(({ size }) => size)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512)
  })

  it('finds every item after random batches, removals and swaps', () => {
    const random = createRandom(3)
    const row = new Row()
    for (let round = 0; round < 40; round++) {
      for (let step = 0; step < 20; step++) {
        const { length } = row.plain
        const place = random.chance(0.5) ? Math.min(length, 40) : random.below(length + 1)
        row.insert(place, 1 + random.below(random.chance(0.1) ? 1500 : 20))
      }
      const removals = random.chance(0.2) ? row.plain.length - 20 : 300
      for (let step = 0; step < removals; step++) row.remove(random.below(row.plain.length))
      for (let step = 0; step < 100; step++) {
        row.swap(random.below(row.plain.length), random.below(row.plain.length))
      }
      row.expectFound(1 + Math.floor(row.plain.length / 200))
    }
  })

  it('is the same whether a range is removed at once or item by item', () => {
    const random = createRandom(5)
    for (let round = 0; round < 60; round++) {
      const row = new Row()
      // Appended, prepended, and where buckets were split again and again: their numbers are in no order.
      row.insert(0, random.below(3000) + 1)
      for (let step = 0; step < 200; step++) row.insert(Math.min(700, row.plain.length), 1)
      for (let step = 0; step < 10; step++) {
        row.insert(random.below(row.plain.length), 1 + random.below(200))
      }
      const { length } = row.plain
      const from = random.pick([0, 512, random.below(length)])
      const to = Math.min(length, random.pick([length, from + 512, from + random.below(length)]))
      if (from >= to) continue
      const other = row.copy()
      row.removeRange(from, to)
      for (let count = from; count < to; count++) other.remove(from)
      row.expectFound(29)
      const [one, two] = [row.order.seal(), other.order.seal()]
      expect([...one.places.entries()]).toEqual([...two.places.entries()])
      expect(one.row.last).toBe(two.row.last)
      expect(one.row.buckets.toObject()).toEqual(two.row.buckets.toObject())
    }
  })

  it('finds nothing that was never there, or is there no longer', () => {
    const row = new Row()
    row.insert(0, 3)
    const gone = row.plain[1] ?? ''
    row.remove(1)
    expect(row.order.positionOf(row.items, gone)).toBe(-1)
    expect(row.order.positionOf(row.items, vecIdOf(99, 0))).toBe(-1)
    row.order.clear()
    expect(row.order.positionOf(row.items, row.plain[0] ?? '')).toBe(-1)
  })

  it('stays as it was sealed, whatever its drafts do', () => {
    const row = new Row()
    row.insert(0, 2000)
    const items = row.items.seal()
    const sealed = row.order.seal()
    const draft = new VecOrderDraft(sealed)
    exhaust(draft.removeRange(row.items, 100, 2000))
    expect(positionIn(sealed, items, row.plain[1500] ?? '')).toBe(1500)
    draft.clear()
    expect(positionIn(sealed, items, row.plain[7] ?? '')).toBe(7)
  })
})
