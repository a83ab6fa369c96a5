/**
 * Writes a safe integer as eight bytes, little-endian. Two halves: a bigint on the way takes four times as long. The caller
 * knows that there is room.
 */
export function putCount(bytes: Uint8Array, count: number, offset: number): void {
  const high = Math.floor(count / 2 ** 32)
  putHalf(bytes, count - high * 2 ** 32, offset)
  putHalf(bytes, high, offset + 4)
}

/** Below 2^32, as four bytes. A buffer's own method looks at number and place first: several times as long. */
export function putHalf(bytes: Uint8Array, count: number, offset: number): void {
  bytes[offset] = count
  bytes[offset + 1] = count >>> 8
  bytes[offset + 2] = count >>> 16
  bytes[offset + 3] = count >>> 24
}

/** What {@link putCount} can write, and arithmetic of doubles does not round. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
