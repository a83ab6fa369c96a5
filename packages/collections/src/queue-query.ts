import type {
  Answer,
  PriorityRange,
  QueueEntriesQuery,
  QueueGetQuery,
  QueueItem,
} from '@tesela/protos/collections'
import { byteString } from './byte-string.ts'
import type { QueueCollection, QueueValue } from './collection.ts'
import { createPage } from './page.ts'
import { boundsOf } from './priority-range.ts'
import type { QueryContext } from './query-context.ts'
import { queueItemOf, weightOf } from './queue-item.ts'
import { encodingOf } from './queue-order.ts'
import { type QueueWalk, walkQueue } from './queue-walk.ts'
import { createResultRoom } from './result-room.ts'

export function getFromQueue(
  queue: QueueCollection,
  { keys, withoutValues }: QueueGetQuery,
  { bytesAtMost }: QueryContext,
): Answer {
  const room = createResultRoom(bytesAtMost)
  const items: QueueItem[] = []
  for (const key of keys) {
    const place = queue.places.get(byteString(key))
    const item = place === undefined ? undefined : queue.items.get(place)
    if (item === undefined) continue
    const over = room.take(sizeIn(item, withoutValues))
    if (over !== null) return { rejection: over }
    items.push(queueItemOf(item, withoutValues))
  }
  return { queuePage: { items, more: false } }
}

export function queueEntries(
  queue: QueueCollection,
  query: QueueEntriesQuery,
  { bytesAtMost }: QueryContext,
): Answer {
  const { withoutValues } = query
  const page = createPage(query, bytesAtMost)
  const items: QueueItem[] = []
  for (const item of walkQueue(queue.items, encodingOf(queue.options), walkOf(query))) {
    if (!page.admits(sizeIn(item, withoutValues))) return { queuePage: { items, more: true } }
    items.push(queueItemOf(item, withoutValues))
  }
  return { queuePage: { items, more: false } }
}

const unbounded: PriorityRange = { fromExclusive: false, toInclusive: false }

function walkOf({ greatestFirst, range = unbounded, cursor }: QueueEntriesQuery): QueueWalk {
  const walk = { greatestFirst, bounds: boundsOf(range) }
  if (cursor === undefined) return walk
  const { priority, inserted, key } = cursor
  return {
    ...walk,
    behind: { priority: byteString(priority), inserted, key: byteString(key) },
  }
}

function sizeIn(item: QueueValue, withoutValue: boolean): number {
  return weightOf(item) - (withoutValue ? item.value.length : 0)
}
