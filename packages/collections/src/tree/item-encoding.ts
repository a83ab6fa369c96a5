import type { ByteString } from '../byte-string.ts'

/** A safe integer from 0 on as a varint of seven bits a byte, the lowest first. */
export function varint(value: number): ByteString {
  if (value < 0x80) return String.fromCharCode(value)
  let text = ''
  let rest = value
  while (rest >= 0x80) {
    text += String.fromCharCode((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  return text + String.fromCharCode(rest)
}

/** Bytes behind their length. */
export function field(bytes: ByteString): ByteString {
  return varint(bytes.length) + bytes
}
