import type { CollectionOptions } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { VecCollection, VecValue } from './collection.ts'
import type { OrderedMapDraft } from './tree/ordered-map.ts'
import type { SequenceDraft } from './tree/sequence.ts'
import { vecIdOf } from './vec-id.ts'
import { type LabelledRow, labelsFor } from './vec-labels.ts'
import { positionOfVecId } from './vec-position.ts'

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
  /** From one position to before another. */
  removeRange(from: number, to: number): void
  clear(): void
  seal(): VecCollection
}

export function draftVec(vec: VecCollection): VecDraft {
  return new Draft(vec)
}

class Draft implements VecDraft, LabelledRow {
  readonly kind = 'vec'
  readonly #vec: VecCollection
  readonly #items: SequenceDraft<VecValue>
  /** Id to label: has an id exactly when some item has it. */
  readonly #labels: OrderedMapDraft<number>

  constructor(vec: VecCollection) {
    this.#vec = vec
    this.#items = vec.items.fork()
    this.#labels = vec.labels.fork()
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
    return positionOfVecId({ items: this.#items, labels: this.#labels }, id)
  }

  insert(position: number, values: readonly ByteString[], revision: number, ordinal: number): void {
    if (values.length === 0) return
    const { first, step } = labelsFor(this, position, values.length)
    for (const [offset, value] of values.entries()) {
      const id = vecIdOf(revision, ordinal + offset)
      const label = first + step * offset
      this.#items.insert(position + offset, id, { value, modified: revision, label })
      this.#labels.set(id, label)
    }
  }

  replace(position: number, value: ByteString, revision: number): void {
    const [, { label }] = this.#itemAt(position)
    this.#items.replace(position, { value, modified: revision, label })
  }

  swap(left: number, right: number, revision: number): void {
    const [low, high] = left < right ? [left, right] : [right, left]
    const [lowId, lower] = this.#itemAt(low)
    const [highId, higher] = this.#itemAt(high)
    this.#items.remove(high)
    this.#items.remove(low)
    this.#put(low, highId, { value: higher.value, modified: revision, label: lower.label })
    this.#put(high, lowId, { value: lower.value, modified: revision, label: higher.label })
  }

  removeRange(from: number, to: number): void {
    for (const [id] of this.#items.slice(from, to)) this.#labels.delete(id)
    this.#items.removeRange(from, to)
  }

  clear(): void {
    this.#items.clear()
    this.#labels.clear()
  }

  seal(): VecCollection {
    const items = this.#items.seal()
    return items === this.#vec.items
      ? this.#vec
      : { ...this.#vec, items, labels: this.#labels.seal() }
  }

  labelAt(position: number): number {
    return this.#itemAt(position)[1].label
  }

  relabel(position: number, label: number): void {
    const [id, value] = this.#itemAt(position)
    this.#items.replace(position, { ...value, label })
    this.#labels.set(id, label)
  }

  #put(position: number, id: ByteString, value: VecValue): void {
    this.#items.insert(position, id, value)
    this.#labels.set(id, value.label)
  }

  #itemAt(position: number): readonly [ByteString, VecValue] {
    const item = this.#items.at(position)
    if (item === undefined) throw new RangeError(`no item at position ${position}`)
    return item
  }
}
