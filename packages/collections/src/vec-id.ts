import type { ItemId } from '@tesela/protos/collections'
import type { ByteString } from './byte-string.ts'
import { orderedNumber, orderedNumberBytes } from './ordered-number.ts'

/** The id of an item as bytes, ordered by revision, then by ordinal. */
export function vecIdOf(revision: number, ordinal: number): ByteString {
  return orderedNumber(revision) + orderedNumber(ordinal)
}

/** The id as clients see it. */
export function itemIdOf(id: ByteString): ItemId {
  return {
    revision: numberIn(id, 0),
    ordinal: numberIn(id, orderedNumberBytes),
  }
}

function numberIn(id: ByteString, offset: number): number {
  let value = 0
  for (let at = offset; at < offset + orderedNumberBytes; at++) {
    value = value * 256 + id.charCodeAt(at)
  }
  return value
}
