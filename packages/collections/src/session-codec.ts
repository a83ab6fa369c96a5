import { byteString, bytesOf } from './byte-string.ts'
import type { Session } from './session.ts'
import { weightOf } from './session-draft.ts'
import { sessionPlace } from './session-format.ts'
import type { ItemCodec } from './tree/format.ts'
import { field, varint } from './tree/item-encoding.ts'

/** A session: id, key, deadline, acknowledged sequence, then its results: how many, and sequence and bytes of each. */
export const sessionCodec: ItemCodec<Session> = {
  encode(_place, { id, key, deadline, acknowledged, results }) {
    let bytes = varint(id) + field(key) + varint(deadline) + varint(acknowledged)
    bytes += varint(results.length)
    for (const { sequence, result } of results)
      bytes += varint(sequence) + field(byteString(result))
    return bytes
  },
  decode(reader) {
    const id = reader.varint()
    const key = reader.field()
    const [deadline, acknowledged] = [reader.varint(), reader.varint()]
    const results: { sequence: number; result: Uint8Array }[] = []
    let resultBytes = 0
    // Every one takes a byte at least: what a peer claims is no more than what it sent.
    for (let count = reader.varint(); count > 0; count--) {
      const kept = { sequence: reader.varint(), result: new Uint8Array(bytesOf(reader.field())) }
      results.push(kept)
      resultBytes += weightOf(kept)
    }
    return [sessionPlace(id), { id, key, deadline, acknowledged, results, resultBytes }]
  },
}
