import { bytesOf } from '../byte-string.ts'
import type { QueueCollection } from '../collection.ts'
import { LeafError } from '../errors.ts'
import { itemsInStep } from '../items-in-step.ts'
import { checkPriority } from '../priority.ts'
import { queueCodec } from '../queue-codec.ts'
import { encodingOf } from '../queue-order.ts'
import { buildMap } from '../tree/build-map.ts'
import { createLeafBuilder } from '../tree/leaf-builder.ts'
import { createOrderedMap } from '../tree/ordered-map.ts'
import {
  checkedCodec,
  checkKeyBytes,
  checkRevisions,
  checkValueBytes,
  type ItemBounds,
} from './item-bounds.ts'
import type { SectionInstaller } from './section-installer.ts'

export function createQueueInstaller(
  empty: QueueCollection,
  bounds: ItemBounds,
): SectionInstaller<QueueCollection> {
  const { format } = empty.items
  const encoding = encodingOf(empty.options)
  const { maxKeyBytes } = bounds.limits
  const codec = checkedCodec(queueCodec(encoding), (_place, item) => {
    const { key, value, priority, created, inserted, modified } = item
    const refusal = checkPriority(encoding, bytesOf(priority), maxKeyBytes)
    if (refusal !== null) return refusal.message
    return (
      checkKeyBytes(key, bounds) ??
      checkValueBytes(value, bounds) ??
      checkRevisions(created, inserted, bounds) ??
      checkRevisions(inserted, modified, bounds)
    )
  })
  const builder = createLeafBuilder(format, codec, true, bounds.origin)
  return {
    add: (leaf, digest) => builder.add(leaf, digest),
    *finish() {
      const items = createOrderedMap(format, builder.seal())
      const keys: string[] = []
      const places: string[] = []
      for (const [place, { key }] of items.entries()) {
        keys.push(key)
        places.push(place)
        if (keys.length % itemsInStep === 0) yield
      }
      const placeOfKeys = yield* buildMap(empty.places.format, keys, places)
      if (placeOfKeys === null) throw new LeafError('a key is there twice')
      return { ...empty, items, places: placeOfKeys }
    },
  }
}
