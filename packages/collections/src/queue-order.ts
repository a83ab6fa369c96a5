import type { ByteString } from './byte-string.ts'
import { endOfPrefix } from './key-range.ts'
import { orderedNumber } from './ordered-number.ts'
import { defaultPriorityEncoding, isPriorityEncoding, type PriorityEncoding } from './priority.ts'

/** How the priorities of a queue with these options are made. */
export function encodingOf(options: { readonly priority?: string }): PriorityEncoding {
  const { priority = '' } = options
  return isPriorityEncoding(priority) ? priority : defaultPriorityEncoding
}

/** What gives an item its place among the others. */
export interface QueuePosition {
  readonly priority: ByteString
  readonly inserted: number
  readonly key: ByteString
}

/**
 * What the places of all items of a priority begin with. Priorities that vary in length are ended by two zero bytes,
 * and a zero byte within is followed by 0xff: so the shorter of two still comes first, whatever stands behind it.
 */
export function placesOfPriority(encoding: PriorityEncoding, priority: ByteString): ByteString {
  return encoding === 'bytes' ? `${priority.replaceAll('\0', '\0\xff')}\0\0` : priority
}

/** The key of an item in the queue's tree: by priority, then by revision of insertion, then by key. */
export function placeOf(encoding: PriorityEncoding, position: QueuePosition): ByteString {
  const { priority, inserted, key } = position
  return placesOfPriority(encoding, priority) + orderedNumber(inserted) + key
}

/** Bounds of priorities; absent: unbounded. */
export interface PriorityBounds {
  readonly from?: ByteString
  readonly fromExclusive?: boolean
  readonly to?: ByteString
  readonly toInclusive?: boolean
}

/** Places at or after `from` and before `to`; null: there is none behind the bound. */
export interface PlaceRange {
  readonly from: ByteString
  readonly to?: ByteString
}

export function placesWithin(
  encoding: PriorityEncoding,
  bounds: PriorityBounds,
): PlaceRange | null {
  const from =
    bounds.from === undefined
      ? ''
      : edgeOf(placesOfPriority(encoding, bounds.from), bounds.fromExclusive ?? false)
  if (from === null) return null
  if (bounds.to === undefined) return { from }
  const to = edgeOf(placesOfPriority(encoding, bounds.to), bounds.toInclusive ?? false)
  if (to === null) return { from }
  return { from, to }
}

/** The first place of a priority, or the first one behind all of it; null: nothing can stand behind. */
function edgeOf(places: ByteString, behind: boolean): ByteString | null {
  return behind ? endOfPrefix(places) : places
}
