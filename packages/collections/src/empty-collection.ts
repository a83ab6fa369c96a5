import type { CollectionOptions, GroupRecord } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { Collection, CollectionKind, MapDeadline } from './collection.ts'
import { mapFormat } from './map-format.ts'
import { queueFormat } from './queue-format.ts'
import { setFormat } from './set-format.ts'
import { cutHashOf } from './state.ts'
import { indexFormat } from './tree/format.ts'
import { createOrderedMap } from './tree/ordered-map.ts'
import { createSequence } from './tree/sequence.ts'
import { vecFormat } from './vec-format.ts'
import { createVecOrder } from './vec-order.ts'

const kinds: readonly CollectionKind[] = ['map', 'vec', 'set', 'cell', 'once', 'queue']

export function isKind(name: string): name is CollectionKind {
  return kinds.some((kind) => kind === name)
}

/** A collection with nothing in it, whose trees are cut by the salt of the group. */
export function emptyCollection(
  kind: CollectionKind,
  fields: {
    readonly name: string
    readonly options: Readonly<CollectionOptions>
    readonly created: number
  },
  group: Readonly<GroupRecord> | null,
): Collection {
  const cutHash = cutHashOf(group)
  const index = indexFormat(cutHash)
  switch (kind) {
    case 'map': {
      const items = createOrderedMap(mapFormat(cutHash))
      return { ...fields, kind, items, deadlines: createOrderedMap<MapDeadline>(index) }
    }
    case 'vec': {
      const items = createSequence(vecFormat(cutHash))
      return { ...fields, kind, items, order: createVecOrder(createOrderedMap<number>(index)) }
    }
    case 'set':
      return { ...fields, kind, items: createOrderedMap(setFormat(cutHash)) }
    case 'cell':
    case 'once':
      return { ...fields, kind, entry: null }
    case 'queue': {
      const items = createOrderedMap(queueFormat(cutHash))
      return { ...fields, kind, items, places: createOrderedMap<ByteString>(index) }
    }
  }
}
