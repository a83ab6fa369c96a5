import type { ByteString } from '../byte-string.ts'
import type { Steps } from '../steps.ts'
import { cutsLeaf, heavyItemBytes } from './cut.ts'
import type { TreeFormat } from './format.ts'
import { insertHead } from './heads.ts'
import { isHeavy, joinTrees } from './join.ts'
import { type Branch, createLeaf, elementAt, type Leaf, type Owner, type TreeNode } from './node.ts'
import { retainItems } from './retain.ts'
import { slotOf, turnTo } from './search.ts'
import { splitTree } from './split.ts'

/**
 * A tree that is edited in place. An edit first seeks its place, then happens there.
 *
 * Most edits stay within one leaf and move no cut: they edit the leaf and the sums above it, in nodes that this draft
 * made, and in copies of the others. An edit that may move a cut (one in 64 of scattered ones) splits the tree and joins it
 * again, which restores every cut by the one rule of `joinTrees`.
 */
export class TreeDraft<V> {
  root: TreeNode<V> | null
  readonly #format: TreeFormat<V>
  /** A new one with every seal: what was sealed has no owner any more. */
  #owner: Owner = {}

  // The place that was sought last. An edit within its leaf leaves it in the tree, though not at the same item.
  readonly #branches: Branch<V>[] = []
  /** Which child of each branch leads on. */
  readonly #turns: number[] = []
  #depth = 0
  /** Null in an empty tree. */
  #leaf: Leaf<V> | null = null
  #slot = 0
  /** Whether the leaf of the place is in the tree, below these branches, and was sought by its key. */
  #goesOn = false

  constructor(format: TreeFormat<V>, root: TreeNode<V> | null) {
    this.#format = format
    this.root = root
  }

