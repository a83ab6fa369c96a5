import type { Answer, MapEntriesQuery, MapEntry, MapGetQuery } from '@tesela/protos/collections'
import { byteString } from './byte-string.ts'
import type { MapCollection } from './collection.ts'
import { keysWithin } from './key-bounds.ts'
import { mapEntryOf } from './map-entry.ts'
import { createPage } from './page.ts'
import type { QueryContext } from './query-context.ts'
import { createResultRoom } from './result-room.ts'

export function getFromMap(
  map: MapCollection,
  { keys, keysOnly }: MapGetQuery,
  { logTime, bytesAtMost }: QueryContext,
): Answer {
  const found: MapEntry[] = []
  const room = createResultRoom(bytesAtMost)
  for (const asked of keys) {
    const key = byteString(asked)
    const stored = map.items.get(key)
    if (stored === undefined) continue
    const over = room.take(key.length + (keysOnly ? 0 : stored.value.length))
    if (over !== null) return { rejection: over }
    found.push(mapEntryOf(key, stored, logTime, keysOnly))
  }
  return { entries: { entries: found, more: false } }
}

export function mapEntries(
  map: MapCollection,
  query: MapEntriesQuery,
  { logTime, bytesAtMost }: QueryContext,
): Answer {
  const { keysOnly } = query
  const page = createPage(query, bytesAtMost)
  const entries: MapEntry[] = []
  for (const [key, stored] of map.items.entries(keysWithin(query))) {
    if (!page.admits(key.length + (keysOnly ? 0 : stored.value.length))) {
      return { entries: { entries, more: true } }
    }
    entries.push(mapEntryOf(key, stored, logTime, keysOnly))
  }
  return { entries: { entries, more: false } }
}
