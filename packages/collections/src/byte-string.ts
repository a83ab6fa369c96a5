/**
 * Bytes as a string of one character per byte (latin1).
 *
 * Keys: such strings are equal by value and `<` orders them as their bytes. Values: an engine keeps a short string in
 * one piece on its own heap, where a `Uint8Array` costs three objects and a slice of a log buffer would pin the
 * buffer; making the string is the copy that releases it, and costs a quarter of `slice()` at 100 bytes.
 */
export type ByteString = string

export function byteString(bytes: Uint8Array | ByteString): ByteString {
  if (typeof bytes === 'string') return bytes
  const buffer = Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return buffer.toString('latin1')
}

/** Bytes for an answer that is encoded at once: they may share a pool. */
export function bytesOf(string: ByteString): Uint8Array {
  return Buffer.from(string, 'latin1')
}
