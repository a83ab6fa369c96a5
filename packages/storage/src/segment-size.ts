import type { LogStoreOptions } from './log-store.ts'
import { RECORD_ALIGNMENT } from './record.ts'
import { MAX_SEGMENT_BYTES, SEGMENT_HEADER_BYTES } from './segment-header.ts'

const DEFAULT_SEGMENT_BYTES = 16 * 1024 * 1024

/** Bytes of a segment that needs no more, the setting checked. */
export function segmentBytesOf(options: Pick<LogStoreOptions, 'segmentBytes'>): number {
  const bytes = options.segmentBytes ?? DEFAULT_SEGMENT_BYTES
  const legal =
    Number.isSafeInteger(bytes) &&
    bytes % RECORD_ALIGNMENT === 0 &&
    bytes > SEGMENT_HEADER_BYTES &&
    bytes <= MAX_SEGMENT_BYTES
  if (!legal) {
    throw new RangeError(
      `segmentBytes must be a multiple of ${RECORD_ALIGNMENT} above ${SEGMENT_HEADER_BYTES} and at most ${MAX_SEGMENT_BYTES}, not ${bytes}`,
    )
  }
  return bytes
}
