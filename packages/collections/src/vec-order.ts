/**
 * Where the items of a vec stand, by their ids. Every item is in a bucket with its neighbours; buckets are in the order
 * of their labels. So an item is found by bisecting the vec for its bucket, then looking through the bucket.
 *
 * Which items share a bucket depends on history. It is made from the items, seen by nobody, and part of no digest.
 */
import { type BucketRow, BucketRowDraft, emptyBucketRow } from './bucket-row.ts'
import type { ByteString } from './byte-string.ts'
import { editsInStep } from './edits-in-step.ts'
import { itemsInStep } from './items-in-step.ts'
import type { Steps } from './steps.ts'
import { buildMap } from './tree/build-map.ts'
import type { TreeFormat } from './tree/format.ts'
import type { OrderedMap, OrderedMapDraft } from './tree/ordered-map.ts'
import type { SequenceDraft } from './tree/sequence.ts'

/** An order that never changes. */
export interface VecOrder {
  /** Id to number of a bucket: has an id exactly when some item has it. */
  readonly places: OrderedMap<number>
  readonly row: BucketRow
}

/** The items that the order is of: those before or behind an edit, as the methods say. */
type Items = Pick<SequenceDraft<unknown>, 'size' | 'at' | 'slice'>

const bucketAtMost = 512

/** An id that is sought and forgotten takes as long as so many that are passed on the way through all of them. */
const passedInstead = 32

export function createVecOrder(places: OrderedMap<number>): VecOrder {
  return { places, row: emptyBucketRow }
}

/**
 * The order of all items at once, in steps of about a millisecond: as if each had been appended.
 *
 * @returns null - an id is there twice
 */
export function* buildVecOrder(
  format: TreeFormat<unknown>,
  items: Items,
): Generator<void, VecOrder | null> {
  const row = new BucketRowDraft(emptyBucketRow)
  const ids: ByteString[] = []
  const numbers: number[] = []
  let number = 0
  for (const [id] of items.slice(0, items.size)) {
    if (ids.length % bucketAtMost === 0) {
      if (ids.length % itemsInStep === 0) yield
      number = row.insertBehind(number, 0, Math.min(bucketAtMost, items.size - ids.length))
    }
    ids.push(id)
    numbers.push(number)
  }
  const places = yield* buildMap<number>(format, ids, numbers)
  return places === null ? null : { places, row: row.seal() }
}

/** Position of the item with the id; −1: there is none. */
export function positionIn(order: VecOrder, items: Items, id: ByteString): number {
  return find(order.places, (number) => order.row.buckets.get(number), items, id)
}

export class VecOrderDraft {
  readonly #places: OrderedMapDraft<number>
  #row: BucketRowDraft

  constructor(order: VecOrder) {
    this.#places = order.places.fork()
    this.#row = new BucketRowDraft(order.row)
  }

  positionOf(items: Items, id: ByteString): number {
    return find(this.#places, (number) => this.#row.get(number), items, id)
  }

  /** @param items - with the new ones, which are `count` from `position` on */
  inserted(items: Items, position: number, count: number): void {
    const behind = position + count
    if (behind === items.size) this.#append(items, position, count)
    else if (position === 0) this.#prepend(items, count)
    else {
      const number = this.#bucketAt(items, behind)
      for (const [id] of items.slice(position, behind)) this.#places.set(id, number)
      this.#row.grow(number, count)
      if (this.#row.get(number).size > bucketAtMost) this.#split(items, number)
    }
  }

  removed(id: ByteString): void {
    const number = this.#places.get(id)
    if (number === undefined) return
    this.#places.delete(id)
    this.#row.grow(number, -1)
  }

  /** Forgets the items from one position to before another, in steps. @param items - with these still */
  *removeRange(items: Items, from: number, to: number): Steps<void> {
    if (to - from <= items.size / passedInstead) {
      let count = 0
      for (const [id] of items.slice(from, to)) {
        this.removed(id)
        if (++count % editsInStep === 0) yield
      }
      return
    }
    const gone = yield* this.#emptyBuckets(items, from, to)
    yield* this.#places.retain((id, number) => {
      const ids = gone.get(number)
      return ids === undefined || (ids !== 'all' && !ids.has(id))
    })
  }

