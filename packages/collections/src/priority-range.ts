import type { PriorityRange } from '@tesela/protos/collections'
import { byteString } from './byte-string.ts'
import { checkPriority, type PriorityEncoding } from './priority.ts'
import type { PriorityBounds } from './queue-order.ts'
import type { Refusal } from './rejections.ts'

/** Refuses a range whose bounds are no priorities of the queue. An inverted one is legal, and empty. */
export function refuseRange(
  encoding: PriorityEncoding,
  range: PriorityRange,
  maxKeyBytes: number,
): Refusal | null {
  for (const bound of [range.from, range.to]) {
    const refusal = bound === undefined ? null : checkPriority(encoding, bound, maxKeyBytes)
    if (refusal !== null) return refusal
  }
  return null
}

export function boundsOf(range: PriorityRange): PriorityBounds {
  return {
    ...(range.from === undefined ? {} : { from: byteString(range.from) }),
    fromExclusive: range.fromExclusive,
    ...(range.to === undefined ? {} : { to: byteString(range.to) }),
    toInclusive: range.toInclusive,
  }
}
