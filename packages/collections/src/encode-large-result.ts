import {
  QueueItemsResult,
  QueuePushedResult,
  type Result,
  SetTakenResult,
} from '@tesela/protos/collections'
import type { Steps } from './steps.ts'
import { varint } from './tree/item-encoding.ts'

/** Items that are encoded between two yields, and what makes a list long. */
const itemsInPart = 256

/** Tags of the fields of a Result, with a length behind each. */
const tags = { setTaken: 17 * 8 + 2, queuePushed: 21 * 8 + 2, queueItems: 22 * 8 + 2 }

/** A result with a long list, in steps: the bytes that the codec makes at once. Null: it has none. */
export function encodeLargeResult(result: Result): Steps<Uint8Array> | null {
  const { setTaken, queuePushed, queueItems } = result
  if (setTaken !== undefined && setTaken.values.length > itemsInPart) {
    return encodeParts(tags.setTaken, setTaken.values, (values) =>
      SetTakenResult.encode({ values }),
    )
  }
  if (queueItems !== undefined && queueItems.items.length > itemsInPart) {
    return encodeParts(tags.queueItems, queueItems.items, (items) =>
      QueueItemsResult.encode({ items }),
    )
  }
  if (queuePushed !== undefined && queuePushed.evicted.length > itemsInPart) {
    let { replaced } = queuePushed
    return encodeParts(tags.queuePushed, queuePushed.evicted, (evicted) => {
      const part = QueuePushedResult.encode({ replaced, evicted })
      // The number stands before the first part, and no second time.
      replaced = 0
      return part
    })
  }
  return null
}

/** A message whose one field, of this tag, is the parts one behind the other. */
function* encodeParts<T>(
  tag: number,
  items: readonly T[],
  encode: (part: T[]) => Uint8Array,
): Steps<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for (let at = 0; at < items.length; at += itemsInPart) {
    const part = encode(items.slice(at, at + itemsInPart))
    parts.push(part)
    length += part.length
    yield
  }
  const head = Buffer.from(varint(tag) + varint(length), 'latin1')
  return Buffer.concat([head, ...parts])
}
