import type { CollectionOptions } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import type { OrderedMap } from './tree/ordered-map.ts'
import type { Sequence } from './tree/sequence.ts'
import type { VecOrder } from './vec-order.ts'

export type CollectionKind = Collection['kind']

/** A named collection as it stands at a revision. */
export type Collection =
  | MapCollection
  | VecCollection
  | SetCollection
  | CellCollection
  | QueueCollection

interface CollectionFields {
  readonly name: string
  readonly options: Readonly<CollectionOptions>
  /** Revision of the entry that made it. */
  readonly created: number
}

/** Revisions that an item remembers. */
interface Versions {
  /** Of the entry that made it. */
  readonly created: number
  /** Of the entry that last changed it. */
  readonly modified: number
}

/** What a map holds under a key. */
export interface MapValue extends Versions {
  readonly value: ByteString
  /** Log time at which it expires; 0: never. */
  readonly deadline: number
}

/** What is due in a map. */
export interface MapDeadline {
  readonly deadline: number
  readonly key: ByteString
}

export interface MapCollection extends CollectionFields {
  readonly kind: 'map'
  readonly items: OrderedMap<MapValue>
  /** Of the items that have one; made from them. */
  readonly deadlines: OrderedMap<MapDeadline>
}

/** Its id stands beside it in the sequence: vec-id.ts. */
export interface VecValue {
  readonly value: ByteString
  /** Revision of the entry that last changed or moved it. */
  readonly modified: number
}

export interface VecCollection extends CollectionFields {
  readonly kind: 'vec'
  readonly items: Sequence<VecValue>
  /** Where they stand, by their ids; made from them. */
  readonly order: VecOrder
}

export interface SetCollection extends CollectionFields {
  readonly kind: 'set'
  /** By value: the revision that added it. */
  readonly items: OrderedMap<number>
}

export interface CellValue extends Versions {
  readonly value: ByteString
}

export interface CellCollection extends CollectionFields {
  readonly kind: 'cell' | 'once'
  /** Null: empty. */
  readonly entry: CellValue | null
}

export interface QueueValue extends Versions {
  readonly key: ByteString
  readonly priority: ByteString
  readonly value: ByteString
  /** Revision of the push or change of priority that gave it its place among equals. */
  readonly inserted: number
}

export interface QueueCollection extends CollectionFields {
  readonly kind: 'queue'
  /** By place: see queue-order.ts. */
  readonly items: OrderedMap<QueueValue>
  /** Key to place; made from the items. */
  readonly places: OrderedMap<ByteString>
}

/** Of keys, values and priorities: what its quota counts. */
export function contentBytes(collection: Collection): number {
  return 'entry' in collection ? (collection.entry?.value.length ?? 0) : collection.items.bytes
}

/** Items that it holds. */
export function sizeOf(collection: Collection): number {
  if ('entry' in collection) return collection.entry === null ? 0 : 1
  return collection.items.size
}
