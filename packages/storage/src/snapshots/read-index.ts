import type { Digest } from '@tesela/merkle'
import type { Disk, DiskFile } from '../disk.ts'
import { FormatUnknownError, SnapshotDamagedError } from '../errors.ts'
import { LEAF_FRAME_BYTES, MAX_LEAF_BYTES } from './leaf-frame.ts'
import type { LeafPlaces } from './leaf-places.ts'
import { createLeafPlaces } from './leaf-places.ts'
import { readChecked } from './read-checked.ts'
import type { IndexHead } from './snapshot-index.ts'
import {
  decodeIndexHead,
  ENTRIES_IN_PAGE,
  entryAt,
  INDEX_FORMAT,
  INDEX_HEAD_BYTES,
  indexBytes,
  indexHeadBytes,
  isPage,
  PAGES_AT_ONCE,
  pageOffset,
} from './snapshot-index.ts'
import { MAX_LEAF_FILES } from './snapshot-layout.ts'

export interface SnapshotIndex {
  readonly head: IndexHead
  readonly digests: readonly Digest[]
  readonly places: LeafPlaces
  /** Of all leaves. */
  readonly bytes: number
}

/** Nothing is allocated for more leaves than the file has entries. @throws SnapshotDamagedError, FormatUnknownError */
export async function readIndex(disk: Disk, path: string): Promise<SnapshotIndex> {
  if (!(await disk.exists(path))) throw new SnapshotDamagedError(path, 0, 'it is missing')
  const file = await disk.open(path, 'existing')
  try {
    const size = await file.size()
    const head = await readHead(file, size)
    const expected = indexBytes(head.leaves, head.files.length)
    if (size !== expected) {
      const reason = `it has ${size} bytes instead of ${expected}`
      throw new SnapshotDamagedError(path, Math.min(size, expected), reason)
    }
    return await readPages(file, head)
  } finally {
    await file.close()
  }
}

async function readHead(file: DiskFile, size: number): Promise<IndexHead> {
  const damaged = (offset: number, reason: string) =>
    new SnapshotDamagedError(file.path, offset, reason)
  const first = await readChecked(file, 0, Math.min(size, INDEX_HEAD_BYTES))
  const length = indexHeadBytes(first)
  if (length === null) throw damaged(0, 'it does not begin as an index')
  if (length > size || length > INDEX_HEAD_BYTES + 4 * MAX_LEAF_FILES) {
    throw damaged(36, 'it claims too many files')
  }
  const decoded = decodeIndexHead(await readChecked(file, 0, length))
  if (decoded === null) throw damaged(8, 'the checksum of its head is wrong')
  const { format, ...head } = decoded
  if (format !== INDEX_FORMAT) throw new FormatUnknownError(file.path, format)
  return head
}

async function readPages(file: DiskFile, head: IndexHead): Promise<SnapshotIndex> {
  const { leaves, files } = head
  const places = createLeafPlaces(leaves)
  const digests: Digest[] = []
  let bytes = 0
  const pages = Math.ceil(leaves / ENTRIES_IN_PAGE)
  for (let page = 0; page < pages; ) {
    const start = pageOffset(files.length, page, leaves)
    const upTo = Math.min(pages, page + PAGES_AT_ONCE)
    const run = await readChecked(file, start, pageOffset(files.length, upTo, leaves) - start)
    for (; page < upTo; page++) {
      const at = pageOffset(files.length, page, leaves)
      const end = pageOffset(files.length, page + 1, leaves)
      const content = run.subarray(at - start, end - start)
      if (!isPage(content, page)) {
        throw new SnapshotDamagedError(file.path, at, 'the checksum of its page is wrong')
      }
      const first = page * ENTRIES_IN_PAGE
      for (let slot = 0; slot < Math.min(ENTRIES_IN_PAGE, leaves - first); slot++) {
        const { digest, file: number, offset, length } = entryAt(content, slot)
        const room = (files[number - 1] ?? 0) - offset - LEAF_FRAME_BYTES
        if (length > room || length > MAX_LEAF_BYTES) {
          throw new SnapshotDamagedError(file.path, at, `leaf ${first + slot} is outside its file`)
        }
        digests.push(digest)
        places.place(first + slot, number, offset, length)
        bytes += length
      }
    }
  }
  return { head, digests, places, bytes }
}
