import type { HostSettings } from './settings.ts'

const MiB = 1024 ** 2
/** What yamux begins with, on both sides: no setting makes it less. */
const LEAST_WINDOW_BYTES = 256 * 1024
/** A stream that nobody reads holds up to twice its window in memory, and a connection has 64 that others opened. */
const LARGEST_WINDOW_BYTES = 64 * MiB

/** The window as it is set. A RangeError: yamux would begin with more, or hold what no memory has. */
export function streamWindowBytesOf({
  streamWindowBytes: bytes,
}: Pick<HostSettings, 'streamWindowBytes'>): number {
  if (Number.isSafeInteger(bytes) && bytes >= LEAST_WINDOW_BYTES && bytes <= LARGEST_WINDOW_BYTES) {
    return bytes
  }
  throw new RangeError(
    `streamWindowBytes must be from ${LEAST_WINDOW_BYTES} to ${LARGEST_WINDOW_BYTES}, not ${bytes}`,
  )
}
