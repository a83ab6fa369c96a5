import type { CollectionOptions } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { SetCollection } from './collection.ts'
import { keyAfter } from './key-range.ts'
import type { OrderedMapDraft } from './tree/ordered-map.ts'

/** A set while a batch is applied. */
export interface SetDraft {
  readonly kind: 'set'
  readonly name: string
  readonly options: Readonly<CollectionOptions>
  readonly size: number
  /** Of the values. */
  readonly bytes: number
  /** The revision that added the value; undefined: it is not there. */
  get(value: ByteString): number | undefined
  /** In the order of their bytes. Must be used up before the next edit. */
  values(): Iterable<ByteString>
  /** Whether the value was not there. */
  add(value: ByteString, revision: number): boolean
  /** Whether the value was there. */
  remove(value: ByteString): boolean
  /** Removes every value up to this one, which is there. O(log n). */
  removeThrough(value: ByteString): void
  clear(): void
  seal(): SetCollection
}

export function draftSet(set: SetCollection): SetDraft {
  return new Draft(set)
}

class Draft implements SetDraft {
  readonly kind = 'set'
  readonly #set: SetCollection
  readonly #items: OrderedMapDraft<number>

  constructor(set: SetCollection) {
    this.#set = set
    this.#items = set.items.fork()
  }

  get name(): string {
    return this.#set.name
  }

  get options(): Readonly<CollectionOptions> {
    return this.#set.options
  }

  get size(): number {
    return this.#items.size
  }

  get bytes(): number {
    return this.#items.bytes
  }

  get(value: ByteString): number | undefined {
    return this.#items.get(value)
  }

  *values(): Iterable<ByteString> {
    for (const [value] of this.#items.entries()) yield value
  }

  add(value: ByteString, revision: number): boolean {
    if (this.#items.has(value)) return false
    this.#items.set(value, revision)
    return true
  }

  remove(value: ByteString): boolean {
    return this.#items.delete(value)
  }

  removeThrough(value: ByteString): void {
    this.#items.deleteRange({ to: keyAfter(value) })
  }

  clear(): void {
    this.#items.clear()
  }

  seal(): SetCollection {
    const items = this.#items.seal()
    return items === this.#set.items ? this.#set : { ...this.#set, items }
  }
}
