import type { CollectionKind } from '@tesela/client'
import { plural } from '../plural.ts'
import { verb } from '../verb.ts'

/** The verbs that every kind has. */
export function anyKindVerbs(kind: CollectionKind) {
  return {
    size: verb(kind, ({ read }) => async (collection) => {
      const size = await collection.size(read)
      return { json: { size }, line: String(size) }
    }),
    'is-empty': verb(kind, ({ read }) => async (collection) => {
      const empty = await collection.isEmpty(read)
      return { json: { empty }, line: String(empty), no: !empty && '' }
    }),
    revision: verb(kind, ({ read }) => async (collection) => {
      const revision = await collection.revision(read)
      return { json: { revision }, line: String(revision) }
    }),
  }
}

/** Of every kind but a once. */
export function clearVerb(kind: Exclude<CollectionKind, 'once'>, one: string, many: string) {
  return verb(kind, ({ call }) => async (collection) => {
    const result = await collection.clear(call)
    return { json: result, line: `Removed ${plural(result.count, one, many)}.` }
  })
}
