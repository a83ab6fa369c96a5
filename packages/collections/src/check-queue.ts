import type { Limits, QueueCommand } from '@tesela/protos/collections'
import { checkKey, checkKeys, checkValue } from './byte-limits.ts'
import { checkEach } from './check-each.ts'
import type { Refusal } from './rejections.ts'
import type { Stepped } from './steps.ts'

/**
 * Checks the operation of a queue against the limits of the group, before and in the log. Whether bytes are a priority
 * depends on the queue: that is checked when the operation is executed.
 */
export function checkQueueCommand(
  command: QueueCommand,
  limits: Readonly<Limits>,
): Stepped<Refusal | null> {
  const { push, pushMany, updatePriority, updateValue, compareExchange } = command
  if (push !== undefined) return checkKey(push.key, limits) ?? checkValue(push.value, limits)
  if (pushMany !== undefined) {
    return checkEach(
      pushMany.items,
      ({ key, value }) => checkKey(key, limits) ?? checkValue(value, limits),
    )
  }
  if (updatePriority !== undefined) return checkKey(updatePriority.key, limits)
  if (updateValue !== undefined) {
    return checkKey(updateValue.key, limits) ?? checkValue(updateValue.value, limits)
  }
  if (compareExchange !== undefined) {
    return checkKey(compareExchange.key, limits) ?? checkValue(compareExchange.next, limits)
  }
  return checkKeys(command.delete?.keys ?? [], limits)
}
