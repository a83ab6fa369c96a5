import { heavyItemBytes, levelsCut } from './cut.ts'
import type { TreeFormat } from './format.ts'
import {
  createBranch,
  createLeaf,
  elementAt,
  firstLeaf,
  lastLeaf,
  type Owner,
  type TreeNode,
} from './node.ts'

/** One tree of two, the items of `right` behind those of `left`. What does not touch the seam is shared. */
export function joinTrees<V>(
  format: TreeFormat<V>,
  owner: Owner,
  left: TreeNode<V> | null,
  right: TreeNode<V> | null,
): TreeNode<V> | null {
  if (left === null) return right
  if (right === null) return left
  const last = lastLeaf(left)
  const heavy = isHeavy(format, last.keys, last.values, last.size - 1)
  const cut = levelsCut(heavy, format.cutHash(elementAt(firstLeaf(right).keys, 0)))
  const level = Math.max(left.level, right.level, cut)
  return fuse(owner, lift(owner, left, level), lift(owner, right, level), cut)
}

export function isHeavy<V>(
  format: TreeFormat<V>,
  keys: readonly string[],
  values: readonly V[],
  slot: number,
): boolean {
  return format.weigh(elementAt(keys, slot), elementAt(values, slot)) >= heavyItemBytes
}

function lift<V>(owner: Owner, node: TreeNode<V>, level: number): TreeNode<V> {
  let root = node
  while (root.level < level) root = createBranch(owner, root.level + 1, [root], [])
  return root
}

/** One node of two of the same level, which is at least `cut`: the levels below `cut` stay apart at the seam. */
function fuse<V>(owner: Owner, left: TreeNode<V>, right: TreeNode<V>, cut: number): TreeNode<V> {
  if (left.children === null || right.children === null) {
    if (left.children !== null || right.children !== null) throw new Error('nodes of two levels')
    return createLeaf(
      owner,
      left.keys.concat(right.keys),
      left.values.concat(right.values),
      left.bytes + right.bytes,
    )
  }
  if (left.level === cut) {
    const split = elementAt(firstLeaf(right).keys, 0)
    const splits = [...left.splits, split, ...right.splits]
    return createBranch(owner, cut, left.children.concat(right.children), splits)
  }
  const last = left.children.length - 1
  const middle = fuse(owner, elementAt(left.children, last), elementAt(right.children, 0), cut)
  const children = [...left.children.slice(0, last), middle, ...right.children.slice(1)]
  return createBranch(owner, left.level, children, left.splits.concat(right.splits))
}
