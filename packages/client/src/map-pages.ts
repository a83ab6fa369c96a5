import type { MapEntry } from '@tesela/protos/collections'
import { Internal, InvalidArgument } from './errors.ts'
import type { RangeOptions } from './map.ts'
import type { Requests } from './requests.ts'
import type { KeyShape } from './value-shape.ts'

const PAGE_BYTES = 512 * 1024
const PAGE_ENTRIES = 16_384

interface Page {
  readonly entries: readonly MapEntry[]
  readonly more: boolean
  readonly revision: bigint
}

/**
 * The pages of a range, all from the revision of the first one. The next page is fetched while the caller uses the
 * last one, and the fetch is cancelled when the caller stops early.
 */
export async function* mapPages<K>(
  requests: Requests,
  collection: string,
  keys: KeyShape<K>,
  keysOnly: boolean,
  options: RangeOptions<K>,
): AsyncGenerator<readonly MapEntry[]> {
  const { prefix, from, to, reverse, limit, ...readOptions } = options
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 0)) {
    throw new InvalidArgument('limit must be a whole number that is not negative')
  }
  const range = {
    ...(prefix === undefined ? {} : { prefix: keys.encodePrefix(prefix) }),
    ...(from === undefined ? {} : { from: keys.encode(from) }),
    ...(to === undefined ? {} : { to: keys.encode(to) }),
    reverse: reverse ?? false,
    keysOnly,
    maxBytes: PAGE_BYTES,
  }
  let remaining = limit ?? Number.POSITIVE_INFINITY
  const stopped = new AbortController()
  const signal = readOptions.signal
    ? AbortSignal.any([readOptions.signal, stopped.signal])
    : stopped.signal

  const fetchPage = async (last: Page | undefined): Promise<Page> => {
    const cursor = last?.entries.at(-1)?.key
    const mapEntries = {
      ...range,
      limit: Math.min(remaining, PAGE_ENTRIES),
      ...(cursor === undefined ? {} : { cursor }),
    }
    const { answer, revision } = await requests.read(
      { query: { collection, mapEntries }, pinned: last?.revision, pin: last === undefined },
      { operation: keysOnly ? 'keys' : 'entries', collection },
      { ...readOptions, signal },
    )
    if (answer.entries === undefined)
      throw new Internal('the daemon answered a range without entries')
    return { ...answer.entries, revision }
  }

  try {
    let page = remaining > 0 ? await fetchPage(undefined) : undefined
    while (page !== undefined) {
      const { entries, more } = page
      remaining -= entries.length
      const next = more && entries.length > 0 && remaining > 0 ? fetchPage(page) : undefined
      // Awaited below; until then a failure must not count as unhandled.
      next?.catch(() => undefined)
      yield entries
      page = await next
    }
  } finally {
    stopped.abort()
  }
}
