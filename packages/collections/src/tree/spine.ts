import { createBranch, elementAt, firstLeaf, type Leaf, type Owner, type TreeNode } from './node.ts'

/**
 * Makes a tree of a row of leaves, from the left to the right. A branch is made once, when its last child is there: so
 * the cost of a leaf is O(1), whatever the cuts are, where joining the leaves one by one would copy branches that a
 * stranger's keys made long.
 */
export interface Spine<V> {
  /** @param cut - level of the cut before the leaf, 1 or more; of the first leaf it does not matter */
  add(leaf: Leaf<V>, cut: number): void
  /** The tree of all leaves; the spine must not be used afterwards. */
  seal(): TreeNode<V> | null
}

export function createSpine<V>(owner: Owner): Spine<V> {
  return new OpenSpine(owner)
}

class OpenSpine<V> implements Spine<V> {
  readonly #owner: Owner
  /** By level: the nodes of that level whose parent lacks children still. */
  readonly #open: TreeNode<V>[][] = [[]]

  constructor(owner: Owner) {
    this.#owner = owner
  }

  add(leaf: Leaf<V>, cut: number): void {
    // Before the first leaf there is nothing to close.
    if (elementAt(this.#open, 0).length > 0) this.#closeBelow(cut - 1)
    elementAt(this.#open, 0).push(leaf)
  }

  seal(): TreeNode<V> | null {
    // The root is as high as the highest cut: what that one left open below it becomes its children.
    const top = this.#open.length - 1
    this.#closeBelow(top)
    const nodes = elementAt(this.#open, top)
    const [only] = nodes
    if (only === undefined) return null
    return nodes.length === 1 ? only : this.#branchOver(nodes, top + 1)
  }

  /** Makes a parent of the open nodes of every level below one. */
  #closeBelow(level: number): void {
    for (let below = 0; below < level; below++) {
      const parent = this.#branchOver(elementAt(this.#open, below), below + 1)
      this.#open[below] = []
      const above = this.#open[below + 1]
      if (above === undefined) this.#open.push([parent])
      else above.push(parent)
    }
  }

  #branchOver(children: TreeNode<V>[], level: number): TreeNode<V> {
    const splits = children.slice(1).map((child) => elementAt(firstLeaf(child).keys, 0))
    return createBranch(this.#owner, level, children, splits)
  }
}
