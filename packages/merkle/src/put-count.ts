/** Writes a safe integer as eight bytes, little-endian. Two halves: a bigint on the way takes four times as long. */
export function putCount(bytes: Buffer, count: number, offset: number): void {
  const high = Math.floor(count / 2 ** 32)
  bytes.writeUInt32LE(count - high * 2 ** 32, offset)
  bytes.writeUInt32LE(high, offset + 4)
}

/** What {@link putCount} can write, and arithmetic of doubles does not round. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}
