import type { TreeFormat } from './format.ts'
import type { TreeNode } from './node.ts'

/** What ordered maps and sequences have in common: the canonical structure under them, which never changes. */
export interface Tree<V> {
  readonly size: number
  /** What all items weigh: {@link TreeFormat.weigh}. */
  readonly bytes: number
  /** For the functions of this folder. */
  readonly format: TreeFormat<V>
  /** For the functions of this folder. Null where there is no item. */
  readonly root: TreeNode<V> | null
}
