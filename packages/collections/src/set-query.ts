import type {
  Answer,
  SetCombineQuery,
  SetHasQuery,
  SetSubsetQuery,
  SetValuesQuery,
} from '@tesela/protos/collections'
import { byteString, bytesOf } from './byte-string.ts'
import type { SetCollection } from './collection.ts'
import { keysWithin } from './key-bounds.ts'
import { keyAfter } from './key-range.ts'
import { createPage, stepsAtMost } from './page.ts'
import type { QueryContext } from './query-context.ts'
import { notFound, type Refusal, refuse, wrongKind } from './rejections.ts'
import { createResultRoom } from './result-room.ts'
import { combinations, isCombination } from './set-combinations.ts'

export function hasInSet(
  { items }: SetCollection,
  { values }: SetHasQuery,
  { bytesAtMost }: QueryContext,
): Answer {
  const room = createResultRoom(bytesAtMost)
  const found: Uint8Array[] = []
  for (const value of values) {
    if (!items.has(byteString(value))) continue
    const over = room.take(value.length)
    if (over !== null) return { rejection: over }
    found.push(value)
  }
  return { setPage: { values: found } }
}

export function valuesOfSet(
  { items }: SetCollection,
  query: SetValuesQuery,
  { bytesAtMost }: QueryContext,
): Answer {
  const page = createPage(query, bytesAtMost)
  const values: Uint8Array[] = []
  for (const [value] of items.entries(keysWithin(query))) {
    const cursor = values.at(-1)
    if (!page.admits(value.length) && cursor !== undefined) return { setPage: { values, cursor } }
    values.push(bytesOf(value))
  }
  return { setPage: { values } }
}

export function isSubset(set: SetCollection, query: SetSubsetQuery, context: QueryContext): Answer {
  const other = otherSet(query.other, context)
  if ('code' in other) return { rejection: other }
  if (set.items.size > other.items.size) return { setSubset: { subset: false } }
  const from = query.cursor === undefined ? '' : keyAfter(byteString(query.cursor))
  let steps = 0
  for (const [value] of set.items.entries({ from })) {
    if (!other.items.has(value)) return { setSubset: { subset: false } }
    if (++steps === stepsAtMost) return { setSubset: { cursor: bytesOf(value) } }
  }
  return { setSubset: { subset: true } }
}

export function combineSets(
  set: SetCollection,
  query: SetCombineQuery,
  context: QueryContext,
): Answer {
  const { operation } = query
  if (!isCombination(operation)) {
    return { rejection: refuse('invalid_query', 'sets have a union, intersection or difference') }
  }
  const other = otherSet(query.other, context)
  if ('code' in other) return { rejection: other }
  const page = createPage(query, context.bytesAtMost)
  const values: Uint8Array[] = []
  let cursor = query.cursor
  let steps = 0
  const from = cursor === undefined ? '' : keyAfter(byteString(cursor))
  for (const { value, belongs } of combinations[operation](set.items, other.items, from)) {
    if (steps++ === stepsAtMost || (belongs && !page.admits(value.length))) {
      return { setPage: { values, ...(cursor === undefined ? {} : { cursor }) } }
    }
    cursor = bytesOf(value)
    if (belongs) values.push(cursor)
  }
  return { setPage: { values } }
}

function otherSet(name: string, context: QueryContext): SetCollection | Refusal {
  const other = context.collection(name)
  if (other === undefined) return notFound(name)
  return other.kind === 'set' ? other : wrongKind(other, 'a question about two sets')
}
