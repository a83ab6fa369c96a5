import type { ItemCodec } from './tree/format.ts'
import { field, varint } from './tree/item-encoding.ts'

/** A value, and the revision that added it. */
export const setCodec: ItemCodec<number> = {
  encode: (value, created) => field(value) + varint(created),
  decode: (reader) => [reader.field(), reader.varint()],
}
