import type { Limits } from '@tesela/protos/collections'
import { checkKey, checkKeys, checkValue } from './byte-limits.ts'
import { checkEach } from './check-each.ts'
import type { ReadMapCommand } from './read-command.ts'
import { type Refusal, refuse } from './rejections.ts'
import type { Stepped } from './steps.ts'

/** Ten years: far beyond any sense, and far within a safe integer. */
export const ttlAtMostMs = 10 * 365 * 24 * 3600 * 1000

/** Checks the operation of a map against the limits of the group, before and in the log. */
export function checkMapCommand(
  command: ReadMapCommand,
  limits: Readonly<Limits>,
): Stepped<Refusal | null> {
  const { set, setMany, compareExchange, delete: deleteOne, deleteMany } = command
  if (set !== undefined) {
    return checkKey(set.key, limits) ?? checkValue(set.value, limits) ?? checkTtl(set.ttlMs)
  }
  if (compareExchange !== undefined) {
    const { key, next, ttlMs } = compareExchange
    return checkKey(key, limits) ?? checkValue(next, limits) ?? checkTtl(ttlMs)
  }
  if (deleteOne !== undefined) return checkKey(deleteOne.key, limits)
  if (setMany !== undefined) {
    return checkEach(
      setMany.items,
      ({ key, value, ttlMs }) =>
        checkKey(key, limits) ?? checkValue(value, limits) ?? checkTtl(ttlMs),
    )
  }
  return checkKeys(deleteMany?.keys ?? [], limits)
}

function checkTtl(ttlMs: number | undefined): Refusal | null {
  return ttlMs === undefined || (ttlMs > 0 && ttlMs <= ttlAtMostMs)
    ? null
    : refuse('invalid_command', 'a time to live is 1 millisecond to ten years')
}
