import { type ByteString, byteString, bytesOf } from './byte-string.ts'
import type { KeptResult, Session } from './session.ts'
import { weightOf } from './session-draft.ts'
import { sessionPlace } from './session-format.ts'
import type { ItemCodec } from './tree/format.ts'
import { field, varint } from './tree/item-encoding.ts'

/**
 * A session: id, key, deadline, acknowledged sequence, then its results: how many, and of each
 * sequence, revision and bytes.
 */
export const sessionCodec: ItemCodec<Session> = {
  encode: (_place, session) => [...partsOf(session)].join(''),
  parts: (_place, session) => partsOf(session),
  decode(reader) {
    const id = reader.varint()
    const key = reader.field()
    const [deadline, acknowledged] = [reader.varint(), reader.varint()]
    const results: KeptResult[] = []
    let resultBytes = 0
    // Every one takes a byte at least: what a peer claims is no more than what it sent.
    for (let count = reader.varint(); count > 0; count--) {
      const [sequence, revision] = [reader.varint(), reader.varint()]
      const kept = { sequence, revision, result: new Uint8Array(bytesOf(reader.field())) }
      results.push(kept)
      resultBytes += weightOf(kept)
    }
    return [sessionPlace(id), { id, key, deadline, acknowledged, results, resultBytes }]
  },
}

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
