import type { MapEntry } from '@tesela/protos/collections'
import { LimitExceeded } from './errors.ts'
import type { ReadOptions } from './options.ts'
import { answered } from './reply.ts'
import type { Requests } from './requests.ts'

const KEYS_PER_QUESTION = 512

/**
 * The entries of many keys, in the order asked, all from one revision. Asked in parts that fit an answer: a part whose
 * values are too large together is asked again in halves.
 */
export async function readMany(
  requests: Requests,
  collection: string,
  keys: readonly Uint8Array[],
  options: ReadOptions,
): Promise<(MapEntry | undefined)[]> {
  const found: (MapEntry | undefined)[] = []
  let pinned: bigint | undefined
  let size = KEYS_PER_QUESTION
  while (found.length < keys.length) {
    const part = keys.slice(found.length, found.length + size)
    const isLast = found.length + part.length === keys.length
    const query = { collection, mapGet: { keys: part, keysOnly: false } }
    try {
      const { answer, revision } = await requests.read(
        { query, pinned, pin: pinned === undefined && !isLast },
        { operation: 'getMany', collection },
        options,
      )
      found.push(...alignEntries(part, answered(answer.entries, 'getMany').entries))
      pinned = revision
    } catch (error) {
      if (!(error instanceof LimitExceeded) || part.length === 1) throw error
      size = Math.ceil(part.length / 2)
    }
  }
  return found
}

/** The answer holds the entries of the keys that are present, in the order asked: each finds its place again. */
function alignEntries(
  keys: readonly Uint8Array[],
  entries: readonly MapEntry[],
): (MapEntry | undefined)[] {
  let next = 0
  return keys.map((key) => {
    const entry = entries[next]
    if (entry === undefined || Buffer.compare(entry.key, key) !== 0) return undefined
    next += 1
    return entry
  })
}
