import { createRequire } from 'node:module'
import type { ByteString } from './byte-string.ts'
import type { KeyRange, OrderedMap, OrderedMapDraft } from './ordered-map.ts'

// The module is CommonJS with its class in `default`; importers disagree on what an `import` of that is, `require` does
// not.
const { default: BTree }: typeof import('sorted-btree') = createRequire(import.meta.url)(
  'sorted-btree',
)
type Tree<V> = InstanceType<typeof BTree<ByteString, V>>

function compare(left: ByteString, right: ByteString): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function* walk<V>(tree: Tree<V>, range: KeyRange): Iterable<readonly [ByteString, V]> {
  const { from, to } = range
  if (range.reverse) {
    for (const pair of tree.entriesReversed(to, undefined, true)) {
      if (from !== undefined && pair[0] < from) return
      yield pair
    }
  } else {
    for (const pair of tree.entries(from)) {
      if (to !== undefined && pair[0] >= to) return
      yield pair
    }
  }
}

class SortedBTreeMap<V> implements OrderedMap<V> {
  /** Shared with forks; nobody edits it any more. */
  readonly #tree: Tree<V>

  constructor(tree: Tree<V>) {
    this.#tree = tree
  }

  get size(): number {
    return this.#tree.size
  }

  get(key: ByteString): V | undefined {
    return this.#tree.get(key)
  }

  has(key: ByteString): boolean {
    return this.#tree.has(key)
  }

  entries(range: KeyRange = {}): Iterable<readonly [ByteString, V]> {
    return walk(this.#tree, range)
  }

  fork(): OrderedMapDraft<V> {
    return new SortedBTreeDraft(this, this.#tree)
  }
}

class SortedBTreeDraft<V> implements OrderedMapDraft<V> {
  readonly #origin: OrderedMap<V>
  /** The origin's tree until the first edit, then this draft's own. */
  #tree: Tree<V>
  #edited = false

  constructor(origin: OrderedMap<V>, tree: Tree<V>) {
    this.#origin = origin
    this.#tree = tree
  }

  get size(): number {
    return this.#tree.size
  }

  get(key: ByteString): V | undefined {
    return this.#tree.get(key)
  }

  has(key: ByteString): boolean {
    return this.#tree.has(key)
  }

  entries(range: KeyRange = {}): Iterable<readonly [ByteString, V]> {
    return walk(this.#tree, range)
  }

  set(key: ByteString, value: V): void {
    this.#own().set(key, value)
  }

  delete(key: ByteString): boolean {
    // Asking first: deleting an absent key would copy the path to it.
    return this.#tree.has(key) && this.#own().delete(key)
  }

  clear(): void {
    if (this.#tree.size === 0) return
    this.#tree = new BTree<ByteString, V>(undefined, compare)
    this.#edited = true
  }

  seal(): OrderedMap<V> {
    return this.#edited ? new SortedBTreeMap(this.#tree) : this.#origin
  }

  #own(): Tree<V> {
    if (!this.#edited) {
      // Marks the nodes as shared; either tree copies a shared node before it changes it.
      this.#tree = this.#tree.clone()
      this.#edited = true
    }
    return this.#tree
  }
}

/** An empty {@link OrderedMap} over a B+ tree with copy-on-write nodes. */
export function createOrderedMap<V>(): OrderedMap<V> {
  return new SortedBTreeMap(new BTree<ByteString, V>(undefined, compare))
}
