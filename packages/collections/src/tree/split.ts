import type { TreeFormat } from './format.ts'
import {
  createBranch,
  createLeaf,
  elementAt,
  type Leaf,
  type Owner,
  type TreeNode,
} from './node.ts'

type Halves<V> = readonly [TreeNode<V> | null, TreeNode<V> | null]

/** The first `position` items and the rest, each as a tree. What is whole is shared. */
export function splitTree<V>(
  format: TreeFormat<V>,
  owner: Owner,
  root: TreeNode<V> | null,
  position: number,
): Halves<V> {
  if (root === null) return [null, null]
  const [left, right] = splitNode(format, owner, root, position)
  return [withoutChain(left), withoutChain(right)]
}

/** The halves stay on the level of the node. */
function splitNode<V>(
  format: TreeFormat<V>,
  owner: Owner,
  node: TreeNode<V>,
  position: number,
): Halves<V> {
  if (position <= 0) return [null, node]
  if (position >= node.size) return [node, null]
  if (node.children === null) return splitLeaf(format, owner, node, position)
  const { level, children, splits } = node
  let turn = 0
  let rest = position
  let child = elementAt(children, 0)
  while (rest >= child.size) {
    rest -= child.size
    child = elementAt(children, ++turn)
  }
  const [left, right] = splitNode(format, owner, child, rest)
  const before = children.slice(0, turn)
  if (left !== null) before.push(left)
  const after = right === null ? children.slice(turn + 1) : [right, ...children.slice(turn + 1)]
  return [
    createBranch(owner, level, before, splits.slice(0, before.length - 1)),
    createBranch(owner, level, after, splits.slice(splits.length - after.length + 1)),
  ]
}

function splitLeaf<V>(
  format: TreeFormat<V>,
  owner: Owner,
  leaf: Leaf<V>,
  position: number,
): Halves<V> {
  const keys = leaf.keys.slice(0, position)
  const values = leaf.values.slice(0, position)
  let bytes = 0
  for (let slot = 0; slot < position; slot++) {
    bytes += format.weigh(elementAt(keys, slot), elementAt(values, slot))
  }
  return [
    createLeaf(owner, keys, values, bytes),
    createLeaf(owner, leaf.keys.slice(position), leaf.values.slice(position), leaf.bytes - bytes),
  ]
}

/** A tree is as high as its highest cut: above that, one child under the other says nothing. */
function withoutChain<V>(node: TreeNode<V> | null): TreeNode<V> | null {
  let root = node
  while (root !== null && root.children !== null && root.children.length === 1) {
    root = elementAt(root.children, 0)
  }
  return root
}
