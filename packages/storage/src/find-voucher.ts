import type { LogRecord, SegmentWindow } from './record.ts'
import { checksumHolds, frameAt, RECORD_ALIGNMENT, RECORD_HEADER_BYTES } from './record.ts'

/** Bytes that may be checksummed in search of records, as a multiple of the bytes searched. */
const BUDGET_FACTOR = 16

/**
 * Looks at every place at or behind `offset` where a record may begin for one that proves that the bytes at
 * `offset` were durable once. Null: there is none.
 *
 * Bytes that only look like records cost a checksum each. What would cost too much is not searched to the end,
 * and counts as proof: refusing a good log is mended by hand, forgetting what was acknowledged is not.
 */
export function findVoucher(
  window: SegmentWindow,
  offset: number,
): LogRecord | 'search given up' | null {
  const { base, bytes } = window
  let budget = BUDGET_FACTOR * bytes.length
  const last = base + bytes.length - RECORD_HEADER_BYTES
  for (let at = offset; at <= last; at += RECORD_ALIGNMENT) {
    const record = frameAt(window, at)
    if (record === null || record.vouched <= offset) continue
    if (checksumHolds(window, record)) return record
    budget -= record.end - record.offset
    if (budget < 0) return 'search given up'
  }
  return null
}

/** A segment is written over zeros: at a start most of the last one is, and is looked at by the block. */
const zeroBlock = new Uint8Array(64 * 1024)

/** Where the last byte that is not zero ends, rounded up to where a record may begin; at least `offset`. */
export function endOfContent(window: SegmentWindow, offset: number): number {
  const { base, bytes } = window
  const from = offset - base
  let end = bytes.length
  for (let begin = end - zeroBlock.length; begin >= from; begin -= zeroBlock.length) {
    if (begin < 0 || Buffer.compare(bytes.subarray(begin, end), zeroBlock) !== 0) break
    end = begin
  }
  while (end > from && bytes[end - 1] === 0) end--
  return base + Math.ceil(end / RECORD_ALIGNMENT) * RECORD_ALIGNMENT
}
