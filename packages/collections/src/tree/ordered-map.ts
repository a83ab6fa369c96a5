import type { ByteString } from '../byte-string.ts'
import type { Steps } from '../steps.ts'
import type { TreeFormat } from './format.ts'
import { type KeyRange, positionsOf } from './key-range.ts'
import type { TreeNode } from './node.ts'
import { itemAt, rankOf, valueUnder } from './search.ts'
import type { Tree } from './tree.ts'
import { TreeDraft } from './tree-draft.ts'
import { itemsOf } from './walk.ts'

interface OrderedReads<V> {
  readonly size: number
  /** What all items weigh. */
  readonly bytes: number
  get(key: ByteString): V | undefined
  has(key: ByteString): boolean
  /** The item at a position in the order of the keys; undefined outside of them. O(log n). */
  at(position: number): readonly [ByteString, V] | undefined
  /** How many keys are below this one. O(log n). */
  rank(key: ByteString): number
  /** How many keys are in the range. O(log n). */
  count(range: KeyRange): number
  /** In the order of the key bytes. O(log n), then O(1) an item. */
  entries(range?: KeyRange): Iterable<readonly [ByteString, V]>
}

/** A map in the order of its key bytes that never changes. A value is never undefined. */
export interface OrderedMap<V> extends OrderedReads<V>, Tree<V> {
  /** An editable copy. O(1): it shares everything until it is edited. */
  fork(): OrderedMapDraft<V>
}

/** Edited in place, then sealed. An iteration does not outlive an edit. */
export interface OrderedMapDraft<V> extends OrderedReads<V> {
  set(key: ByteString, value: V): void
  /** Whether the key was there. */
  delete(key: ByteString): boolean
  /** Removes every key in the range. O(log n). @returns how many those were */
  deleteRange(range: KeyRange): number
  /**
   * Removes every item that is not to be kept, in steps, after which alone the draft may be used again. O(n), and much
   * less an item than `delete`. @returns how many those were
   */
  retain(keeps: (key: ByteString, value: V) => boolean): Steps<number>
  clear(): void
  /** The contents as a map that never changes, whatever becomes of the draft. O(1). */
  seal(): OrderedMap<V>
}

/** A map over the tree, empty unless it is given nodes. */
export function createOrderedMap<V>(
  format: TreeFormat<V>,
  root: TreeNode<V> | null = null,
): OrderedMap<V> {
  return new Sealed(format, root)
}

abstract class Reads<V> implements OrderedReads<V> {
  abstract readonly root: TreeNode<V> | null

  get size(): number {
    return this.root?.size ?? 0
  }

  get bytes(): number {
    return this.root?.bytes ?? 0
  }

  get(key: ByteString): V | undefined {
    return valueUnder(this.root, key)
  }

  has(key: ByteString): boolean {
    return valueUnder(this.root, key) !== undefined
  }

  at(position: number): readonly [ByteString, V] | undefined {
    return itemAt(this.root, position)
  }

  rank(key: ByteString): number {
    return rankOf(this.root, key)
  }

  count(range: KeyRange): number {
    const [from, to] = positionsOf(this.root, range)
    return to - from
  }

  entries(range: KeyRange = {}): Iterable<readonly [ByteString, V]> {
    const [from, to] = positionsOf(this.root, range)
    return itemsOf(this.root, from, to, range.reverse ?? false)
  }
}

class Sealed<V> extends Reads<V> implements OrderedMap<V> {
  readonly format: TreeFormat<V>
  readonly root: TreeNode<V> | null

  constructor(format: TreeFormat<V>, root: TreeNode<V> | null) {
    super()
    this.format = format
    this.root = root
  }

  fork(): OrderedMapDraft<V> {
    return new Draft(this)
  }
}

class Draft<V> extends Reads<V> implements OrderedMapDraft<V> {
  readonly #origin: OrderedMap<V>
  readonly #tree: TreeDraft<V>
  /** Where the tree's place is, and what is there: most keys that are set were asked for just before. Null: nowhere. */
  #soughtKey: ByteString | null = null
  #found: V | undefined

  constructor(origin: OrderedMap<V>) {
    super()
    this.#origin = origin
    this.#tree = new TreeDraft(origin.format, origin.root)
  }

  get root(): TreeNode<V> | null {
    return this.#tree.root
  }

  override get(key: ByteString): V | undefined {
    if (this.#soughtKey !== key) {
      this.#found = this.#tree.seekKey(key)
      this.#soughtKey = key
    }
    return this.#found
  }

  set(key: ByteString, value: V): void {
    const found = this.get(key)
    this.#soughtKey = null
    if (found === undefined) this.#tree.insert(key, value)
    else this.#tree.replace(value)
  }

  delete(key: ByteString): boolean {
    const found = this.get(key) !== undefined
    this.#soughtKey = null
    if (found) this.#tree.remove()
    return found
  }

  deleteRange(range: KeyRange): number {
    const [from, to] = positionsOf(this.root, range)
    this.#soughtKey = null
    if (from < to) this.#tree.spliceRange(from, to, null)
    return to - from
  }

  *retain(keeps: (key: ByteString, value: V) => boolean): Steps<number> {
    const { size } = this
    this.#soughtKey = null
    yield* this.#tree.retain(keeps)
    return size - this.size
  }

  clear(): void {
    this.#soughtKey = null
    this.#tree.clear()
  }

  seal(): OrderedMap<V> {
    this.#soughtKey = null
    const root = this.#tree.seal()
    return root === this.#origin.root ? this.#origin : new Sealed(this.#origin.format, root)
  }
}
