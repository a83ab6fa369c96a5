import type { EntryId } from '@tesela/raft'
import type { VolatileDisk } from '@tesela/storage/testing'
import type { Random } from '../world/random.ts'
import { contentOf } from './durable-snapshot.ts'
import { equalPlaces } from './log-image.ts'
import { SEGMENT_HEADER_BYTES, walPlaces } from './wal-records.ts'

/**
 * A byte of the newest segment that was durable before the record of the last entry was written, or one behind that:
 * whatever becomes of it, the log itself tells that it is no torn tail, and what was promised. Null: there is none.
 */
export async function vouchedPlace(
  disk: VolatileDisk,
  last: EntryId,
  random: Random,
): Promise<{ readonly path: string; readonly position: number } | null> {
  const names = (await disk.list('wal')).filter((name) => name.endsWith('.wal'))
  const path = `wal/${names.toSorted().at(-1)}`
  if (names.length === 0) return null
  const content = await contentOf(disk, path)
  const places = walPlaces(content.subarray(SEGMENT_HEADER_BYTES))
  const at = places.findLastIndex(
    ({ record }) => record?.kind === 'entry' && equalPlaces(record, last),
  )
  const entry = places[at]
  if (entry === undefined) return null
  const vouched = Math.max(...places.slice(at).map((place) => place.vouched))
  const end = Math.min(vouched, SEGMENT_HEADER_BYTES + entry.offset)
  if (end <= SEGMENT_HEADER_BYTES) return null
  return { path, position: SEGMENT_HEADER_BYTES + random.below(end - SEGMENT_HEADER_BYTES) }
}
