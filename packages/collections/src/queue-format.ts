import type { QueueValue } from './collection.ts'
import { weightOf } from './queue-item.ts'
import type { CutHash } from './tree/cut.ts'
import type { TreeFormat } from './tree/format.ts'

/** Items of a queue weigh what their quota counts: key, priority and value. */
export function queueFormat(cutHash: CutHash): TreeFormat<QueueValue> {
  return { cutHash, weigh: (_place, item) => weightOf(item) }
}
