import type {
  PriorityRange,
  QueueCommand,
  QueueCompareExchange,
  QueuePush,
  QueueUpdatePriority,
  QueueUpdateValue,
  Result,
} from '@tesela/protos/collections'
import { type ByteString, byteString, bytesOf } from './byte-string.ts'
import type { QueueValue } from './collection.ts'
import { editing, editsInStep } from './edits-in-step.ts'
import type { EntryContext } from './entry-context.ts'
import { checkPriority } from './priority.ts'
import { boundsOf, refuseRange } from './priority-range.ts'
import type { QueueDraft } from './queue-draft.ts'
import { weightOf } from './queue-item.ts'
import { queueItems } from './queue-items.ts'
import { placesWithin } from './queue-order.ts'
import { executeQueuePush } from './queue-push.ts'
import { refuseGrowth } from './quota.ts'
import { createResultRoom } from './result-room.ts'
import { constantResult } from './results.ts'
import { type Stepped, type Steps, whenDone } from './steps.ts'

const updated = constantResult({ queueUpdated: { updated: true } })
const updatedNothing = constantResult({ queueUpdated: { updated: false } })

/** Executes the one operation that the command has. */
export function executeQueueCommand(
  queue: QueueDraft,
  command: QueueCommand,
  at: EntryContext,
): Stepped<Result> {
  if (command.push !== undefined) return push(queue, [command.push], at)
  if (command.pushMany !== undefined) return push(queue, command.pushMany.items, at)
  if (command.popMin !== undefined) return pop(queue, command.popMin.count, false, at)
  if (command.popMax !== undefined) return pop(queue, command.popMax.count, true, at)
  if (command.updatePriority !== undefined) {
    return updatePriority(queue, command.updatePriority, at)
  }
  if (command.updateValue !== undefined) return updateValue(queue, command.updateValue, at)
  if (command.compareExchange !== undefined) {
    return compareExchange(queue, command.compareExchange, at)
  }
  if (command.delete !== undefined) {
    const { keys } = command.delete
    return editing(keys.length, deleteMany(queue, keys))
  }
  if (command.removeRange !== undefined) {
    return removeRange(queue, command.removeRange.range ?? unbounded, at)
  }
  const count = queue.size
  queue.clear()
  return { count }
}

const unbounded: PriorityRange = { fromExclusive: false, toInclusive: false }

function push(queue: QueueDraft, pushes: readonly QueuePush[], at: EntryContext): Stepped<Result> {
  return editing(pushes.length, executeQueuePush(queue, pushes, at))
}

function pop(
  queue: QueueDraft,
  count: number,
  greatestFirst: boolean,
  at: EntryContext,
): Stepped<Result> {
  return editing(count, popMany(queue, count, greatestFirst, at))
}

function* popMany(
  queue: QueueDraft,
  count: number,
  greatestFirst: boolean,
  at: EntryContext,
): Steps<Result> {
  const room = createResultRoom(at.limits.maxCommandBytes)
  const taken: QueueValue[] = []
  for (const item of queue.walk({ greatestFirst })) {
    if (taken.length === count) break
    const over = room.take(weightOf(item))
    if (over !== null) return { rejection: over }
    taken.push(item)
    if (taken.length % editsInStep === 0) yield
  }
  for (const [position, { key }] of taken.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    queue.remove(key)
  }
  return { queueItems: { items: yield* queueItems(taken) } }
}

function* deleteMany(queue: QueueDraft, keys: readonly Uint8Array[]): Steps<Result> {
  let count = 0
  for (const [position, key] of keys.entries()) {
    if (position % editsInStep === editsInStep - 1) yield
    if (queue.remove(byteString(key))) count++
  }
  return { count }
}

function updatePriority(
  queue: QueueDraft,
  command: QueueUpdatePriority,
  { revision, limits }: EntryContext,
): Result {
  const refusal = checkPriority(queue.encoding, command.priority, limits.maxKeyBytes)
  if (refusal !== null) return { rejection: refusal }
  const previous = queue.get(byteString(command.key))
  if (previous === undefined) return updatedNothing
  const priority = byteString(command.priority)
  const over = refuseGrowth(queue, 0, priority.length - previous.priority.length)
  if (over !== null) return { rejection: over }
  queue.put({ ...previous, priority, inserted: revision, modified: revision })
  return updated
}

function updateValue(
  queue: QueueDraft,
  command: QueueUpdateValue,
  { revision }: EntryContext,
): Result {
  const previous = queue.get(byteString(command.key))
  if (previous === undefined) return updatedNothing
  const value = byteString(command.value)
  const over = refuseGrowth(queue, 0, value.length - previous.value.length)
  if (over !== null) return { rejection: over }
  queue.put({ ...previous, value, modified: revision })
  return updated
}

function compareExchange(
  queue: QueueDraft,
  command: QueueCompareExchange,
  { revision }: EntryContext,
): Result {
  const previous = queue.get(byteString(command.key))
  if (previous?.value !== byteString(command.expected)) return swapResult(false, previous?.value)
  if (command.next === undefined) {
    queue.remove(previous.key)
    return swapResult(true, undefined)
  }
  const value = byteString(command.next)
  const over = refuseGrowth(queue, 0, value.length - previous.value.length)
  if (over !== null) return { rejection: over }
  queue.put({ ...previous, value, modified: revision })
  return swapResult(true, value)
}

function swapResult(swapped: boolean, current: ByteString | undefined): Result {
  return {
    queueSwap: { swapped, ...(current === undefined ? {} : { current: bytesOf(current) }) },
  }
}

function removeRange(
  queue: QueueDraft,
  range: PriorityRange,
  { limits }: EntryContext,
): Stepped<Result> {
  const refusal = refuseRange(queue.encoding, range, limits.maxKeyBytes)
  if (refusal !== null) return { rejection: refusal }
  const places = placesWithin(queue.encoding, boundsOf(range))
  if (places === null) return { count: 0 }
  return whenDone(queue.removeRange(places), (count) => ({ count }))
}
