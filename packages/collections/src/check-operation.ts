import type { AtomicOperation, Limits } from '@tesela/protos/collections'
import { checkKeys, checkValue } from './byte-limits.ts'
import { checkMapCommand } from './check-map.ts'
import { checkQueueCommand } from './check-queue.ts'
import { checkVecCommand } from './check-vec.ts'
import { presentIn, presentOf } from './exactly-one.ts'
import type { ReadOperation } from './read-command.ts'
import { type Refusal, refuse } from './rejections.ts'
import type { Stepped } from './steps.ts'

/** What a command does to one collection: exactly one is present, and holds exactly one operation. */
export type Operation = Pick<AtomicOperation, 'map' | 'vec' | 'set' | 'cell' | 'once' | 'queue'>

/** For how many kinds of collections there is something to do. */
export function kindsIn({ map, vec, set, cell, once, queue }: ReadOperation): number {
  return (
    presentOf(map) +
    presentOf(vec) +
    presentOf(set) +
    presentOf(cell) +
    presentOf(once) +
    presentOf(queue)
  )
}

/** Why the operation is refused, whatever the collection holds; null: it is not. */
export function checkOperation(
  operation: ReadOperation,
  limits: Readonly<Limits>,
): Stepped<Refusal | null> {
  const { map, vec, set, cell, once, queue } = operation
  const command = map ?? vec ?? set ?? cell ?? once ?? queue
  if (command === undefined || presentIn(command) !== 1) {
    return refuse('invalid_command', 'a command has exactly one operation')
  }
  if (map !== undefined) return checkMapCommand(map, limits)
  if (vec !== undefined) return checkVecCommand(vec, limits)
  if (queue !== undefined) return checkQueueCommand(queue, limits)
  if (set !== undefined) return checkKeys((set.add ?? set.delete)?.values ?? [], limits)
  if (cell !== undefined) {
    return checkValue(cell.set?.value ?? cell.compareExchange?.next, limits)
  }
  return checkValue(once?.set?.value, limits)
}
