import { Answer, type CollectionInfo, Query } from '@tesela/protos/collections'
import { queryMap } from './map-query.ts'
import { refuse, rejectedAnswer } from './rejections.ts'
import { queryShape } from './shapes.ts'
import type { Collection, GroupState } from './state.ts'
import { hasShape } from './wire-shape.ts'

/** Collections in one page of a list, at most. */
const pageAtMost = 1000

/** Of the name in an answer: a question may hold anything. */
const longestName = 128

/** Answers an encoded Query with an encoded Answer, whatever the bytes. */
export function answerQuery(state: GroupState, request: Uint8Array): Uint8Array {
  if (request.length > state.limits.maxCommandBytes || !hasShape(request, queryShape)) {
    return rejectedAnswer(refuse('invalid_query', 'the query cannot be read'))
  }
  const query = Query.decode(request)
  const questions = [query.list, query.info, query.mapGet, query.mapSize, query.mapEntries]
  if (questions.filter((question) => question !== undefined).length !== 1) {
    return rejectedAnswer(refuse('invalid_query', 'a query has exactly one question'))
  }
  if (query.list !== undefined) return list(state, query.list.after, query.list.limit)
  const collection = state.catalogue.get(query.collection)
  if (collection === undefined) {
    const name = query.collection.slice(0, longestName)
    return rejectedAnswer(refuse('not_found', `there is no collection '${name}'`))
  }
  return query.info === undefined
    ? queryMap(collection, query, state.limits)
    : Answer.encode({ info: infoOf(collection) })
}

function list(state: GroupState, after: string, limit: number): Uint8Array {
  const names = [...state.catalogue.keys()].filter((name) => name > after).sort()
  const page = names.slice(0, limit === 0 ? pageAtMost : Math.min(limit, pageAtMost))
  const collections = page.flatMap((name) => {
    const collection = state.catalogue.get(name)
    return collection === undefined ? [] : [infoOf(collection)]
  })
  return Answer.encode({ list: { collections, more: names.length > page.length } })
}

function infoOf(collection: Collection): CollectionInfo {
  const { name, kind, items, bytes, created, options } = collection
  return { name, kind, items: items.size, bytes, created, options: { ...options } }
}
