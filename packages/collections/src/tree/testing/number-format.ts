import { createCutHash } from '../cut-hash.ts'
import type { ItemCodec, TreeFormat } from '../format.ts'
import { field, varint } from '../item-encoding.ts'

/** Numbers as values. From 10 000 on a number weighs as much as it says. */
export const numberFormat: TreeFormat<number> = {
  cutHash: createCutHash(new Uint8Array(32).fill(1)),
  weigh: (key, value) => key.length + (value < 10_000 ? 8 : value),
}

export const numberCodec: ItemCodec<number> = {
  encode: (key, value) => field(key) + varint(value),
  decode: (reader) => [reader.field(), reader.varint()],
}
