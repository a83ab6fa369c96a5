import type { ByteString } from '../byte-string.ts'
import type { Steps } from '../steps.ts'
import { levelsCut } from './cut.ts'
import type { TreeFormat } from './format.ts'
import { isHeavy } from './join.ts'
import { createLeaf, elementAt, type Leaf, type Owner, type TreeNode } from './node.ts'
import { createSpine, type Spine } from './spine.ts'
import { leavesOf } from './walk.ts'

/** Items that are looked at between two yields: a third of a millisecond where none of them is in a cache. */
const itemsInStep = 2048

/**
 * The tree of those items that are to be kept, in steps: O(n), however many go. Leaves that keep all of their items are
 * shared.
 */
export function* retainItems<V>(
  format: TreeFormat<V>,
  owner: Owner,
  root: TreeNode<V> | null,
  keeps: (key: ByteString, value: V) => boolean,
): Steps<TreeNode<V> | null> {
  const row = new LeafRow(format, owner)
  let seen = 0
  for (const leaf of leavesOf(root)) {
    const kept = keptOf(format, owner, leaf, keeps)
    if (kept !== null) row.add(kept)
    seen += leaf.size
    if (seen < itemsInStep) continue
    yield
    seen = 0
  }
  return row.seal()
}

/** The leaf without what goes: itself where nothing does, null where everything does. */
function keptOf<V>(
  format: TreeFormat<V>,
  owner: Owner,
  leaf: Leaf<V>,
  keeps: (key: ByteString, value: V) => boolean,
): Leaf<V> | null {
  let slot = 0
  while (slot < leaf.size && keeps(elementAt(leaf.keys, slot), elementAt(leaf.values, slot))) slot++
  if (slot === leaf.size) return leaf
  const keys = leaf.keys.slice(0, slot)
  const values = leaf.values.slice(0, slot)
  let bytes = leaf.bytes - format.weigh(elementAt(leaf.keys, slot), elementAt(leaf.values, slot))
  for (slot++; slot < leaf.size; slot++) {
    const key = elementAt(leaf.keys, slot)
    const value = elementAt(leaf.values, slot)
    if (keeps(key, value)) {
      keys.push(key)
      values.push(value)
    } else bytes -= format.weigh(key, value)
  }
  return keys.length === 0 ? null : createLeaf(owner, keys, values, bytes)
}

/**
 * Leaves in order, each of them a leaf's or less: so no cut is within one. Where the first item of a leaf is gone, or the
 * heavy one that ended the leaf before it, there may be no cut before what is left either.
 */
class LeafRow<V> {
  readonly #format: TreeFormat<V>
  readonly #owner: Owner
  readonly #spine: Spine<V>
  /** It may have to take the next one in. */
  #last: Leaf<V> | null = null
  /** Whether nobody else has the last leaf. */
  #isOwn = false
  /** Level of the cut before the last leaf. */
  #cut = 1

  constructor(format: TreeFormat<V>, owner: Owner) {
    this.#format = format
    this.#owner = owner
    this.#spine = createSpine(owner)
  }

  add(next: Leaf<V>): void {
    const last = this.#last
    if (last === null) {
      this.#last = next
      return
    }
    const heavy = isHeavy(this.#format, last.keys, last.values, last.size - 1)
    const cut = levelsCut(heavy, this.#format.cutHash(elementAt(next.keys, 0)))
    if (cut === 0) {
      this.#takeIn(last, next)
      return
    }
    this.#spine.add(last, this.#cut)
    this.#last = next
    this.#isOwn = false
    this.#cut = cut
  }

  /** The tree of all; the row must not be used afterwards. */
  seal(): TreeNode<V> | null {
    if (this.#last !== null) this.#spine.add(this.#last, this.#cut)
    return this.#spine.seal()
  }

  /** In place from the second time on: one leaf may take in many. */
  #takeIn(last: Leaf<V>, next: Leaf<V>): void {
    const bytes = last.bytes + next.bytes
    if (!this.#isOwn) {
      this.#last = createLeaf(
        this.#owner,
        last.keys.concat(next.keys),
        last.values.concat(next.values),
        bytes,
      )
      this.#isOwn = true
      return
    }
    for (const key of next.keys) last.keys.push(key)
    for (const value of next.values) last.values.push(value)
    last.size = last.keys.length
    last.bytes = bytes
  }
}
