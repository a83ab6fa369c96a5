import type { QueueItem as WireItem } from '@tesela/protos/collections'
import type { PriorityKind } from './priority.ts'
import type { QueueItem } from './queue.ts'
import type { QueueShape } from './queue-shape.ts'

export async function decodeQueueItem<K, V, P extends PriorityKind>(
  { keys, values, priorities }: QueueShape<K, V, P>,
  item: WireItem,
): Promise<QueueItem<K, V, P>> {
  return {
    key: keys.decode(item.key),
    priority: priorities.decode(item.priority),
    value: await values.decode(item.value),
    created: BigInt(item.created),
    inserted: BigInt(item.inserted),
    modified: BigInt(item.modified),
  }
}

export async function decodeQueueItems<K, V, P extends PriorityKind>(
  shape: QueueShape<K, V, P>,
  items: readonly WireItem[],
): Promise<QueueItem<K, V, P>[]> {
  const decoded: QueueItem<K, V, P>[] = []
  for (const item of items) decoded.push(await decodeQueueItem(shape, item))
  return decoded
}
