import type { CollectionOptions } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { QueueCollection, QueueValue } from './collection.ts'
import { editsInStep } from './edits-in-step.ts'
import type { PriorityEncoding } from './priority.ts'
import { encodingOf, type PlaceRange, placeOf } from './queue-order.ts'
import { newestOfLowest, type QueueWalk, walkQueue } from './queue-walk.ts'
import type { Steps } from './steps.ts'
import type { OrderedMapDraft } from './tree/ordered-map.ts'

/** A queue while a batch is applied. What is edited in steps must not be used before the last one. */
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
  removeRange(range: PlaceRange): Steps<number>
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

/** A key that is sought and forgotten takes as long as so many that are passed on the way through all of them. */
const passedInstead = 64

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

  *removeRange(range: PlaceRange): Steps<number> {
    const { from, to } = range
    const { size } = this.#items
    const count = this.#items.count(range)
    if (count === size) this.#places.clear()
    else if (count > size / passedInstead) {
      yield* this.#places.retain((_key, place) => place < from || (to !== undefined && place >= to))
    } else {
      let removed = 0
      for (const [, { key }] of this.#items.entries(range)) {
        this.#places.delete(key)
        if (++removed % editsInStep === 0) yield
      }
    }
    this.#items.deleteRange(range)
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
