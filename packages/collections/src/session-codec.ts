import { type ByteString, byteString, bytesOf } from './byte-string.ts'
import { LeafError } from './errors.ts'
import { weightOf } from './kept-results.ts'
import type { KeptResult, Session } from './session.ts'
import { sessionPlace } from './session-format.ts'
import type { ItemCodec } from './tree/format.ts'
import { field, varint } from './tree/item-encoding.ts'

/**
 * A session: id, key, deadline, acknowledged sequence, then its results: how many, and of each
 * sequence, revision and bytes.
 *
 * @param resultsAtMost - of a session that is read: a result takes far more memory than it may have bytes
 */
export function createSessionCodec(resultsAtMost: number): ItemCodec<Session> {
  return {
    encode: (_place, session) => [...partsOf(session)].join(''),
    parts: (_place, session) => partsOf(session),
    decode(reader) {
      const id = reader.varint()
      const key = reader.field()
      const [deadline, acknowledged] = [reader.varint(), reader.varint()]
      const results: KeptResult[] = []
      let resultBytes = 0
      const count = reader.varint()
      if (count > resultsAtMost) throw new LeafError('a session keeps too many results')
      for (let read = 0; read < count; read++) {
        const [sequence, revision] = [reader.varint(), reader.varint()]
        const kept = { sequence, revision, result: new Uint8Array(bytesOf(reader.field())) }
        results.push(kept)
        resultBytes += weightOf(kept)
      }
      return [sessionPlace(id), { id, key, deadline, acknowledged, results, resultBytes }]
    },
  }
}

export const sessionCodec = createSessionCodec(Number.POSITIVE_INFINITY)

/** Results may be megabytes each, and many. */
const partBytes = 64 * 1024

function* partsOf(session: Session): Generator<ByteString> {
  const { id, key, deadline, acknowledged, results } = session
  yield varint(id) + field(key) + varint(deadline) + varint(acknowledged) + varint(results.length)
  for (const { sequence, revision, result } of results) {
    yield varint(sequence) + varint(revision) + varint(result.length)
    for (let start = 0; start < result.length; start += partBytes) {
      yield byteString(result.subarray(start, start + partBytes))
    }
  }
}
