import type { QueuePush, Result } from '@tesela/protos/collections'
import { byteString } from './byte-string.ts'
import type { QueueCollection, QueueValue } from './collection.ts'
import { editsInStep } from './edits-in-step.ts'
import type { EntryContext } from './entry-context.ts'
import { itemsInStep } from './items-in-step.ts'
import { checkPriority } from './priority.ts'
import type { QueueDraft } from './queue-draft.ts'
import { weightOf } from './queue-item.ts'
import { queueItems } from './queue-items.ts'
import { hasQuota, refuseGrowth } from './quota.ts'
import type { Refusal } from './rejections.ts'
import { createResultRoom } from './result-room.ts'
import type { Steps } from './steps.ts'

/** Pushes one by one in the order given, evicting as it goes: all of them or, where the outcome is refused, none. */
export function* executeQueuePush(
  queue: QueueDraft,
  pushes: readonly QueuePush[],
  at: EntryContext,
): Steps<Result> {
  for (const [position, { priority }] of pushes.entries()) {
    if (position % itemsInStep === itemsInStep - 1) yield
    const refusal = checkPriority(queue.encoding, priority, at.limits.maxKeyBytes)
    if (refusal !== null) return { rejection: refusal }
  }
  const capacity = queue.options.capacity ?? 0
  // One evicted item fits in any result: alone it is no reason to refuse.
  const refusable = hasQuota(queue) || (capacity > 0 && pushes.length > 1)
  const saved = refusable ? queue.save() : null
  const evicted: QueueValue[] = []
  let replaced = 0
  for (const [position, push] of pushes.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    if (put(queue, push, at.revision)) replaced++
    if (capacity > 0 && queue.size > capacity) evict(queue, evicted)
  }
  if (saved !== null) {
    const refusal = refuseOutcome(queue, saved, evicted, at.limits.maxCommandBytes)
    if (refusal !== null) {
      queue.restore(saved)
      return { rejection: refusal }
    }
  }
  return { queuePushed: { replaced, evicted: yield* queueItems(evicted) } }
}

/** Whether the key was there. */
function put(queue: QueueDraft, push: QueuePush, revision: number): boolean {
  const key = byteString(push.key)
  const previous = queue.get(key)
  queue.put({
    key,
    priority: byteString(push.priority),
    value: byteString(push.value),
    created: previous === undefined ? revision : previous.created,
    inserted: revision,
    modified: revision,
  })
  return previous !== undefined
}

function evict(queue: QueueDraft, evicted: QueueValue[]): void {
  const victim = queue.newestOfLowest()
  if (victim === undefined) return
  queue.remove(victim.key)
  evicted.push(victim)
}

function refuseOutcome(
  queue: QueueDraft,
  before: QueueCollection,
  evicted: readonly QueueValue[],
  resultBytesAtMost: number,
): Refusal | null {
  const { options, items } = before
  const { size, bytes } = items
  const over = refuseGrowth({ options, size, bytes }, queue.size - size, queue.bytes - bytes)
  if (over !== null) return over
  const room = createResultRoom(resultBytesAtMost)
  for (const item of evicted) {
    const full = room.take(weightOf(item))
    if (full !== null) return full
  }
  return null
}
