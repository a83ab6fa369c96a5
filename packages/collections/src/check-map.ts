import type { Limits, MapCommand } from '@tesela/protos/collections'
import { checkKey, checkKeys, checkValue } from './byte-limits.ts'
import { type Refusal, refuse } from './rejections.ts'

/** Ten years: far beyond any sense, and far within a safe integer. */
export const ttlAtMostMs = 10 * 365 * 24 * 3600 * 1000

/** Checks the operation of a map against the limits of the group, before and in the log. */
export function checkMapCommand(command: MapCommand, limits: Readonly<Limits>): Refusal | null {
  const { set, setMany, compareExchange, delete: deleteOne, deleteMany } = command
  if (set !== undefined) {
    return checkKey(set.key, limits) ?? checkValue(set.value, limits) ?? checkTtl(set.ttlMs)
  }
  if (compareExchange !== undefined) {
    const { key, next, ttlMs } = compareExchange
    return checkKey(key, limits) ?? checkValue(next, limits) ?? checkTtl(ttlMs)
  }
  if (deleteOne !== undefined) return checkKey(deleteOne.key, limits)
  for (const { key, value, ttlMs } of setMany?.items ?? []) {
    const refusal = checkKey(key, limits) ?? checkValue(value, limits) ?? checkTtl(ttlMs)
    if (refusal !== null) return refusal
  }
  return checkKeys(deleteMany?.keys ?? [], limits)
}

function checkTtl(ttlMs: number | undefined): Refusal | null {
  return ttlMs === undefined || (ttlMs > 0 && ttlMs <= ttlAtMostMs)
    ? null
    : refuse('invalid_command', 'a time to live is 1 millisecond to ten years')
}