  /** Goes to a key of a sorted tree, or to where it belongs. Returns its value. */
  seekKey(key: ByteString): V | undefined {
    // Writes that come in the order of their keys, as most of many do, need no search.
    if (this.#goesOn && this.#leaf?.keys[this.#slot + 1] === key) {
      return this.#leaf.values[++this.#slot]
    }
    this.#depth = 0
    let node = this.root
    while (node !== null && node.children !== null) {
      node = this.#descend(node, turnTo(node, key))
    }
    this.#leaf = node
    this.#goesOn = node !== null
    if (node === null) return undefined
    this.#slot = slotOf(node, key)
    return node.keys[this.#slot] === key ? node.values[this.#slot] : undefined
  }

  /** Goes to the item at a position within the tree. */
  seekItem(position: number): void {
    this.#seekPosition(position, 0)
  }

  /** Goes to the gap before a position from 0 to the size of the tree; to the left of a cut that is there. */
  seekGap(position: number): void {
    this.#seekPosition(position, 1)
  }

  /** Gives the item that was sought another value. */
  replace(value: V): void {
    const leaf = this.#soughtLeaf()
    const key = elementAt(leaf.keys, this.#slot)
    const before = this.#format.weigh(key, elementAt(leaf.values, this.#slot))
    const after = this.#format.weigh(key, value)
    if (before >= heavyItemBytes !== after >= heavyItemBytes) {
      this.#splice(1, createLeaf(this.#owner, [key], [value], after))
      return
    }
    let own = leaf
    if (leaf.owner !== this.#owner) {
      own = createLeaf(this.#owner, leaf.keys, leaf.values.slice(), leaf.bytes, leaf.heads, true)
    }
    own.values[this.#slot] = value
    this.#edited(own, 0, after - before)
  }

  /** Puts an item into the gap that was sought. The key must be new, and in its place if the tree is sorted. */
  insert(key: ByteString, value: V): void {
    const leaf = this.#leaf
    const slot = this.#slot
    const bytes = this.#format.weigh(key, value)
    if (leaf === null || !this.#movesNoCut(leaf, key, bytes)) {
      this.#splice(0, createLeaf(this.#owner, [key], [value], bytes))
      return
    }
    let own = leaf
    if (leaf.owner !== this.#owner) {
      const { keys, values } = leaf
      const heads = leaf.heads?.slice() ?? null
      own = createLeaf(
        this.#owner,
        keys.toSpliced(slot, 0, key),
        values.toSpliced(slot, 0, value),
        leaf.bytes,
        heads,
      )
      if (heads !== null && !insertHead(heads, keys, slot, key)) own.heads = null
    } else {
      this.#ownKeys(leaf)
      if (leaf.heads !== null && !insertHead(leaf.heads, leaf.keys, slot, key)) leaf.heads = null
      insertAt(leaf.keys, slot, key)
      insertAt(leaf.values, slot, value)
    }
    this.#edited(own, 1, bytes)
  }

  /** Removes the item that was sought. */
  remove(): void {
    const leaf = this.#soughtLeaf()
    const slot = this.#slot
    const key = elementAt(leaf.keys, slot)
    const bytes = this.#format.weigh(key, elementAt(leaf.values, slot))
    const first = slot === 0 && !this.#isLeftmost()
    const heavy = bytes >= heavyItemBytes
    // A heavy item ends its leaf; without it the next leaf may have to join. The first item of a leaf made its cut.
    if (leaf.size === 1 || first || heavy) {
      this.#splice(1, null)
      return
    }
    // What all keys have in common, those that are left have, too.
    let own = leaf
    if (leaf.owner !== this.#owner) {
      const values = leaf.values.toSpliced(slot, 1)
      const heads = leaf.heads?.slice() ?? null
      heads?.splice(slot + 1, 1)
      own = createLeaf(this.#owner, leaf.keys.toSpliced(slot, 1), values, leaf.bytes, heads)
    } else {
      this.#ownKeys(leaf)
      leaf.keys.splice(slot, 1)
      leaf.values.splice(slot, 1)
      leaf.heads?.splice(slot + 1, 1)
    }
    this.#edited(own, -1, -bytes)
  }

  clear(): void {
    this.root = null
    this.#goesOn = false
  }

  /** The nodes as they are. What this draft is used for afterwards happens in copies. */
  seal(): TreeNode<V> | null {
    this.#owner = {}
    return this.root
  }

  /** Puts the items of another tree in the place of those between two positions. */
  spliceRange(from: number, to: number, items: TreeNode<V> | null): void {
    this.#goesOn = false
    const [left, rest] = splitTree(this.#format, this.#owner, this.root, from)
    const [, right] = splitTree(this.#format, this.#owner, rest, to - from)
    const head = joinTrees(this.#format, this.#owner, left, items)
    this.root = joinTrees(this.#format, this.#owner, head, right)
  }

  /** Removes every item that is not to be kept. Must not be used for anything else before it is done. */
  *retain(keeps: (key: ByteString, value: V) => boolean): Steps<void> {
    this.#goesOn = false
    this.root = yield* retainItems(this.#format, this.#owner, this.root, keeps)
  }

  #splice(removed: number, items: Leaf<V> | null): void {
    const at = this.#position()
    this.spliceRange(at, at + removed, items)
  }

  /** Whether an item can be inserted at the place without a cut before or behind it, and without undoing one. */
  #movesNoCut(leaf: Leaf<V>, key: ByteString, bytes: number): boolean {
    const { cutHash } = this.#format
    if (bytes >= heavyItemBytes || cutsLeaf(cutHash(key))) return false
    // Before the first item of all: that one may want a cut before itself, now that something stands there.
    if (this.#slot === 0) return !cutsLeaf(cutHash(elementAt(leaf.keys, 0)))
    // Behind a leaf that ends with a heavy item, the new one belongs to the next leaf.
    return this.#slot < leaf.size || !isHeavy(this.#format, leaf.keys, leaf.values, leaf.size - 1)
  }

  /** Makes an edited leaf part of the tree, and the sums above it right. */
  #edited(leaf: Leaf<V>, size: number, bytes: number): void {
    leaf.size = leaf.keys.length
    leaf.bytes += bytes
    this.#leaf = leaf
    let child: TreeNode<V> = leaf
    for (let depth = this.#depth - 1; depth >= 0; depth--) {
      const branch = elementAt(this.#branches, depth)
      const turn = elementAt(this.#turns, depth)
      if (branch.owner === this.#owner) {
        branch.children[turn] = child
        branch.size += size
        branch.bytes += bytes
        child = branch
      } else {
        // An edit within a leaf makes no leaf and takes none away.
        const { level, leaves, splits, heads } = branch
        const own: Branch<V> = {
          level,
          children: branch.children.slice(),
          owner: this.#owner,
          size: branch.size + size,
          bytes: branch.bytes + bytes,
          leaves,
          splits,
          heads,
        }
        own.children[turn] = child
        this.#branches[depth] = own
        child = own
      }
    }
    this.root = child
  }

  #ownKeys(leaf: Leaf<V>): void {
    if (!leaf.sharesKeys) return
    leaf.keys = leaf.keys.slice()
    leaf.heads = leaf.heads?.slice() ?? null
    leaf.sharesKeys = false
  }

  /** @param gap - 1: a position that is between two children belongs to the left one */
  #seekPosition(position: number, gap: number): void {
    this.#depth = 0
    let rest = position
    let node = this.root
    while (node !== null && node.children !== null) {
      let turn = 0
      let size = elementAt(node.children, 0).size
      while (rest >= size + gap) {
        rest -= size
        size = elementAt(node.children, ++turn).size
      }
      node = this.#descend(node, turn)
    }
    this.#leaf = node
    this.#slot = rest
    this.#goesOn = false
  }

  #descend(branch: Branch<V>, turn: number): TreeNode<V> {
    this.#branches[this.#depth] = branch
    this.#turns[this.#depth] = turn
    this.#depth++
    return elementAt(branch.children, turn)
  }

  /** How many items are before the place. */
  #position(): number {
    let position = this.#leaf === null ? 0 : this.#slot
    for (let depth = 0; depth < this.#depth; depth++) {
      const { children } = elementAt(this.#branches, depth)
      const turn = elementAt(this.#turns, depth)
      for (let before = 0; before < turn; before++) position += elementAt(children, before).size
    }
    return position
  }

  #isLeftmost(): boolean {
    for (let depth = 0; depth < this.#depth; depth++) {
      if (elementAt(this.#turns, depth) > 0) return false
    }
    return true
  }

  #soughtLeaf(): Leaf<V> {
    if (this.#leaf === null || this.#slot >= this.#leaf.size) throw new Error('no item was sought')
    return this.#leaf
  }
}

/** A splice at the end costs five times a push, and most logs append. */
function insertAt<T>(array: T[], slot: number, element: T): void {
  if (slot === array.length) array.push(element)
  else array.splice(slot, 0, element)
}
