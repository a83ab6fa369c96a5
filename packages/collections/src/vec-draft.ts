import type { CollectionOptions } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { VecCollection, VecValue } from './collection.ts'
import type { Steps } from './steps.ts'
import type { SequenceDraft } from './tree/sequence.ts'
import { vecIdOf } from './vec-id.ts'
import { VecOrderDraft } from './vec-order.ts'

/** A vec while a batch is applied. Positions are within it: the caller has looked. */
export interface VecDraft {
  readonly kind: 'vec'
  readonly name: string
  readonly options: Readonly<CollectionOptions>
  readonly size: number
  /** Of the values. */
  readonly bytes: number
  at(position: number): readonly [id: ByteString, value: VecValue] | undefined
  /** Position of the item with the id; −1: there is none. */
  positionOf(id: ByteString): number
  /** Before the item at the position, or behind all. Their ids have consecutive ordinals. */
  insert(position: number, values: readonly ByteString[], revision: number, ordinal: number): void
  replace(position: number, value: ByteString, revision: number): void
  swap(left: number, right: number, revision: number): void
  remove(position: number): void
  /** From one position to before another. The draft must not be used before the last step. */
  removeRange(from: number, to: number): Steps<void>
  clear(): void
  seal(): VecCollection
}

export function draftVec(vec: VecCollection): VecDraft {
  return new Draft(vec)
}

class Draft implements VecDraft {
  readonly kind = 'vec'
  readonly #vec: VecCollection
  readonly #items: SequenceDraft<VecValue>
  readonly #order: VecOrderDraft

  constructor(vec: VecCollection) {
    this.#vec = vec
    this.#items = vec.items.fork()
    this.#order = new VecOrderDraft(vec.order)
  }

  get name(): string {
    return this.#vec.name
  }

  get options(): Readonly<CollectionOptions> {
    return this.#vec.options
  }

  get size(): number {
    return this.#items.size
  }

  get bytes(): number {
    return this.#items.bytes
  }

  at(position: number): readonly [ByteString, VecValue] | undefined {
    return this.#items.at(position)
  }

  positionOf(id: ByteString): number {
    return this.#order.positionOf(this.#items, id)
  }

  insert(position: number, values: readonly ByteString[], revision: number, ordinal: number): void {
    for (const [offset, value] of values.entries()) {
      const id = vecIdOf(revision, ordinal + offset)
      this.#items.insert(position + offset, id, { value, modified: revision })
    }
    if (values.length > 0) this.#order.inserted(this.#items, position, values.length)
  }

  replace(position: number, value: ByteString, revision: number): void {
    this.#items.replace(position, { value, modified: revision })
  }

  swap(left: number, right: number, revision: number): void {
    const [low, high] = left < right ? [left, right] : [right, left]
    const [lowId, lower] = this.#itemAt(low)
    const [highId, higher] = this.#itemAt(high)
    this.#items.remove(high)
    this.#items.remove(low)
    this.#items.insert(low, highId, { value: higher.value, modified: revision })
    this.#items.insert(high, lowId, { value: lower.value, modified: revision })
    this.#order.swapped(lowId, highId)
  }

  remove(position: number): void {
    const [id] = this.#itemAt(position)
    this.#order.removed(id)
    this.#items.remove(position)
  }

  *removeRange(from: number, to: number): Steps<void> {
    yield* this.#order.removeRange(this.#items, from, to)
    this.#items.removeRange(from, to)
  }

  clear(): void {
    this.#items.clear()
    this.#order.clear()
  }

  seal(): VecCollection {
    const items = this.#items.seal()
    return items === this.#vec.items
      ? this.#vec
      : { ...this.#vec, items, order: this.#order.seal() }
  }

  #itemAt(position: number): readonly [ByteString, VecValue] {
    const item = this.#items.at(position)
    if (item === undefined) throw new RangeError(`no item at position ${position}`)
    return item
  }
}
