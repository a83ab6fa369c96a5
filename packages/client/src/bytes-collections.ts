import type { CollectionCell } from './cell.ts'
import { createCell } from './cell-handle.ts'
import type { CollectionMap } from './map.ts'
import { createMap } from './map-handle.ts'
import type { CollectionOnce } from './once.ts'
import { createOnce } from './once-handle.ts'
import type { PriorityKind } from './priority.ts'
import { priorityShape } from './priority-shape.ts'
import type { CollectionQueue } from './queue.ts'
import { createQueue } from './queue-handle.ts'
import type { Requests } from './requests.ts'
import type { CollectionSet } from './set.ts'
import { createSet } from './set-handle.ts'
import { keyShape, valueShape } from './value-shape.ts'
import type { CollectionVec } from './vec.ts'
import { createVec } from './vec-handle.ts'

/**
 * Collections of which only the bytes matter, whatever their codecs. Nothing is asked of the daemon before the first
 * operation: one that is missing or of another kind fails then.
 */
export interface BytesCollections {
  map(name: string): CollectionMap<Uint8Array, Uint8Array>
  vec(name: string): CollectionVec<Uint8Array>
  set(name: string): CollectionSet<Uint8Array>
  cell(name: string): CollectionCell<Uint8Array>
  once(name: string): CollectionOnce<Uint8Array>
  /** Its priorities must be read as they were made: `info` tells how. */
  queue<P extends PriorityKind>(
    name: string,
    priority: P,
  ): CollectionQueue<Uint8Array, Uint8Array, P>
}

export function bytesCollections(requests: Requests): BytesCollections {
  const keys = keyShape<Uint8Array>('raw')
  const values = valueShape<Uint8Array>('raw', undefined)
  return {
    map: (name) => createMap(requests, name, keys, values),
    vec: (name) => createVec(requests, name, values),
    set: (name) => createSet(requests, name, values, keys),
    cell: (name) => createCell(requests, name, values),
    once: (name) => createOnce(requests, name, values),
    queue: (name, priority) =>
      createQueue(requests, name, { keys, values, priorities: priorityShape(priority) }),
  }
}
