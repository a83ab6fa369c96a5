import type { SetCollection } from '../collection.ts'
import { setCodec } from '../set-codec.ts'
import { createLeafBuilder } from '../tree/leaf-builder.ts'
import { createOrderedMap } from '../tree/ordered-map.ts'
import { checkedCodec, checkKeyBytes, checkRevisions, type ItemBounds } from './item-bounds.ts'
import type { SectionInstaller } from './section-installer.ts'

export function createSetInstaller(
  empty: SetCollection,
  bounds: ItemBounds,
): SectionInstaller<SetCollection> {
  const { format } = empty.items
  const codec = checkedCodec(
    setCodec,
    (value, created) => checkKeyBytes(value, bounds) ?? checkRevisions(created, created, bounds),
  )
  const builder = createLeafBuilder(format, codec, true, bounds.origin)
  return {
    add: (leaf, digest) => builder.add(leaf, digest),
    // biome-ignore lint/correctness/useYield: nothing is derived
    *finish() {
      return { ...empty, items: createOrderedMap(format, builder.seal()) }
    },
  }
}
