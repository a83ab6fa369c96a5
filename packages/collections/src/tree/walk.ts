import type { ByteString } from '../byte-string.ts'
import { elementAt, type Leaf, type TreeNode } from './node.ts'

/** Every leaf, in order. */
export function* leavesOf<V>(root: TreeNode<V> | null): Generator<Leaf<V>> {
  for (const { leaf } of spansOf(root, 0, root?.size ?? 0, false)) yield leaf
}

/** The items from one position to before another, in order or from the last one down. */
export function* itemsOf<V>(
  root: TreeNode<V> | null,
  from: number,
  to: number,
  reverse: boolean,
): Generator<readonly [ByteString, V]> {
  for (const { leaf, start, end } of spansOf(root, from, to, reverse)) {
    const { keys, values } = leaf
    if (reverse) {
      for (let slot = end - 1; slot >= start; slot--) {
        yield [elementAt(keys, slot), elementAt(values, slot)]
      }
    } else {
      for (let slot = start; slot < end; slot++) {
        yield [elementAt(keys, slot), elementAt(values, slot)]
      }
    }
  }
}

/** A part of a leaf. */
interface Span<V> {
  readonly leaf: Leaf<V>
  readonly start: number
  readonly end: number
}

function* spansOf<V>(
  root: TreeNode<V> | null,
  from: number,
  to: number,
  reverse: boolean,
): Generator<Span<V>> {
  if (root === null) return
  /** What is still to be visited, the next one last; each with the position of its first item. */
  const waiting: { readonly node: TreeNode<V>; readonly at: number }[] = [{ node: root, at: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, at } = next
    if (at >= to || at + node.size <= from) continue
    if (node.children === null) {
      yield { leaf: node, start: Math.max(0, from - at), end: Math.min(node.size, to - at) }
      continue
    }
    const first = waiting.length
    let position = at
    for (const child of node.children) {
      if (position < to && position + child.size > from) waiting.push({ node: child, at: position })
      position += child.size
    }
    if (!reverse) reverseFrom(waiting, first)
  }
}

function reverseFrom<T>(array: T[], first: number): void {
  for (let low = first, high = array.length - 1; low < high; low++, high--) {
    const swapped = elementAt(array, low)
    array[low] = elementAt(array, high)
    array[high] = swapped
  }
}
