import type { ByteString } from '../byte-string.ts'
import { LeafError } from '../errors.ts'
import { heavyItemBytes, levelsCut } from './cut.ts'
import type { ItemCodec, TreeFormat } from './format.ts'
import { ItemReader } from './item-reader.ts'
import { joinTrees } from './join.ts'
import { createLeaf, type Owner, type TreeNode } from './node.ts'

/** Makes a tree of leaves that a peer sent. What it takes is a canonical tree, whoever sent it. */
export interface LeafBuilder<V> {
  /**
   * Adds the next leaf; its cost is that of the leaf.
   *
   * @throws LeafError - `bad_leaf`: it cannot be read, is out of order, or is cut where no leaf is cut. The builder
   * is as it was before.
   */
  add(leaf: Uint8Array): void
  /** The tree of all leaves; the builder must not be used afterwards. */
  seal(): TreeNode<V> | null
}

/**
 * @param sorted - whether the keys ascend; else they are ids, of which the caller checks that none is there twice
 */
export function createLeafBuilder<V>(
  format: TreeFormat<V>,
  codec: ItemCodec<V>,
  sorted: boolean,
): LeafBuilder<V> {
  return new Builder(format, codec, sorted)
}

class Builder<V> implements LeafBuilder<V> {
  readonly #format: TreeFormat<V>
  readonly #codec: ItemCodec<V>
  readonly #sorted: boolean
  readonly #owner: Owner = {}
  #root: TreeNode<V> | null = null
  /** The last item that was added. */
  #last: { readonly key: ByteString; readonly heavy: boolean } | null = null

  constructor(format: TreeFormat<V>, codec: ItemCodec<V>, sorted: boolean) {
    this.#format = format
    this.#codec = codec
    this.#sorted = sorted
  }

  add(leaf: Uint8Array): void {
    const reader = new ItemReader(leaf)
    const keys: ByteString[] = []
    const values: V[] = []
    let bytes = 0
    let last = this.#last
    while (!reader.ended) {
      const [key, value] = this.#codec.decode(reader)
      const weight = this.#format.weigh(key, value)
      if (last !== null) this.#check(last, key, keys.length === 0)
      last = { key, heavy: weight >= heavyItemBytes }
      keys.push(key)
      values.push(value)
      bytes += weight
    }
    if (keys.length === 0) throw new LeafError('it is empty')
    this.#last = last
    const node = createLeaf(this.#owner, keys, values, bytes)
    this.#root = joinTrees(this.#format, this.#owner, this.#root, node)
  }

  seal(): TreeNode<V> | null {
    return this.#root
  }

  #check(last: { key: ByteString; heavy: boolean }, key: ByteString, first: boolean): void {
    if (this.#sorted && key <= last.key) throw new LeafError('its keys do not ascend')
    const cut = levelsCut(last.heavy, this.#format.cutHash(key)) > 0
    if (cut !== first)
      throw new LeafError(first ? 'no leaf begins here' : 'a leaf begins within it')
  }
}
