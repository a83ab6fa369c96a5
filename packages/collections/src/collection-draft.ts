import { type CellDraft, draftCell } from './cell-draft.ts'
import type { Collection } from './collection.ts'
import { draftMap, type MapDraft } from './map-draft.ts'
import { draftQueue, type QueueDraft } from './queue-draft.ts'
import { draftSet, type SetDraft } from './set-draft.ts'
import { draftVec, type VecDraft } from './vec-draft.ts'

/** A collection while a batch is applied: edited in place, its trees forked at most once a batch. */
export type CollectionDraft = MapDraft | VecDraft | SetDraft | CellDraft | QueueDraft

export function draftCollection(collection: Collection): CollectionDraft {
  switch (collection.kind) {
    case 'map':
      return draftMap(collection)
    case 'vec':
      return draftVec(collection)
    case 'set':
      return draftSet(collection)
    case 'cell':
    case 'once':
      return draftCell(collection)
    case 'queue':
      return draftQueue(collection)
  }
}
