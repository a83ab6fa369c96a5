import type { ByteString } from '../byte-string.ts'
import { type Heads, headBeside, headsOf } from './heads.ts'
import { type Branch, elementAt, type Leaf, type TreeNode } from './node.ts'

/** Which child of a branch holds the key, if any does: as many as there are splits at or below it. */
export function turnTo<V>(branch: Branch<V>, key: ByteString): number {
  const { splits } = branch
  const last = splits.length - 1
  if (last < 0 || key < elementAt(splits, 0)) return 0
  if (elementAt(splits, last) <= key) return last + 1
  // From here on it has what all splits have in common.
  branch.heads ??= headsOf(splits)
  const { heads } = branch
  const head = headBeside(heads, key)
  // Heads are whole numbers apart: those of splits at the key are below the next one.
  const turn = headsBelow(heads, head + 1)
  return heads[turn] === head ? turnByKeys(splits, key) : turn
}

/** As many as there are keys below this one. */
export function slotOf<V>(leaf: Leaf<V>, key: ByteString): number {
  const { keys } = leaf
  leaf.heads ??= headsOf(keys)
  const { heads } = leaf
  const slot = headsBelow(heads, headBeside(heads, key))
  // What the heads say is a guess: of keys that look alike, and where this one lacks what the others have in common.
  const isThere =
    keys[slot] === key ||
    ((slot === 0 || elementAt(keys, slot - 1) < key) &&
      (slot === keys.length || key < elementAt(keys, slot)))
  return isThere ? slot : slotByKeys(keys, key)
}

/** How many heads of the row are below this one. */
function headsBelow(heads: Heads, head: number): number {
  let low = 1
  let high = heads.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((heads[middle] ?? 0) < head) low = middle + 1
    else high = middle
  }
  return low - 1
}

function turnByKeys(splits: readonly ByteString[], key: ByteString): number {
  let low = 0
  let high = splits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (elementAt(splits, middle) <= key) low = middle + 1
    else high = middle
  }
  return low
}

function slotByKeys(keys: readonly ByteString[], key: ByteString): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (elementAt(keys, middle) < key) low = middle + 1
    else high = middle
  }
  return low
}

/** The value under a key of a tree that is sorted by its keys. */
export function valueUnder<V>(root: TreeNode<V> | null, key: ByteString): V | undefined {
  if (root === null) return undefined
  let node = root
  while (node.children !== null) node = elementAt(node.children, turnTo(node, key))
  const slot = slotOf(node, key)
  return node.keys[slot] === key ? node.values[slot] : undefined
}

/** How many keys of a sorted tree are below this one. */
export function rankOf<V>(root: TreeNode<V> | null, key: ByteString): number {
  if (root === null) return 0
  let rank = 0
  let node = root
  while (node.children !== null) {
    const turn = turnTo(node, key)
    for (let before = 0; before < turn; before++) rank += elementAt(node.children, before).size
    node = elementAt(node.children, turn)
  }
  return rank + slotOf(node, key)
}

/** The item at a position. @returns undefined - outside of the tree */
export function itemAt<V>(
  root: TreeNode<V> | null,
  position: number,
): readonly [ByteString, V] | undefined {
  if (root === null || position < 0 || position >= root.size) return undefined
  let rest = position
  let node = root
  while (node.children !== null) {
    let turn = 0
    let child = elementAt(node.children, 0)
    while (rest >= child.size) {
      rest -= child.size
      child = elementAt(node.children, ++turn)
    }
    node = child
  }
  return [elementAt(node.keys, rest), elementAt(node.values, rest)]
}
