/**
 * Fields of protobuf messages, by hand: for the few messages that every write makes, of which a codec first makes a list of
 * pieces. Tags have one byte. Numbers may have 53 bits, so that they are divided instead of shifted.
 */

/** Bytes of a number that is written even where it is zero. */
export function numberBytes(value: number): number {
  let bytes = 2
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes++
  return bytes
}

/** Bytes of a field with so many bytes in it. */
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
