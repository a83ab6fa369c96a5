import type { ByteString } from '../byte-string.ts'
import type { TreeFormat } from './format.ts'
import type { TreeNode } from './node.ts'
import { itemAt } from './search.ts'
import type { Tree } from './tree.ts'
import { TreeDraft } from './tree-draft.ts'
import { itemsOf } from './walk.ts'

interface SequenceReads<V> {
  readonly size: number
  /** What all items weigh. */
  readonly bytes: number
  /** The id and the value at a position; undefined outside of the sequence. O(log n). */
  at(position: number): readonly [ByteString, V] | undefined
  /** Those from one position to before another, clamped to the sequence. O(log n), then O(1) an item. */
  slice(from: number, to: number, reverse?: boolean): Iterable<readonly [ByteString, V]>
}

/**
 * Values by position, each with an id that stays with it. The ids decide the cuts: they must differ from each other.
 * A sequence never changes.
 */
export interface Sequence<V> extends SequenceReads<V>, Tree<V> {
  /** An editable copy. O(1): it shares everything until it is edited. */
  fork(): SequenceDraft<V>
}

/**
 * Edited in place, then sealed. An iteration does not outlive an edit. A position that is out of range is
 * a programming mistake.
 */
export interface SequenceDraft<V> extends SequenceReads<V> {
  /** Before the item at a position, or behind all at the position that is the size. O(log n). */
  insert(position: number, id: ByteString, value: V): void
  /** Gives the item at a position another value. O(log n). */
  replace(position: number, value: V): void
  /** Removes the item at a position. O(log n). */
  remove(position: number): void
  /** Removes the items from one position to before another. O(log n). */
  removeRange(from: number, to: number): void
  clear(): void
  /** The contents as a sequence that never changes, whatever becomes of the draft. O(1). */
  seal(): Sequence<V>
}

/** A sequence over the tree, empty unless it is given nodes. */
export function createSequence<V>(
  format: TreeFormat<V>,
  root: TreeNode<V> | null = null,
): Sequence<V> {
  return new Sealed(format, root)
}

abstract class Reads<V> implements SequenceReads<V> {
  abstract readonly root: TreeNode<V> | null

  get size(): number {
    return this.root?.size ?? 0
  }

  get bytes(): number {
    return this.root?.bytes ?? 0
  }

  at(position: number): readonly [ByteString, V] | undefined {
    return itemAt(this.root, position)
  }

  slice(from: number, to: number, reverse = false): Iterable<readonly [ByteString, V]> {
    return itemsOf(this.root, from, to, reverse)
  }
}

class Sealed<V> extends Reads<V> implements Sequence<V> {
  readonly format: TreeFormat<V>
  readonly root: TreeNode<V> | null

  constructor(format: TreeFormat<V>, root: TreeNode<V> | null) {
    super()
    this.format = format
    this.root = root
  }

  fork(): SequenceDraft<V> {
    return new Draft(this)
  }
}

class Draft<V> extends Reads<V> implements SequenceDraft<V> {
  readonly #origin: Sequence<V>
  readonly #tree: TreeDraft<V>

  constructor(origin: Sequence<V>) {
    super()
    this.#origin = origin
    this.#tree = new TreeDraft(origin.format, origin.root)
  }

  get root(): TreeNode<V> | null {
    return this.#tree.root
  }

  insert(position: number, id: ByteString, value: V): void {
    this.#expectWithin(position, this.size)
    this.#tree.seekGap(position)
    this.#tree.insert(id, value)
  }

  replace(position: number, value: V): void {
    this.#expectWithin(position, this.size - 1)
    this.#tree.seekItem(position)
    this.#tree.replace(value)
  }

  remove(position: number): void {
    this.#expectWithin(position, this.size - 1)
    this.#tree.seekItem(position)
    this.#tree.remove()
  }

  removeRange(from: number, to: number): void {
    this.#expectWithin(from, to)
    this.#expectWithin(to, this.size)
    if (from < to) this.#tree.spliceRange(from, to, null)
  }

  clear(): void {
    this.#tree.clear()
  }

  seal(): Sequence<V> {
    const root = this.#tree.seal()
    return root === this.#origin.root ? this.#origin : new Sealed(this.#origin.format, root)
  }

  #expectWithin(position: number, last: number): void {
    if (!Number.isSafeInteger(position) || position < 0 || position > last) {
      throw new RangeError(`position ${position} is not in 0 to ${last}`)
    }
  }
}
