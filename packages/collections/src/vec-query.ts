import type {
  Answer,
  VecFindQuery,
  VecGetQuery,
  VecItem,
  VecSliceQuery,
} from '@tesela/protos/collections'
import { byteString } from './byte-string.ts'
import type { VecCollection } from './collection.ts'
import { presentIn } from './exactly-one.ts'
import { createPage, stepsAtMost } from './page.ts'
import type { QueryContext } from './query-context.ts'
import { refuse } from './rejections.ts'
import { itemIdOf, vecIdOf } from './vec-id.ts'
import { vecItemOf } from './vec-item.ts'
import { positionIn } from './vec-order.ts'

export function getFromVec(vec: VecCollection, query: VecGetQuery): Answer {
  if (presentIn(query) !== 1) {
    return {
      rejection: refuse('invalid_query', 'a place in a vec is one of two indexes and an id'),
    }
  }
  const { id, fromEnd, index = 0 } = query
  const length = vec.items.size
  let position = fromEnd === undefined ? index : length - 1 - fromEnd
  if (id !== undefined)
    position = positionIn(vec.order, vec.items, vecIdOf(id.revision, id.ordinal))
  const found = vec.items.at(position)
  return found === undefined
    ? { vecItems: { items: [], index: 0, length, more: false } }
    : { vecItems: { items: [vecItemOf(...found)], index: position, length, more: false } }
}

export function sliceOfVec(
  vec: VecCollection,
  query: VecSliceQuery,
  { bytesAtMost }: QueryContext,
): Answer {
  const length = vec.items.size
  const index = Math.min(query.from, length)
  const to = Math.max(index, Math.min(query.to ?? length, length))
  const page = createPage(query, bytesAtMost)
  const items: VecItem[] = []
  for (const [id, item] of vec.items.slice(index, to)) {
    if (!page.admits(item.value.length)) {
      return { vecItems: { items, index, length, more: true } }
    }
    items.push(vecItemOf(id, item))
  }
  return { vecItems: { items, index, length, more: false } }
}

export function findInVec(vec: VecCollection, query: VecFindQuery): Answer {
  const wanted = byteString(query.value)
  const from = Math.min(query.from, vec.items.size)
  const to = Math.min(from + stepsAtMost, vec.items.size)
  let index = from
  for (const [id, { value }] of vec.items.slice(from, to)) {
    if (value === wanted) return { vecFound: { index, id: itemIdOf(id) } }
    index++
  }
  return { vecFound: to < vec.items.size ? { next: to } : {} }
}
