import type { QueueValue } from './collection.ts'
import type { PriorityEncoding } from './priority.ts'
import { placeOf } from './queue-order.ts'
import type { ItemCodec } from './tree/format.ts'
import { field, varint } from './tree/item-encoding.ts'

/** An item: priority, revision of insertion, key, value, the other revisions. Its place follows from these. */
export function queueCodec(encoding: PriorityEncoding): ItemCodec<QueueValue> {
  return {
    encode: (_place, { priority, inserted, key, value, created, modified }) =>
      field(priority) +
      varint(inserted) +
      field(key) +
      field(value) +
      varint(created) +
      varint(modified),
    decode(reader) {
      const priority = reader.field()
      const inserted = reader.varint()
      const [key, value] = [reader.field(), reader.field()]
      const [created, modified] = [reader.varint(), reader.varint()]
      const item = { priority, inserted, key, value, created, modified }
      return [placeOf(encoding, item), item]
    },
  }
}
