import type { ByteString } from '../byte-string.ts'
import { elementAt, type TreeNode } from './node.ts'

/** Which child of a branch holds the key, if any does: as many as there are splits at or below it. */
export function turnTo(splits: readonly ByteString[], key: ByteString): number {
  let low = 0
  let high = splits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (elementAt(splits, middle) <= key) low = middle + 1
    else high = middle
  }
  return low
}

/** As many as there are keys below this one. */
export function slotOf(keys: readonly ByteString[], key: ByteString): number {
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
  while (node.children !== null) node = elementAt(node.children, turnTo(node.splits, key))
  const slot = slotOf(node.keys, key)
  return node.keys[slot] === key ? node.values[slot] : undefined
}

/** How many keys of a sorted tree are below this one. */
export function rankOf<V>(root: TreeNode<V> | null, key: ByteString): number {
  if (root === null) return 0
  let rank = 0
  let node = root
  while (node.children !== null) {
    const turn = turnTo(node.splits, key)
    for (let before = 0; before < turn; before++) rank += elementAt(node.children, before).size
    node = elementAt(node.children, turn)
  }
  return rank + slotOf(node.keys, key)
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
