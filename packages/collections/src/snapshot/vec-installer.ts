import type { VecCollection } from '../collection.ts'
import { LeafError } from '../errors.ts'
import { createLeafBuilder } from '../tree/leaf-builder.ts'
import { createSequence } from '../tree/sequence.ts'
import { vecCodec } from '../vec-codec.ts'
import { itemIdOf } from '../vec-id.ts'
import { buildVecOrder } from '../vec-order.ts'
import { checkedCodec, checkRevisions, checkValueBytes, type ItemBounds } from './item-bounds.ts'
import type { SectionInstaller } from './section-installer.ts'

/** As much as an ItemId can say. */
const highestOrdinal = 2 ** 32 - 1

export function createVecInstaller(
  empty: VecCollection,
  bounds: ItemBounds,
): SectionInstaller<VecCollection> {
  const { format } = empty.items
  const codec = checkedCodec(vecCodec, (id, { value, modified }) => {
    const { revision, ordinal } = itemIdOf(id)
    if (ordinal > highestOrdinal) return 'an id has no such ordinal'
    return checkValueBytes(value, bounds) ?? checkRevisions(revision, modified, bounds)
  })
  const builder = createLeafBuilder(format, codec, false, bounds.origin)
  return {
    add: (leaf, digest) => builder.add(leaf, digest),
    *finish() {
      const items = createSequence(format, builder.seal())
      const order = yield* buildVecOrder(empty.order.places.format, items)
      if (order === null) throw new LeafError('an id is there twice')
      return { ...empty, items, order }
    },
  }
}
