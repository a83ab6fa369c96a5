import type { ByteString } from '../byte-string.ts'
import { elementAt, type Leaf, type TreeNode } from './node.ts'

/** Every leaf, in order. */
export function* leavesOf<V>(root: TreeNode<V> | null): Generator<Leaf<V>> {
  /** The next one last. */
  const waiting = root === null ? [] : [root]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.children === null) yield next
    else pushReversed(waiting, next.children)
  }
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

/** A node with the position of its first item. */
interface Waiting<V> {
  readonly node: TreeNode<V>
  readonly at: number
}

function* spansOf<V>(
  root: TreeNode<V> | null,
  from: number,
  to: number,
  reverse: boolean,
): Generator<Span<V>> {
  if (root === null) return
  /** The next one last. */
  const waiting: Waiting<V>[] = [{ node: root, at: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, at } = next
    if (at >= to || at + node.size <= from) continue
    if (node.children === null) {
      yield { leaf: node, start: Math.max(0, from - at), end: Math.min(node.size, to - at) }
      continue
    }
    const within: Waiting<V>[] = []
    let position = at
    for (const child of node.children) {
      if (position < to && position + child.size > from) within.push({ node: child, at: position })
      position += child.size
    }
    if (reverse) waiting.push(...within)
    else pushReversed(waiting, within)
  }
}

/** Pushes the first one last, so that it is the next to be popped. */
function pushReversed<T>(waiting: T[], others: readonly T[]): void {
  for (let last = others.length - 1; last >= 0; last--) waiting.push(elementAt(others, last))
}
