import type { CellValue } from './collection.ts'
import { field, varint } from './tree/item-encoding.ts'
import type { ItemReader } from './tree/item-reader.ts'

/** The content of a cell or a once, which is one leaf: value, revisions. */
export const cellCodec = {
  encode: ({ value, created, modified }: CellValue): string =>
    field(value) + varint(created) + varint(modified),
  decode: (reader: ItemReader): CellValue => ({
    value: reader.field(),
    created: reader.varint(),
    modified: reader.varint(),
  }),
}
