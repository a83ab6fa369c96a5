import type { ByteString } from '../byte-string.ts'
import type { ItemCodec } from './format.ts'
import { elementAt, firstLeaf, type Leaf, lastLeaf, type TreeNode } from './node.ts'
import type { OrderedMap } from './ordered-map.ts'

/** A key whose item is not the same in both maps. */
export interface Difference<V> {
  readonly key: ByteString
  /** Undefined: only the later map has the key. */
  readonly before: V | undefined
  /** Undefined: only the earlier map has the key. */
  readonly after: V | undefined
}

/**
 * What differs between two maps, in the order of the keys. Subtrees that both share are skipped, and so are leaves of
 * equal digests; elsewhere items are compared by their bytes.
 */
export function* differencesOf<V>(
  before: OrderedMap<V>,
  after: OrderedMap<V>,
  codec: ItemCodec<V>,
): Generator<Difference<V>> {
  const left = new Frontier(before.root)
  const right = new Frontier(after.root)
  for (;;) {
    const one = left.next
    const other = right.next
    if (one === undefined || other === undefined) break
    if (left.whole && right.whole && areEqual(one, other)) {
      left.pass()
      right.pass()
    } else if (lastKey(one) < right.firstKey(other)) {
      yield* removed(left)
    } else if (lastKey(other) < left.firstKey(one)) {
      yield* added(right)
    } else if (one.children === null && other.children === null) {
      yield* mergeLeaves(left, one, right, other, codec)
    } else {
      // The higher one, and both of the same height: equal subtrees then meet on their own level.
      if (one.level >= other.level) left.open()
      if (other.level >= one.level) right.open()
    }
  }
  while (left.next !== undefined) yield* removed(left)
  while (right.next !== undefined) yield* added(right)
}

/** What is still to be seen of one map. */
class Frontier<V> {
  /** The next one last. */
  readonly #nodes: TreeNode<V>[]
  /** How much of the next node, which is a leaf unless it is 0, was seen. */
  #slot = 0

  constructor(root: TreeNode<V> | null) {
    this.#nodes = root === null ? [] : [root]
  }

  get next(): TreeNode<V> | undefined {
    return this.#nodes.at(-1)
  }

  get whole(): boolean {
    return this.#slot === 0
  }

  get slot(): number {
    return this.#slot
  }

  firstKey(next: TreeNode<V>): ByteString {
    return elementAt(firstLeaf(next).keys, this.#slot)
  }

  pass(): void {
    this.#nodes.pop()
    this.#slot = 0
  }

  open(): void {
    const node = this.#nodes.pop()
    if (node === undefined || node.children === null) throw new Error('a leaf has no children')
    for (let turn = node.children.length - 1; turn >= 0; turn--) {
      this.#nodes.push(elementAt(node.children, turn))
    }
  }

  /** Passes what is before a slot of the leaf that is next. */
  passTo(slot: number, leaf: Leaf<V>): void {
    if (slot === leaf.size) this.pass()
    else this.#slot = slot
  }

  /** Passes the next node and yields its items. */
  *take(): Generator<readonly [ByteString, V]> {
    for (let node = this.next; node !== undefined && node.children !== null; node = this.next) {
      this.open()
    }
    const leaf = this.next
    if (leaf === undefined || leaf.children !== null) return
    const start = this.#slot
    this.pass()
    for (let slot = start; slot < leaf.size; slot++) {
      yield [elementAt(leaf.keys, slot), elementAt(leaf.values, slot)]
    }
  }
}

function areEqual<V>(one: TreeNode<V>, other: TreeNode<V>): boolean {
  if (one === other) return true
  if (one.children !== null || other.children !== null) return false
  return one.digest !== null && one.digest === other.digest
}

function lastKey<V>(node: TreeNode<V>): ByteString {
  const leaf = lastLeaf(node)
  return elementAt(leaf.keys, leaf.size - 1)
}

function* removed<V>(left: Frontier<V>): Generator<Difference<V>> {
  for (const [key, before] of left.take()) yield { key, before, after: undefined }
}

function* added<V>(right: Frontier<V>): Generator<Difference<V>> {
  for (const [key, after] of right.take()) yield { key, before: undefined, after }
}

/** Compares two leaves until one of them ends. */
function* mergeLeaves<V>(
  left: Frontier<V>,
  one: Leaf<V>,
  right: Frontier<V>,
  other: Leaf<V>,
  codec: ItemCodec<V>,
): Generator<Difference<V>> {
  let leftSlot = left.slot
  let rightSlot = right.slot
  while (leftSlot < one.size && rightSlot < other.size) {
    const leftKey = elementAt(one.keys, leftSlot)
    const rightKey = elementAt(other.keys, rightSlot)
    const before = leftKey <= rightKey ? elementAt(one.values, leftSlot++) : undefined
    const after = rightKey <= leftKey ? elementAt(other.values, rightSlot++) : undefined
    const key = before === undefined ? rightKey : leftKey
    if (!haveEqualBytes(codec, key, before, after)) yield { key, before, after }
  }
  left.passTo(leftSlot, one)
  right.passTo(rightSlot, other)
}

function haveEqualBytes<V>(
  codec: ItemCodec<V>,
  key: ByteString,
  before: V | undefined,
  after: V | undefined,
): boolean {
  if (before === undefined || after === undefined) return false
  return before === after || codec.encode(key, before) === codec.encode(key, after)
}
