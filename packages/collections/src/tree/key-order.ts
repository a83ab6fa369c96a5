import type { ByteString } from '../byte-string.ts'
import { elementAt } from './node.ts'

/** Keys that are sorted at once. With those of {@link mergedInStep}, about a millisecond each. */
const runKeys = 2048

/** Keys that are merged between two yields. */
const mergedInStep = 8192

/**
 * The order that sorts keys, as their positions, in steps of about a millisecond. Keys that ascend already cost one look
 * each; others are sorted in runs, and the runs merged.
 */
export function* orderOfKeys(keys: readonly ByteString[]): Generator<void, Uint32Array> {
  let order = new Uint32Array(keys.length)
  const keyAt = (at: number) => elementAt(keys, order[at] ?? 0)
  /** Where the runs end. */
  let ends: number[] = []
  for (let start = 0; start < keys.length; start += runKeys) {
    const end = Math.min(start + runKeys, keys.length)
    for (let at = start; at < end; at++) order[at] = at
    order
      .subarray(start, end)
      .sort((left, right) => (elementAt(keys, left) < elementAt(keys, right) ? -1 : 1))
    if (start > 0 && keyAt(start - 1) < keyAt(start)) ends.pop()
    ends.push(end)
    yield
  }
  while (ends.length > 1) {
    const merged = new Uint32Array(keys.length)
    const mergedEnds: number[] = []
    for (let run = 0; run < ends.length; run += 2) {
      const start = ends[run - 1] ?? 0
      const middle = elementAt(ends, run)
      const end = ends[run + 1] ?? middle
      yield* merge(keys, order, merged, start, middle, end)
      mergedEnds.push(end)
    }
    order = merged
    ends = mergedEnds
  }
  return order
}

/** Merges the runs from `start` to `middle` and from there to `end`, into the same place of `into`. */
function* merge(
  keys: readonly ByteString[],
  order: Uint32Array,
  into: Uint32Array,
  start: number,
  middle: number,
  end: number,
): Generator<void, void> {
  let left = start
  let right = middle
  for (let at = start; at < end; ) {
    const stop = Math.min(end, at + mergedInStep)
    for (; at < stop; at++) {
      const fromLeft =
        right >= end ||
        (left < middle && elementAt(keys, order[left] ?? 0) <= elementAt(keys, order[right] ?? 0))
      into[at] = order[fromLeft ? left++ : right++] ?? 0
    }
    yield
  }
}
