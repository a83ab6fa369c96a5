import type { CollectionOptions } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { MapCollection, MapDeadline, MapValue } from './collection.ts'
import { type DeadlinesDraft, draftDeadlines } from './deadlines.ts'
import type { OrderedMapDraft } from './tree/ordered-map.ts'

/** A map while a batch is applied. */
export interface MapDraft {
  readonly kind: 'map'
  readonly name: string
  readonly options: Readonly<CollectionOptions>
  readonly size: number
  /** Of keys and values. */
  readonly bytes: number
  /** Log time of the first entry that is due; infinite where none waits. */
  readonly earliest: number
  /** What the group's index of deadlines knows as `earliest`. */
  scheduled: number
  get(key: ByteString): MapValue | undefined
  /** @param previous - what {@link get} answers for the key */
  put(key: ByteString, next: MapValue, previous: MapValue | undefined): void
  /** Whether the key was there. */
  remove(key: ByteString): boolean
  /** Removes the entry that is due first at this log time, if one is. */
  expireFirst(logTime: number): void
  clear(): void
  seal(): MapCollection
}

export function draftMap(map: MapCollection): MapDraft {
  return new Draft(map)
}

/** Tells apart what is due in a map at the same time. */
export function keyOfDue(due: MapDeadline): ByteString {
  return due.key
}

class Draft implements MapDraft {
  readonly kind = 'map'
  readonly #map: MapCollection
  readonly #items: OrderedMapDraft<MapValue>
  readonly #deadlines: DeadlinesDraft<MapDeadline>
  scheduled: number

  constructor(map: MapCollection) {
    this.#map = map
    this.#items = map.items.fork()
    this.#deadlines = draftDeadlines(map.deadlines, keyOfDue)
    this.scheduled = this.#deadlines.earliest
  }

  get name(): string {
    return this.#map.name
  }

  get options(): Readonly<CollectionOptions> {
    return this.#map.options
  }

  get size(): number {
    return this.#items.size
  }

  get bytes(): number {
    return this.#items.bytes
  }

  get earliest(): number {
    return this.#deadlines.earliest
  }

  get(key: ByteString): MapValue | undefined {
    return this.#items.get(key)
  }

  put(key: ByteString, next: MapValue, previous: MapValue | undefined): void {
    if (previous !== undefined) this.#forget(key, previous)
    if (next.deadline > 0) this.#deadlines.add({ deadline: next.deadline, key })
    this.#items.set(key, next)
  }

  remove(key: ByteString): boolean {
    const previous = this.#items.get(key)
    if (previous === undefined) return false
    this.#items.delete(key)
    this.#forget(key, previous)
    return true
  }

  expireFirst(logTime: number): void {
    const due = this.#deadlines.take(logTime)
    if (due !== null) this.remove(due.key)
  }

  clear(): void {
    this.#items.clear()
    this.#deadlines.clear()
  }

  seal(): MapCollection {
    const items = this.#items.seal()
    // Deadlines change only together with items.
    return items === this.#map.items
      ? this.#map
      : { ...this.#map, items, deadlines: this.#deadlines.seal() }
  }

  #forget(key: ByteString, previous: MapValue): void {
    if (previous.deadline > 0) this.#deadlines.remove({ deadline: previous.deadline, key })
  }
}
