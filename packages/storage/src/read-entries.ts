import type { Entry, Index } from '@tesela/raft'
import type { Disk } from './disk.ts'
import type { EntryIndex, Stretch } from './entry-index.ts'
import { LogDamagedError } from './errors.ts'
import { decodeEntry } from './payloads.ts'
import { recordAt, segmentWindow } from './record.ts'
import { segmentPath } from './segment-file.ts'

/** Read in one piece, unless one entry alone is larger. */
const READ_BYTES = 1024 * 1024

/**
 * Entries from `from` on: at least one, then while their data fit in `maxBytes`; empty above the last.
 * `'compacted'` when `from` is cut off, be it meanwhile.
 *
 * @throws LogDamagedError where a record does not read back
 */
export async function readEntries(
  disk: Disk,
  directory: string,
  index: EntryIndex,
  from: Index,
  maxBytes: number,
): Promise<readonly Entry[] | 'compacted'> {
  for (;;) {
    const { truncations } = index
    const entries = await readOnce(disk, directory, index, from, maxBytes)
    // Entries were replaced meanwhile: what stood before is not in the log any more.
    if (index.truncations === truncations) return entries
  }
}

async function readOnce(
  disk: Disk,
  directory: string,
  index: EntryIndex,
  from: Index,
  maxBytes: number,
): Promise<readonly Entry[] | 'compacted'> {
  const entries: Entry[] = []
  let bytes = 0
  for (let next = from; next <= index.lastIndex; next = from + entries.length) {
    if (next < index.firstIndex) break
    const room = Math.max(0, maxBytes - bytes)
    if (room === 0 && entries.length > 0) break
    // A record is longer than its data: what is read fits, but perhaps not yet everything that fits.
    const stretch = index.stretch(next, Math.min(READ_BYTES, room))
    for (const entry of await readStretch(disk, directory, stretch, next)) {
      if (entries.length > 0 && bytes + entry.data.length > maxBytes) return entries
      entries.push(entry)
      bytes += entry.data.length
    }
  }
  if (entries.length === 0 && from < index.firstIndex) return 'compacted'
  return entries
}

async function readStretch(
  disk: Disk,
  directory: string,
  stretch: Stretch,
  from: Index,
): Promise<readonly Entry[]> {
  const { segment, offset, length, offsets } = stretch
  const path = segmentPath(directory, segment)
  const file = await disk.open(path, 'existing')
  try {
    const window = segmentWindow(segment, offset, await file.readAt(offset, length))
    return offsets.map((at, k) => {
      const record = recordAt(window, at)
      const entry = record === null ? null : decodeEntry(record)
      if (entry?.index !== from + k) {
        throw new LogDamagedError(path, at, `entry ${from + k} does not read back`)
      }
      return entry
    })
  } finally {
    await file.close()
  }
}
