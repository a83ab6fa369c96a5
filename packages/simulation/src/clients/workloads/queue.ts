import { bytesOf, textOf } from '../text.ts'
import type { Workload } from '../workload.ts'

/** Few, so that there are ties, which the order of the pushes decides. */
const priorities = 3
/** More than a map has: a push with a known key takes an item away from whoever would have popped it. */
const keysOfItems = 12

/** A queue is judged as a whole. Values are unique: whatever is popped twice has no order. */
export const queueWorkload: Workload = {
  collections: ['queue'],

  drawWrite({ collection, random, value }) {
    const at = { obj: collection }
    const draw = random.below(10)
    if (draw < 3) {
      return {
        op: { kind: 'pop-min', ...at, key: '' },
        command: { queue: { popMin: { count: 1 } } },
      }
    }
    if (draw < 5) {
      return {
        op: { kind: 'pop-max', ...at, key: '' },
        command: { queue: { popMax: { count: 1 } } },
      }
    }
    const priority = random.below(priorities)
    const item = `i${random.below(keysOfItems)}`
    const written = value()
    const push = {
      priority: int64Priority(priority),
      key: bytesOf(item),
      value: bytesOf(written),
    }
    return {
      op: { kind: 'push-item', ...at, key: '', item, priority, value: written },
      command: { queue: { push } },
    }
  },

  drawRead({ collection, random }) {
    const at = { obj: collection, key: '' }
    if (random.chance(0.3)) return { op: { kind: 'size', ...at }, query: { size: {} } }
    const queueEntries = { greatestFirst: false, limit: 1, withoutValues: false, maxBytes: 0 }
    return { op: { kind: 'get', ...at }, query: { queueEntries } }
  },

  outcomeOf({ queuePushed, queueItems }) {
    if (queuePushed !== undefined) return { done: queuePushed.replaced === 1 }
    return queueItems === undefined ? {} : { value: textOf(queueItems.items[0]?.value) }
  },

  shownBy: ({ size, queuePage }) =>
    size === undefined ? { value: textOf(queuePage?.items[0]?.value) } : { size },
}

/** As collections.proto says: big-endian, the highest bit inverted. */
function int64Priority(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, BigInt(value) ^ -(2n ** 63n))
  return bytes
}
