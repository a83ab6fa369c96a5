/**
 * Fields of protobuf messages, by hand: for the few messages that every write makes, of which a codec first makes a list of
 * pieces. Tags have one byte. Numbers may have 53 bits, so that they are divided instead of shifted.
 *
 * What is read by hand is what a codec wrote, in the order of its fields: anything else is left to the codec.
 */

/** Of a safe integer, without its tag. */
const MOST_BYTES = 8

/** Bytes of a number, with its tag, that is written even where it is zero. */
export function numberBytes(value: number): number {
  let bytes = 2
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes++
  return bytes
}

/** Bytes of a field with so many bytes in it, with its tag. */
export function fieldBytes(length: number): number {
  return numberBytes(length) + length
}

/** Writes a number, or the length of the bytes that follow. @returns what is behind it */
export function putNumber(bytes: Uint8Array, from: number, tag: number, value: number): number {
  let at = from
  bytes[at++] = tag
  let rest = value
  while (rest >= 0x80) {
    bytes[at++] = (rest % 0x80) | 0x80
    rest = Math.floor(rest / 0x80)
  }
  bytes[at++] = rest
  return at
}

/** Writes a field with bytes in it. @returns what is behind it */
export function putBytes(bytes: Uint8Array, from: number, tag: number, value: Uint8Array): number {
  const at = putNumber(bytes, from, tag, value.byteLength)
  bytes.set(value, at)
  return at + value.byteLength
}

/** Bytes of a number that codecs leave out where it is zero. */
export function countBytes(value: number): number {
  return value === 0 ? 0 : numberBytes(value)
}

/** Writes a number, but no zero. @returns what is behind it */
export function putCount(bytes: Uint8Array, at: number, tag: number, value: number): number {
  return value === 0 ? at : putNumber(bytes, at, tag, value)
}

/** What {@link numberAt} answers where no number stands. */
export const NO_NUMBER = -1

/**
 * The number that stands behind a tag, as a codec writes it: in its shortest form, a safe integer, and whole before `end`.
 * With its tag it has {@link numberBytes}.
 */
export function numberAt(bytes: Uint8Array, tagAt: number, tag: number, end: number): number {
  if (tagAt >= end || bytes[tagAt] !== tag) return NO_NUMBER
  let value = 0
  let scale = 1
  for (let at = tagAt + 1; at < end && at <= tagAt + MOST_BYTES; at++) {
    const byte = bytes[at] ?? 0
    value += (byte & 0x7f) * scale
    if (byte < 0x80) {
      const shortest = byte !== 0 || at === tagAt + 1
      return shortest && value <= Number.MAX_SAFE_INTEGER ? value : NO_NUMBER
    }
    scale *= 0x80
  }
  return NO_NUMBER
}
