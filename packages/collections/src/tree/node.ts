import type { Digest } from '@tesela/merkle'
import type { ByteString } from '../byte-string.ts'
import type { Heads } from './heads.ts'

/**
 * A node of a tree. Which items stand together in a node is decided by the items alone (`cut.ts`), so that equal
 * contents have equal nodes. Whoever did not make a node takes it for immutable.
 */
export type TreeNode<V> = Leaf<V> | Branch<V>

/** The draft that made a node. It alone edits the node in place, and only until it is sealed. */
export type Owner = object

export interface Leaf<V> {
  readonly level: 0
  readonly children: null
  readonly owner: Owner
  /** Items; at least one. */
  size: number
  /** What the items weigh. */
  bytes: number
  /** As many as `values`. */
  keys: ByteString[]
  values: V[]
  /** Whether an older version of the leaf has the same array `keys`: then it is copied before it is edited. */
  sharesKeys: boolean
  /** Of `keys`; null until somebody searches them. Never edited in place. */
  heads: Heads | null
  /**
   * Null until it is computed or, of a leaf that a peer sent, taken over. Both happen outside of drafts: a draft's own
   * leaves have none.
   */
  digest: Digest | null
}

export interface Branch<V> {
  /** 1 above leaves. Its children are one level below. */
  readonly level: number
  readonly children: TreeNode<V>[]
  readonly owner: Owner
  size: number
  bytes: number
  /** How many leaves are below it. */
  readonly leaves: number
  /** The first keys of all children but the first: one fewer than `children`. Never edited in place. */
  readonly splits: readonly ByteString[]
  /** Of `splits`; null until somebody searches them. Never edited in place. */
  heads: Heads | null
}

export function createLeaf<V>(
  owner: Owner,
  keys: ByteString[],
  values: V[],
  bytes: number,
  heads: Heads | null = null,
  sharesKeys = false,
): Leaf<V> {
  return {
    level: 0,
    children: null,
    owner,
    size: keys.length,
    bytes,
    keys,
    values,
    sharesKeys,
    heads,
    digest: null,
  }
}

export function createBranch<V>(
  owner: Owner,
  level: number,
  children: TreeNode<V>[],
  splits: readonly ByteString[],
): Branch<V> {
  let size = 0
  let bytes = 0
  let leaves = 0
  for (const child of children) {
    size += child.size
    bytes += child.bytes
    leaves += leavesIn(child)
  }
  return { level, children, owner, size, bytes, leaves, splits, heads: null }
}

/** How many leaves a tree has; a leaf is one itself. */
export function leavesIn<V>(node: TreeNode<V> | null): number {
  if (node === null) return 0
  return node.children === null ? 1 : node.leaves
}

/** The element that an index within bounds names. Outside of them it is a programming mistake. */
export function elementAt<T>(array: readonly T[], index: number): T {
  if (index < 0 || index >= array.length) {
    throw new RangeError(`index ${index} of ${array.length} elements`)
  }
  return array[index] as T
}

export function firstLeaf<V>(node: TreeNode<V>): Leaf<V> {
  let at = node
  while (at.children !== null) at = elementAt(at.children, 0)
  return at
}

export function lastLeaf<V>(node: TreeNode<V>): Leaf<V> {
  let at = node
  while (at.children !== null) at = elementAt(at.children, at.children.length - 1)
  return at
}
