import { type ByteString, byteString } from './byte-string.ts'
import { keyAfter } from './key-range.ts'
import type { KeyRange } from './tree/key-range.ts'

const nothing = new Uint8Array(0)

/** The bounds that queries for keys share. */
export interface KeyBounds {
  readonly prefix?: Uint8Array
  readonly from?: Uint8Array
  readonly to?: Uint8Array
  readonly reverse: boolean
  readonly cursor?: Uint8Array
}

/** The narrowest of all bounds that the query has. */
export function keysWithin(query: KeyBounds): KeyRange {
  const lower: ByteString[] = []
  const upper: ByteString[] = []
  if (query.from !== undefined) lower.push(byteString(query.from))
  if (query.to !== undefined) upper.push(byteString(query.to))
  if (query.cursor !== undefined) {
    const cursor = byteString(query.cursor)
    if (query.reverse) upper.push(cursor)
    else lower.push(keyAfter(cursor))
  }
  const from = lower.sort().at(-1) ?? ''
  const to = upper.sort().at(0)
  return {
    from,
    prefix: byteString(query.prefix ?? nothing),
    reverse: query.reverse,
    ...(to === undefined ? {} : { to }),
  }
}
