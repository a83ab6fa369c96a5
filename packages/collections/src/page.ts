import { itemOverhead } from './result-room.ts'

/** Of a page whose query names no size. */
const pageBytes = 1024 * 1024

/** Items that one answer looks at while it searches: what a query may cost however little it finds. */
export const stepsAtMost = 16_384

/** Counts what goes into a page, in items and bytes. */
export interface Page {
  /** Whether the item still fits. The first one always does. */
  admits(bytes: number): boolean
}

/** @param bounds - as in a query: 0 is as much as a page may have */
export function createPage(
  bounds: { readonly limit: number; readonly maxBytes: number },
  bytesAtMost: number,
): Page {
  const room = Math.min(bounds.maxBytes === 0 ? pageBytes : bounds.maxBytes, bytesAtMost)
  let items = 0
  let used = 0
  return {
    admits(bytes) {
      used += bytes + itemOverhead
      if (items > 0 && (used > room || items === bounds.limit)) return false
      items++
      return true
    },
  }
}
