import type { QueueItem as WireItem, PriorityRange as WireRange } from '@tesela/protos/collections'
import type { PriorityKind } from './priority.ts'
import type { PriorityShape } from './priority-shape.ts'
import type { PriorityRange, QueueItem } from './queue.ts'
import type { KeyShape, ValueShape } from './value-shape.ts'

/** How what a queue holds becomes bytes. */
export interface QueueShape<K, V, P extends PriorityKind> {
  readonly keys: KeyShape<K>
  readonly values: ValueShape<V>
  readonly priorities: PriorityShape<P>
}

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

export function encodeRange<P extends PriorityKind>(
  priorities: PriorityShape<P>,
  { from, fromExclusive, to, toInclusive }: PriorityRange<P>,
): WireRange {
  return {
    ...(from === undefined ? {} : { from: priorities.encode(from) }),
    fromExclusive: fromExclusive ?? false,
    ...(to === undefined ? {} : { to: priorities.encode(to) }),
    toInclusive: toInclusive ?? false,
  }
}
