import {
  Answer,
  type Limits,
  type MapEntriesQuery,
  type MapEntry,
  type MapGetQuery,
  type Query,
} from '@tesela/protos/collections'
import { type ByteString, byteString } from './byte-string.ts'
import { mapEntryOf } from './map-command.ts'
import { refuse, refuseOver, rejectedAnswer } from './rejections.ts'
import type { Collection } from './state.ts'
import type { KeyRange } from './tree/key-range.ts'

/** Of a page whose query names no size. */
const pageBytes = 1024 * 1024
/** What an entry weighs on the wire beyond its key and value. */
const entryOverhead = 32
const nothing = new Uint8Array(0)

/** Answers the question about a map that the query has. */
export function queryMap(map: Collection, query: Query, limits: Readonly<Limits>): Uint8Array {
  if (query.mapGet !== undefined) return get(map, query.mapGet, limits.maxCommandBytes)
  if (query.mapEntries !== undefined) return entries(map, query.mapEntries, limits.maxCommandBytes)
  return query.mapSize === undefined
    ? rejectedAnswer(refuse('invalid_query', 'a query has exactly one question'))
    : Answer.encode({ size: map.items.size })
}

function get(map: Collection, query: MapGetQuery, bytesAtMost: number): Uint8Array {
  const found: MapEntry[] = []
  let bytes = 0
  for (const asked of query.keys) {
    const key = byteString(asked)
    const stored = map.items.get(key)
    if (stored === undefined) continue
    bytes += key.length + entryOverhead + (query.keysOnly ? 0 : stored.value.length)
    // One entry always fits; of several, none may be left out in silence.
    if (bytes > bytesAtMost && found.length > 0) {
      return rejectedAnswer(refuseOver('max_command_bytes', bytesAtMost, bytes))
    }
    found.push(mapEntryOf(key, stored, query.keysOnly))
  }
  return Answer.encode({ entries: { entries: found, more: false } })
}

function entries(map: Collection, query: MapEntriesQuery, bytesAtMost: number): Uint8Array {
  const { limit, keysOnly } = query
  const room = Math.min(query.maxBytes === 0 ? pageBytes : query.maxBytes, bytesAtMost)
  const page: MapEntry[] = []
  let bytes = 0
  let more = false
  for (const [key, stored] of map.items.entries(rangeOf(query))) {
    bytes += key.length + entryOverhead + (keysOnly ? 0 : stored.value.length)
    more = page.length > 0 && (bytes > room || page.length === limit)
    if (more) break
    page.push(mapEntryOf(key, stored, keysOnly))
  }
  return Answer.encode({ entries: { entries: page, more } })
}

/** The narrowest of all bounds that the query has. */
function rangeOf(query: MapEntriesQuery): KeyRange {
  const lower: ByteString[] = []
  const upper: ByteString[] = []
  if (query.from !== undefined) lower.push(byteString(query.from))
  if (query.to !== undefined) upper.push(byteString(query.to))
  if (query.cursor !== undefined) {
    const cursor = byteString(query.cursor)
    // The key that follows a key is the key and a zero byte.
    if (query.reverse) upper.push(cursor)
    else lower.push(`${cursor}\0`)
  }
  const from = lower.sort().at(-1) ?? ''
  const to = upper.sort().at(0)
  return {
    from,
    prefix: byteString(query.prefix ?? nothing),
    reverse: query.reverse,
    ...(to === undefined ? {} : { to }),
  }
}
