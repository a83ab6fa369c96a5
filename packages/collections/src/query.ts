import { Answer, type CollectionInfo, Query } from '@tesela/protos/collections'
import { type Collection, contentBytes, sizeOf } from './collection.ts'
import { presentIn } from './exactly-one.ts'
import { answerOf } from './kind-query.ts'
import { notFound, refuse, rejectedAnswer } from './rejections.ts'
import { queryShape, queryTextBytes } from './shapes.ts'
import type { GroupState } from './state.ts'
import { hasShape } from './wire-shape.ts'

/** Collections in one page of a list, at most. */
const pageAtMost = 1000

const cannotBeRead = `the query cannot be read, or names something with more than ${queryTextBytes} bytes`

/** Answers an encoded Query with an encoded Answer, whatever the bytes. */
export function answerQuery(state: GroupState, request: Uint8Array): Uint8Array {
  if (request.length > state.limits.maxCommandBytes || !hasShape(request, queryShape)) {
    return rejectedAnswer(refuse('invalid_query', cannotBeRead))
  }
  const { collection: name, ...questions } = Query.decode(request)
  if (presentIn(questions) !== 1) {
    return rejectedAnswer(refuse('invalid_query', 'a query has exactly one question'))
  }
  if (questions.list !== undefined) return list(state, questions.list.after, questions.list.limit)
  const collection = state.catalogue.get(name)
  if (collection === undefined) return rejectedAnswer(notFound(name))
  if (questions.info !== undefined) return Answer.encode({ info: infoOf(collection) })
  const context = {
    logTime: state.logTime,
    bytesAtMost: state.limits.maxCommandBytes,
    collection: (other: string) => state.catalogue.get(other),
  }
  return Answer.encode(answerOf(collection, questions, context))
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
  const { name, kind, created, options } = collection
  const [items, bytes] = [sizeOf(collection), contentBytes(collection)]
  return { name, kind, items, bytes, created, options: { ...options } }
}
