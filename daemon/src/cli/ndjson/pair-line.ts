import { decodeUtf8 } from '../escape.ts'

/** One entry as a line of NDJSON that `readPair` reads back to the same bytes. Without the newline. */
export function pairLine(key: Uint8Array, value: Uint8Array): Uint8Array {
  const keyText = decodeUtf8(key)
  const keyMember =
    keyText === undefined ? `"keyBase64":"${base64(key)}"` : `"key":${JSON.stringify(keyText)}`
  const valueText = decodeUtf8(value)
  if (valueText !== undefined && isOneLineOfJson(valueText)) {
    return Buffer.concat([Buffer.from(`{${keyMember},"value":`), value, Buffer.from('}')])
  }
  const valueMember =
    valueText === undefined
      ? `"valueBase64":"${base64(value)}"`
      : `"valueText":${JSON.stringify(valueText)}`
  return Buffer.from(`{${keyMember},${valueMember}}`)
}

/** JSON without a line break, nor spaces around it, which would not come back. */
function isOneLineOfJson(text: string): boolean {
  if (/[\r\n]|^\s|\s$/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    // Some other text: a legal value, written as a string.
    return false
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
