import type { CollectionOptions } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { QueueCollection, QueueValue } from './collection.ts'
import type { PriorityEncoding } from './priority.ts'
import { encodingOf, type PlaceRange, placeOf } from './queue-order.ts'
import { newestOfLowest, type QueueWalk, walkQueue } from './queue-walk.ts'
import type { OrderedMapDraft } from './tree/ordered-map.ts'

/** A queue while a batch is applied. */
export interface QueueDraft {
  readonly kind: 'queue'
  readonly name: string
  readonly options: Readonly<CollectionOptions>
  readonly encoding: PriorityEncoding
  readonly size: number
  /** Of priorities, keys and values. */
  readonly bytes: number
  get(key: ByteString): QueueValue | undefined
  /** Takes the place of the item with its key, if there is one. */
  put(item: QueueValue): void
  /** Whether the key was there. */
  remove(key: ByteString): boolean
  /** Removes every item with its place in the range. @returns how many those were */
  removeRange(range: PlaceRange): number
  /** Must be used up before the next edit. */
  walk(walk: QueueWalk): Iterable<QueueValue>
  /** What goes first for the capacity. */
  newestOfLowest(): QueueValue | undefined
  clear(): void
  /** What {@link restore} brings back. O(1). */
  save(): QueueCollection
  restore(saved: QueueCollection): void
  seal(): QueueCollection
}

/**
 * Where more than one item in so many goes, going through all places in the order of their keys takes less than finding
 * those of the removed items one by one: a place that is found takes eight times one that is passed.
 */
const rebuildFrom = 8

export function draftQueue(queue: QueueCollection): QueueDraft {
  return new Draft(queue)
}

class Draft implements QueueDraft {
  readonly kind = 'queue'
  readonly encoding: PriorityEncoding
  #queue: QueueCollection
  #items: OrderedMapDraft<QueueValue>
  /** Has a key exactly when some item has it, with the place of that item. */
  #places: OrderedMapDraft<ByteString>

  constructor(queue: QueueCollection) {
    this.encoding = encodingOf(queue.options)
    this.#queue = queue
    this.#items = queue.items.fork()
    this.#places = queue.places.fork()
  }

  get name(): string {
    return this.#queue.name
  }

  get options(): Readonly<CollectionOptions> {
    return this.#queue.options
  }

  get size(): number {
    return this.#items.size
  }

  get bytes(): number {
    return this.#items.bytes
  }

  get(key: ByteString): QueueValue | undefined {
    const place = this.#places.get(key)
    return place === undefined ? undefined : this.#items.get(place)
  }

  put(item: QueueValue): void {
    const place = placeOf(this.encoding, item)
    const former = this.#places.get(item.key)
    if (former !== undefined && former !== place) this.#items.delete(former)
    this.#items.set(place, item)
    if (former !== place) this.#places.set(item.key, place)
  }

  remove(key: ByteString): boolean {
    const place = this.#places.get(key)
    if (place === undefined) return false
    this.#items.delete(place)
    this.#places.delete(key)
    return true
  }

  removeRange(range: PlaceRange): number {
    const { from, to } = range
    const count = this.#items.count(range)
    if (count * rebuildFrom > this.#items.size) {
      const rest = [...this.#places.entries()].filter(
        ([, place]) => place < from || (to !== undefined && place >= to),
      )
      this.#places.clear()
      for (const [key, place] of rest) this.#places.set(key, place)
    } else if (count > 0) {
      const keys = Array.from(this.#items.entries(range), ([, { key }]) => key)
      for (const key of keys) this.#places.delete(key)
    }
    if (count > 0) this.#items.deleteRange(range)
    return count
  }

  walk(walk: QueueWalk): Iterable<QueueValue> {
    return walkQueue(this.#items, this.encoding, walk)
  }

  newestOfLowest(): QueueValue | undefined {
    return newestOfLowest(this.#items, this.encoding)
  }

  clear(): void {
    this.#items.clear()
    this.#places.clear()
  }

  save(): QueueCollection {
    const saved = this.seal()
    this.restore(saved)
    return saved
  }

  restore(saved: QueueCollection): void {
    this.#queue = saved
    this.#items = saved.items.fork()
    this.#places = saved.places.fork()
  }

  seal(): QueueCollection {
    const items = this.#items.seal()
    return items === this.#queue.items
      ? this.#queue
      : { ...this.#queue, items, places: this.#places.seal() }
  }
}
