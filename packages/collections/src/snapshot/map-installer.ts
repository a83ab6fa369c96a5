import { ttlAtMostMs } from '../check-map.ts'
import type { MapCollection, MapDeadline, MapValue } from '../collection.ts'
import { placeOfDue } from '../deadlines.ts'
import { LeafError } from '../errors.ts'
import { itemsInStep } from '../items-in-step.ts'
import { mapCodec } from '../map-codec.ts'
import { keyOfDue } from '../map-draft.ts'
import { buildMap } from '../tree/build-map.ts'
import { createLeafBuilder } from '../tree/leaf-builder.ts'
import { createOrderedMap, type OrderedMap } from '../tree/ordered-map.ts'
import {
  checkedCodec,
  checkKeyBytes,
  checkRevisions,
  checkValueBytes,
  type ItemBounds,
} from './item-bounds.ts'
import type { SectionInstaller } from './section-installer.ts'

export function createMapInstaller(
  empty: MapCollection,
  bounds: ItemBounds,
): SectionInstaller<MapCollection> {
  const { format } = empty.items
  const latest = bounds.logTime + ttlAtMostMs
  let expiring = 0
  const codec = checkedCodec(mapCodec, (key, { value, created, modified, deadline }) => {
    if (deadline > 0) expiring++
    return (
      checkKeyBytes(key, bounds) ??
      checkValueBytes(value, bounds) ??
      checkRevisions(created, modified, bounds) ??
      (deadline <= latest ? null : 'an entry expires after more than its time to live')
    )
  })
  const builder = createLeafBuilder(format, codec, true, bounds.origin)
  return {
    add: (leaf, digest) => builder.add(leaf, digest),
    *finish() {
      const items = createOrderedMap(format, builder.seal())
      // Most maps have no deadlines: those are not walked.
      if (expiring === 0) return { ...empty, items }
      return { ...empty, items, deadlines: yield* deadlinesOf(items, empty.deadlines) }
    },
  }
}

function* deadlinesOf(
  items: OrderedMap<MapValue>,
  empty: OrderedMap<MapDeadline>,
): Generator<void, OrderedMap<MapDeadline>> {
  const places: string[] = []
  const dues: MapDeadline[] = []
  let walked = 0
  for (const [key, { deadline }] of items.entries()) {
    if (++walked % itemsInStep === 0) yield
    if (deadline === 0) continue
    const due = { deadline, key }
    places.push(placeOfDue(due, keyOfDue))
    dues.push(due)
  }
  const deadlines = yield* buildMap(empty.format, places, dues)
  if (deadlines === null) throw new LeafError('an entry is there twice')
  return deadlines
}
