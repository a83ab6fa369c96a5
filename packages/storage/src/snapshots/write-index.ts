import type { Digest } from '@tesela/merkle'
import type { Disk, DiskFile } from '../disk.ts'
import type { LeafPlaces } from './leaf-places.ts'
import type { IndexHead } from './snapshot-index.ts'
import {
  ENTRIES_IN_PAGE,
  encodeIndexHead,
  PAGE_BYTES,
  PAGES_AT_ONCE,
  pageOffset,
  putEntry,
  sealPage,
} from './snapshot-index.ts'

/** Makes the index, durably; its name is not. In pieces of a write and a datasync, so that nothing stalls long. */
export async function writeIndex(
  disk: Disk,
  path: string,
  head: IndexHead,
  digests: readonly Digest[],
  places: LeafPlaces,
  sizes: { readonly writeBytes: number; readonly syncBytes: number },
): Promise<void> {
  const file = await disk.open(path, 'create')
  try {
    const bytes = encodeIndexHead(head)
    await file.writeAt(0, [bytes])
    await writePages(file, bytes.length, head, digests, places, sizes)
    await file.datasync()
  } finally {
    await file.close()
  }
}

async function writePages(
  file: DiskFile,
  from: number,
  { files, leaves }: IndexHead,
  digests: readonly Digest[],
  places: LeafPlaces,
  { writeBytes, syncBytes }: { readonly writeBytes: number; readonly syncBytes: number },
): Promise<void> {
  const pages = Math.ceil(leaves / ENTRIES_IN_PAGE)
  const pagesAtOnce = Math.max(1, Math.min(PAGES_AT_ONCE, Math.floor(writeBytes / PAGE_BYTES)))
  const buffer = Buffer.alloc(Math.min(pages, pagesAtOnce) * PAGE_BYTES)
  let synced = from
  for (let page = 0; page < pages; ) {
    const start = pageOffset(files.length, page, leaves)
    const upTo = Math.min(pages, page + pagesAtOnce)
    const end = pageOffset(files.length, upTo, leaves)
    for (; page < upTo; page++) {
      const at = pageOffset(files.length, page, leaves) - start
      const pageEnd = pageOffset(files.length, page + 1, leaves) - start
      fillPage(buffer.subarray(at, pageEnd), page, digests, places)
    }
    await file.writeAt(start, [buffer.subarray(0, end - start)])
    if (end - synced >= syncBytes) {
      await file.datasync()
      synced = end
    }
  }
}

function fillPage(
  bytes: Buffer,
  page: number,
  digests: readonly Digest[],
  places: LeafPlaces,
): void {
  const first = page * ENTRIES_IN_PAGE
  const count = Math.min(ENTRIES_IN_PAGE, places.count - first)
  for (let slot = 0; slot < count; slot++) {
    const ordinal = first + slot
    putEntry(bytes, slot, {
      digest: digests[ordinal] ?? '',
      file: places.file(ordinal),
      offset: places.offset(ordinal),
      length: places.length(ordinal),
    })
  }
  sealPage(bytes, page)
}
