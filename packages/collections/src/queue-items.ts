import type { QueueItem } from '@tesela/protos/collections'
import type { QueueValue } from './collection.ts'
import { queueItemOf } from './queue-item.ts'
import type { Steps } from './steps.ts'

/** They are made of three buffers each. */
const madeInStep = 256

/** {@link queueItemOf} of each, in steps. */
export function* queueItems(values: readonly QueueValue[]): Steps<QueueItem[]> {
  const items: QueueItem[] = []
  for (const value of values) {
    items.push(queueItemOf(value))
    if (items.length % madeInStep === 0) yield
  }
  return items
}
