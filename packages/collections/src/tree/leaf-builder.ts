import type { Digest } from '@tesela/merkle'
import type { ByteString } from '../byte-string.ts'
import { LeafError } from '../errors.ts'
import { heavyItemBytes, levelsCut } from './cut.ts'
import type { ItemCodec, TreeFormat } from './format.ts'
import { ItemReader } from './item-reader.ts'
import { createLeaf, type Owner, type TreeNode } from './node.ts'
import { createSpine, type Spine } from './spine.ts'

/** Whether this member wrote the leaves itself, as digests say that it kept, or anybody did. */
export type LeafOrigin = 'self' | 'peer'

/** Makes a tree of leaves. What it takes of a peer is a canonical tree, whoever sent it. */
export interface LeafBuilder<V> {
  /**
   * Adds the next leaf; its cost is that of the leaf.
   *
   * @param digest - of the leaf, which the caller has compared with its bytes: it stays in the tree, and the next root
   * does not compute it again. Null: it does
   * @throws LeafError - `bad_leaf`: it cannot be read, is out of order, or is cut where no leaf is cut. The builder
   * is as it was before.
   */
  add(leaf: Uint8Array, digest?: Digest | null): void
  /** The tree of all leaves; the builder must not be used afterwards. */
  seal(): TreeNode<V> | null
}

/**
 * @param sorted - whether the keys ascend; else they are ids, of which the caller checks that none is there twice
 * @param origin - of the leaves: where this member's own are cut, it does not look again
 */
export function createLeafBuilder<V>(
  format: TreeFormat<V>,
  codec: ItemCodec<V>,
  sorted: boolean,
  origin: LeafOrigin,
): LeafBuilder<V> {
  return new Builder(format, codec, sorted, origin)
}

class Builder<V> implements LeafBuilder<V> {
  readonly #format: TreeFormat<V>
  readonly #codec: ItemCodec<V>
  readonly #sorted: boolean
  readonly #origin: LeafOrigin
  readonly #owner: Owner = {}
  readonly #spine: Spine<V> = createSpine(this.#owner)
  /** Key of the last item that was added; null: none was. */
  #lastKey: ByteString | null = null
  #lastHeavy = false

  constructor(format: TreeFormat<V>, codec: ItemCodec<V>, sorted: boolean, origin: LeafOrigin) {
    this.#format = format
    this.#codec = codec
    this.#sorted = sorted
    this.#origin = origin
  }

  add(leaf: Uint8Array, digest: Digest | null = null): void {
    const reader = new ItemReader(leaf)
    const keys: ByteString[] = []
    const values: V[] = []
    let bytes = 0
    let lastKey = this.#lastKey
    let lastHeavy = this.#lastHeavy
    let cutBefore = 0
    while (!reader.ended) {
      const [key, value] = this.#codec.decode(reader)
      if (lastKey !== null) {
        if (this.#sorted && key <= lastKey) throw new LeafError('its keys do not ascend')
        if (keys.length === 0) {
          cutBefore = levelsCut(lastHeavy, this.#format.cutHash(key))
          if (cutBefore === 0) throw new LeafError('no leaf begins here')
        } else if (this.#origin === 'peer' && levelsCut(lastHeavy, this.#format.cutHash(key)) > 0) {
          throw new LeafError('a leaf begins within it')
        }
      }
      const weight = this.#format.weigh(key, value)
      lastKey = key
      lastHeavy = weight >= heavyItemBytes
      keys.push(key)
      values.push(value)
      bytes += weight
    }
    if (keys.length === 0) throw new LeafError('it is empty')
    this.#lastKey = lastKey
    this.#lastHeavy = lastHeavy
    // Copies of the arrays have no room to grow: a leaf is more often read than edited.
    const node = createLeaf(this.#owner, keys.slice(), values.slice(), bytes)
    node.digest = digest
    this.#spine.add(node, cutBefore)
  }

  seal(): TreeNode<V> | null {
    return this.#spine.seal()
  }
}
