import type { Answer, Query } from '@tesela/protos/collections'
import { getFromCell } from './cell-query.ts'
import { type Collection, sizeOf } from './collection.ts'
import { getFromMap, mapEntries } from './map-query.ts'
import type { QueryContext } from './query-context.ts'
import { getFromQueue, queueEntries } from './queue-query.ts'
import { wrongKind } from './rejections.ts'
import { combineSets, hasInSet, isSubset, valuesOfSet } from './set-query.ts'
import { findInVec, getFromVec, sliceOfVec } from './vec-query.ts'

type Question = Omit<Query, 'collection'>

/** Answers the one question there is, if it is for the kind of the collection. */
export function answerOf(
  collection: Collection,
  question: Question,
  context: QueryContext,
): Answer {
  if (question.size !== undefined) return { size: sizeOf(collection) }
  const answer = answerByKind(collection, question, context)
  return answer ?? { rejection: wrongKind(collection, 'a question for another kind') }
}

function answerByKind(
  collection: Collection,
  question: Question,
  context: QueryContext,
): Answer | null {
  switch (collection.kind) {
    case 'map': {
      const { mapGet, mapEntries: entries, mapSize } = question
      if (mapGet !== undefined) return getFromMap(collection, mapGet, context)
      if (entries !== undefined) return mapEntries(collection, entries, context)
      return mapSize === undefined ? null : { size: collection.items.size }
    }
    case 'vec': {
      const { vecGet, vecSlice, vecFind } = question
      if (vecGet !== undefined) return getFromVec(collection, vecGet)
      if (vecSlice !== undefined) return sliceOfVec(collection, vecSlice, context)
      return vecFind === undefined ? null : findInVec(collection, vecFind)
    }
    case 'set': {
      const { setHas, setValues, setSubset, setCombine } = question
      if (setHas !== undefined) return hasInSet(collection, setHas, context)
      if (setValues !== undefined) return valuesOfSet(collection, setValues, context)
      if (setSubset !== undefined) return isSubset(collection, setSubset, context)
      return setCombine === undefined ? null : combineSets(collection, setCombine, context)
    }
    case 'cell':
    case 'once':
      return question.cellGet === undefined ? null : getFromCell(collection)
    case 'queue': {
      const { queueGet, queueEntries: entries } = question
      if (queueGet !== undefined) return getFromQueue(collection, queueGet, context)
      return entries === undefined ? null : queueEntries(collection, entries, context)
    }
  }
}
