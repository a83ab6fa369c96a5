import type { ByteString } from '../byte-string.ts'
import { elementAt, type Leaf, leavesIn, type TreeNode } from './node.ts'

/** The leaves in order, from the one with an ordinal on. */
export function* leavesOf<V>(root: TreeNode<V> | null, from = 0): Generator<Leaf<V>> {
  /** The next one last. */
  const waiting = root === null ? [] : [root]
  let skipped = from
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const leaves = leavesIn(next)
    if (leaves <= skipped) skipped -= leaves
    else if (next.children === null) yield next
    else for (const child of next.children.toReversed()) waiting.push(child)
  }
}

/** The items from one position to before another, in order or from the last one down. */
export function* itemsOf<V>(
  root: TreeNode<V> | null,
  from: number,
  to: number,
  reverse: boolean,
): Generator<readonly [ByteString, V]> {
  if (root === null || from >= to) return
  for (const { leaf, start, end } of spansOf(root, 0, from, to, reverse)) {
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

/** @param at - position of the first item of the node */
function* spansOf<V>(
  node: TreeNode<V>,
  at: number,
  from: number,
  to: number,
  reverse: boolean,
): Generator<Span<V>> {
  const { children } = node
  if (children === null) {
    yield { leaf: node, start: Math.max(0, from - at), end: Math.min(node.size, to - at) }
    return
  }
  let start = reverse ? at + node.size : at
  for (let count = 1; count <= children.length; count++) {
    const child = elementAt(children, reverse ? children.length - count : count - 1)
    if (reverse) start -= child.size
    if (start < to && start + child.size > from) yield* spansOf(child, start, from, to, reverse)
    if (!reverse) start += child.size
    if (reverse ? start <= from : start >= to) return
  }
}
