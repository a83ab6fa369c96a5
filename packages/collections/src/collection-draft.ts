import type { CollectionOptions } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { Collection, MapValue } from './state.ts'
import type { OrderedMapDraft } from './tree/ordered-map.ts'

/** A collection while a batch is applied: edited in place, its tree forked at most once a batch. */
export interface CollectionDraft {
  readonly name: string
  readonly options: Readonly<CollectionOptions>
  readonly size: number
  /** Of keys and values. */
  readonly bytes: number
  get(key: ByteString): MapValue | undefined
  /** @param previous - what {@link get} answers for the key */
  put(key: ByteString, value: ByteString, previous: MapValue | undefined, revision: number): void
  /** Whether the key was there. */
  remove(key: ByteString): boolean
  clear(): void
  seal(): Collection
}

export function draftCollection(collection: Collection): CollectionDraft {
  return new Draft(collection)
}

class Draft implements CollectionDraft {
  readonly #collection: Collection
  readonly #items: OrderedMapDraft<MapValue>
  bytes: number

  constructor(collection: Collection) {
    this.#collection = collection
    this.#items = collection.items.fork()
    this.bytes = collection.bytes
  }

  get name(): string {
    return this.#collection.name
  }

  get options(): Readonly<CollectionOptions> {
    return this.#collection.options
  }

  get size(): number {
    return this.#items.size
  }

  get(key: ByteString): MapValue | undefined {
    return this.#items.get(key)
  }

  put(key: ByteString, value: ByteString, previous: MapValue | undefined, revision: number): void {
    const created = previous === undefined ? revision : previous.created
    this.bytes += previous === undefined ? key.length : -previous.value.length
    this.bytes += value.length
    this.#items.set(key, { value, created, modified: revision })
  }

  remove(key: ByteString): boolean {
    const previous = this.#items.get(key)
    if (previous === undefined) return false
    this.#items.delete(key)
    this.bytes -= key.length + previous.value.length
    return true
  }

  clear(): void {
    this.#items.clear()
    this.bytes = 0
  }

  seal(): Collection {
    const items = this.#items.seal()
    return items === this.#collection.items
      ? this.#collection
      : { ...this.#collection, items, bytes: this.bytes }
  }
}
