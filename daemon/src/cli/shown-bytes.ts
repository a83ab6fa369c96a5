import { decodeUtf8 } from './escape.ts'

/** Bytes in a JSON document: `{[name]: text}`, or `{[name]Base64: …}` where they are no UTF-8. */
export function bytesField(name: string, bytes: Uint8Array): Record<string, string> {
  const text = decodeUtf8(bytes)
  return text === undefined
    ? { [`${name}Base64`]: Buffer.from(bytes).toString('base64') }
    : { [name]: text }
}
