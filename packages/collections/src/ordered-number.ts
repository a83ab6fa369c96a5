import type { ByteString } from './byte-string.ts'

export const orderedNumberBytes = 7

/** Seven bytes, highest first: any safe integer that is not negative, ordered as a number. */
export function orderedNumber(value: number): ByteString {
  const high = Math.floor(value / 2 ** 32)
  return String.fromCharCode(
    (high >>> 16) & 0xff,
    (high >>> 8) & 0xff,
    high & 0xff,
    (value >>> 24) & 0xff,
    (value >>> 16) & 0xff,
    (value >>> 8) & 0xff,
    value & 0xff,
  )
}
