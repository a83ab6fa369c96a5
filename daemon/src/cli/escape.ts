const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** C0 and C1 controls, DEL, line separators, and the marks that turn the direction of text. */
const unsafe = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/**
 * Makes text harmless for a terminal: what could move the cursor, change colours or hide text is written as
 * `\n`, `\t`, `\x1b` or `\u2028`. A backslash stays as it is: this is for eyes, not for reading back.
 */
export function escapeText(text: string): string {
  return text.replaceAll(unsafe, (character) => {
    if (character === '\n') return '\\n'
    if (character === '\r') return '\\r'
    if (character === '\t') return '\\t'
    const point = character.codePointAt(0) ?? 0
    return point < 0x100
      ? `\\x${point.toString(16).padStart(2, '0')}`
      : `\\u${point.toString(16).padStart(4, '0')}`
  })
}

/** The same for bytes; those that are no UTF-8 are written one by one as `\xNN`. */
export function escapeBytes(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes)
  if (text !== undefined) return escapeText(text)
  let escaped = ''
  for (const byte of bytes) {
    escaped +=
      byte >= 0x20 && byte < 0x7f
        ? String.fromCharCode(byte)
        : `\\x${byte.toString(16).padStart(2, '0')}`
  }
  return escaped
}

/** The text of the bytes; undefined when they are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    // Bytes that are no text are a legal value, not a failure.
    return undefined
  }
}
