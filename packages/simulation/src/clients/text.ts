const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Null where there is nothing. */
export function textOf(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : decoder.decode(bytes)
}