  swapped(left: ByteString, right: ByteString): void {
    const [one, other] = [this.#places.get(left), this.#places.get(right)]
    if (one === undefined || other === undefined) return
    this.#places.set(left, other)
    this.#places.set(right, one)
  }

  clear(): void {
    this.#places.clear()
    this.#row = new BucketRowDraft(emptyBucketRow)
  }

  /** The draft must not be used afterwards. */
  seal(): VecOrder {
    return { places: this.#places.seal(), row: this.#row.seal() }
  }

  /** Takes a range of positions out of the row. @returns by number of a bucket, which of its items those were */
  *#emptyBuckets(
    items: Items,
    from: number,
    to: number,
  ): Steps<ReadonlyMap<number, ReadonlySet<ByteString> | 'all'>> {
    const gone = new Map<number, ReadonlySet<ByteString> | 'all'>()
    let number = this.#bucketAt(items, from)
    let end = this.#startOf(items, number) + this.#row.get(number).size
    for (let position = from; position < to; ) {
      const { size, behind } = this.#row.get(number)
      const stop = Math.min(end, to)
      const count = stop - position
      if (count === size) gone.set(number, 'all')
      else gone.set(number, new Set(Array.from(items.slice(position, stop), ([id]) => id)))
      this.#row.grow(number, -count)
      position = stop
      if (position < to) end += this.#row.get(behind).size
      number = behind
      if (gone.size % editsInStep === 0) yield
    }
    return gone
  }

  /** Into the last bucket while there is room, then into new ones: none has to be split. */
  #append(items: Items, position: number, count: number): void {
    let number = this.#row.last
    let room = number === 0 ? 0 : bucketAtMost - this.#row.get(number).size
    for (const [id] of items.slice(position, position + count)) {
      if (room <= 0) {
        number = this.#row.insertBehind(number, 0, 1)
        room = bucketAtMost
      } else this.#row.grow(number, 1)
      room--
      this.#places.set(id, number)
    }
  }

  #prepend(items: Items, count: number): void {
    let number = this.#bucketAt(items, count)
    let room = bucketAtMost - this.#row.get(number).size
    for (const [id] of items.slice(0, count, true)) {
      if (room <= 0) {
        number = this.#row.insertBehind(0, number, 1)
        room = bucketAtMost
      } else this.#row.grow(number, 1)
      room--
      this.#places.set(id, number)
    }
  }

  /** Leaves half a bucket of items in it, and moves the others into new ones behind it. */
  #split(items: Items, number: number): void {
    const half = bucketAtMost / 2
    const { size, behind } = this.#row.get(number)
    const start = this.#startOf(items, number)
    let last = number
    for (let moved = half; moved < size; moved += half) {
      const count = Math.min(half, size - moved)
      last = this.#row.insertBehind(last, behind, count)
      const from = start + moved
      for (const [id] of items.slice(from, from + count)) this.#places.set(id, last)
    }
    this.#row.grow(number, half - size)
  }

  /** Position of the first item of a bucket. */
  #startOf(items: Items, number: number): number {
    const labelAt = (at: number) => this.#row.get(this.#bucketAt(items, at)).label
    return bisect(items.size, labelAt, this.#row.get(number).label)
  }

  #bucketAt(items: Items, position: number): number {
    const number = this.#places.get(items.at(position)?.[0] ?? '')
    if (number === undefined) throw new Error(`no item at ${position}`)
    return number
  }
}

function find(
  places: Pick<OrderedMap<number>, 'get'>,
  bucketOf: (number: number) => { readonly label: number; readonly size: number } | undefined,
  items: Items,
  id: ByteString,
): number {
  const number = places.get(id)
  const bucket = number === undefined ? undefined : bucketOf(number)
  if (bucket === undefined) return -1
  const labelAt = (position: number) =>
    bucketOf(places.get(items.at(position)?.[0] ?? '') ?? 0)?.label ?? 0
  let position = bisect(items.size, labelAt, bucket.label)
  for (const [other] of items.slice(position, position + bucket.size)) {
    if (other === id) return position
    position++
  }
  return -1
}

/** The first of `size` positions whose label is at or above this one. */
function bisect(size: number, labelAt: (position: number) => number, label: number): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (labelAt(middle) < label) low = middle + 1
    else high = middle
  }
  return low
}
