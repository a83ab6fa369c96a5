import type { QueueValue } from './collection.ts'
import { endOfPrefix, keyAfter } from './key-range.ts'
import type { PriorityEncoding } from './priority.ts'
import {
  type PlaceRange,
  type PriorityBounds,
  placeOf,
  placesOfPriority,
  placesWithin,
  type QueuePosition,
} from './queue-order.ts'
import type { OrderedMap } from './tree/ordered-map.ts'

type Items = Pick<OrderedMap<QueueValue>, 'entries'>

export interface QueueWalk {
  readonly greatestFirst: boolean
  readonly bounds?: PriorityBounds
  /** Strictly behind this place. */
  readonly behind?: QueuePosition
}

/** Items in the order in which they pop. Must be used up before the next edit. */
export function* walkQueue(
  items: Items,
  encoding: PriorityEncoding,
  { greatestFirst, bounds = {}, behind }: QueueWalk,
): Iterable<QueueValue> {
  const range = placesWithin(encoding, bounds)
  if (range === null) return
  if (greatestFirst) yield* walkDown(items, encoding, range, behind)
  else {
    const cursor = behind === undefined ? '' : keyAfter(placeOf(encoding, behind))
    yield* walkUp(items, range, cursor)
  }
}

function* walkUp(items: Items, range: PlaceRange, cursor: string): Iterable<QueueValue> {
  const from = cursor > range.from ? cursor : range.from
  if (range.to !== undefined && from >= range.to) return
  for (const [, item] of items.entries({ ...range, from })) yield item
}

/** Priority by priority downwards, within each upwards: among equals the first in is the first out either way. */
function* walkDown(
  items: Items,
  encoding: PriorityEncoding,
  range: PlaceRange,
  behind: QueuePosition | undefined,
): Iterable<QueueValue> {
  let rest: PlaceRange = range
  if (behind !== undefined) {
    const begun = placesOfPriority(encoding, behind.priority)
    const cursor = keyAfter(placeOf(encoding, behind))
    yield* walkUp(items, cut(range, begun, endOfPrefix(begun)), cursor)
    rest = cut(range, range.from, begun)
  }
  for (;;) {
    const last = lastWithin(items, rest)
    if (last === undefined) return
    const begin = placesOfPriority(encoding, last.priority)
    yield* walkUp(items, cut(range, begin, endOfPrefix(begin)), '')
    rest = cut(range, range.from, begin)
  }
}

/** The part of a range from a place up to another one. */
function cut(range: PlaceRange, from: string, to: string | null): PlaceRange {
  const end = to === null || (range.to !== undefined && range.to < to) ? range.to : to
  return {
    from: from > range.from ? from : range.from,
    ...(end === undefined ? {} : { to: end }),
  }
}

function lastWithin(items: Items, range: PlaceRange): QueueValue | undefined {
  if (range.to !== undefined && range.from >= range.to) return undefined
  for (const [, item] of items.entries({ ...range, reverse: true })) return item
  return undefined
}

/** The item that goes when there is one too many: of the lowest priority the one that pops last. */
export function newestOfLowest(items: Items, encoding: PriorityEncoding): QueueValue | undefined {
  for (const [, lowest] of items.entries()) {
    const begin = placesOfPriority(encoding, lowest.priority)
    return lastWithin(items, cut({ from: '' }, begin, endOfPrefix(begin)))
  }
  return undefined
}
