import type { QueueItem } from '@tesela/protos/collections'
import { bytesOf } from './byte-string.ts'
import type { QueueValue } from './collection.ts'

/** What an item counts towards the bytes of its queue. */
export function weightOf(item: QueueValue): number {
  return item.key.length + item.priority.length + item.value.length
}

/** The item as clients see it. */
export function queueItemOf(item: QueueValue, withoutValue = false): QueueItem {
  return {
    key: bytesOf(item.key),
    priority: bytesOf(item.priority),
    value: bytesOf(withoutValue ? '' : item.value),
    created: item.created,
    inserted: item.inserted,
    modified: item.modified,
  }
}
