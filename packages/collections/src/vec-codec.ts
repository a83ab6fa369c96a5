import type { VecValue } from './collection.ts'
import type { ItemCodec } from './tree/format.ts'
import { field, varint } from './tree/item-encoding.ts'
import { itemIdOf, vecIdOf } from './vec-id.ts'

/** An item: revision and ordinal of its id, value, revision of the last change. */
export const vecCodec: ItemCodec<VecValue> = {
  encode(id, { value, modified }) {
    const { revision, ordinal } = itemIdOf(id)
    return varint(revision) + varint(ordinal) + field(value) + varint(modified)
  },
  decode(reader) {
    const id = vecIdOf(reader.varint(), reader.varint())
    const value = reader.field()
    return [id, { value, modified: reader.varint() }]
  },
}
