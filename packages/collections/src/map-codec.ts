import type { MapValue } from './collection.ts'
import type { ItemCodec } from './tree/format.ts'
import { field, varint } from './tree/item-encoding.ts'

/** An entry: key, value, revisions, deadline (0: none). */
export const mapCodec: ItemCodec<MapValue> = {
  encode: (key, { value, created, modified, deadline }) =>
    field(key) + field(value) + varint(created) + varint(modified) + varint(deadline),
  decode(reader) {
    const key = reader.field()
    const value = reader.field()
    const [created, modified, deadline] = [reader.varint(), reader.varint(), reader.varint()]
    return [key, { value, created, modified, deadline }]
  },
}
