import type { LogStoreOptions } from './log-store.ts'
import { RECORD_ALIGNMENT } from './record.ts'
import { MAX_SEGMENT_BYTES, SEGMENT_HEADER_BYTES } from './segment-header.ts'

const DEFAULT_SEGMENT_BYTES = 16 * 1024 * 1024

/** Bytes of a segment that needs no more: as set, rounded up so that records end where it does. */
export function segmentBytesOf(options: Pick<LogStoreOptions, 'segmentBytes'>): number {
  const set = options.segmentBytes ?? DEFAULT_SEGMENT_BYTES
  const bytes = Math.ceil(set / RECORD_ALIGNMENT) * RECORD_ALIGNMENT
  if (!Number.isSafeInteger(set) || set <= SEGMENT_HEADER_BYTES || set > MAX_SEGMENT_BYTES) {
    throw new RangeError(
      `segmentBytes must be above ${SEGMENT_HEADER_BYTES} and at most ${MAX_SEGMENT_BYTES}, not ${set}`,
    )
  }
  return bytes
}
