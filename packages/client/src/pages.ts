import type { Answer, Query } from '@tesela/protos/collections'
import type { ReadOptions } from './options.ts'
import type { Requests } from './requests.ts'
import { wholeNumber } from './whole-number.ts'

const PAGE_BYTES = 512 * 1024
const PAGE_ITEMS = 16_384

/** What is walked, and how its pages are asked for and read. */
export interface Walk<Item, Cursor> {
  readonly collection: string
  readonly operation: string
  /** Where the walk begins; absent: at the beginning. */
  readonly cursor?: Cursor | undefined
  question(
    cursor: Cursor | undefined,
    bounds: { readonly limit: number; readonly maxBytes: number },
  ): Omit<Query, 'collection'>
  /** `next` is where the next page begins; absent: this is the last one. It may hold nothing and not be the last. */
  page(answer: Answer): { readonly items: readonly Item[]; readonly next?: Cursor | undefined }
}

/**
 * The pages of a walk, all from the revision of the first one. The next page is fetched while the caller uses the
 * last one, and the fetch is cancelled when the caller stops early.
 */
export async function* pagesOf<Item, Cursor>(
  requests: Requests,
  walk: Walk<Item, Cursor>,
  { limit, ...options }: ReadOptions & { readonly limit?: number | undefined },
): AsyncGenerator<readonly Item[]> {
  let remaining = limit === undefined ? Number.POSITIVE_INFINITY : wholeNumber('limit', limit)
  const stopped = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stopped.signal]) : stopped.signal
  const { collection, operation } = walk

  const fetchPage = async (cursor: Cursor | undefined, pinned: bigint | undefined) => {
    const bounds = { limit: Math.min(remaining, PAGE_ITEMS), maxBytes: PAGE_BYTES }
    const { answer, revision } = await requests.read(
      {
        query: { collection, ...walk.question(cursor, bounds) },
        pinned,
        pin: pinned === undefined,
      },
      { operation, collection },
      { ...options, signal },
    )
    return { ...walk.page(answer), revision }
  }

  try {
    let page = remaining > 0 ? await fetchPage(walk.cursor, undefined) : undefined
    while (page !== undefined) {
      const { items, next, revision } = page
      remaining -= items.length
      const following = next === undefined || remaining <= 0 ? undefined : fetchPage(next, revision)
      // Awaited below; until then a failure must not count as unhandled.
      following?.catch(() => undefined)
      yield items
      page = await following
    }
  } finally {
    stopped.abort()
  }
}
