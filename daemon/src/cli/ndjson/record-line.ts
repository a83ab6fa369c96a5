import { decodeUtf8 } from '../escape.ts'
import type { Priority } from '../priority-argument.ts'

/** An entry, an item or a value as a line of NDJSON that import reads back to the same bytes. Without the newline. */
export function recordLine(record: {
  readonly priority?: Priority
  readonly key?: Uint8Array
  readonly value: Uint8Array
}): Uint8Array {
  const { priority, key, value } = record
  const members: Uint8Array[] = []
  if (priority !== undefined) members.push(priorityMember(priority))
  if (key !== undefined) members.push(textMember('key', 'key', key))
  const text = decodeUtf8(value)
  const isJson = text !== undefined && isOneLineOfJson(text)
  members.push(
    isJson
      ? Buffer.concat([Buffer.from('"value":'), value])
      : textMember('value', 'valueText', value),
  )
  const parts = members.flatMap((member, index) => (index === 0 ? [member] : [comma, member]))
  return Buffer.concat([opening, ...parts, closing])
}

const [opening, comma, closing] = [Buffer.from('{'), Buffer.from(','), Buffer.from('}')]

function priorityMember(priority: Priority): Uint8Array {
  return typeof priority === 'object'
    ? textMember('priority', 'priority', priority)
    : Buffer.from(`"priority":${priority}`)
}

/** Text where the bytes are text, else base64. */
function textMember(name: string, textName: string, bytes: Uint8Array): Uint8Array {
  const text = decodeUtf8(bytes)
  return Buffer.from(
    text === undefined
      ? `"${name}Base64":"${Buffer.from(bytes).toString('base64')}"`
      : `"${textName}":${JSON.stringify(text)}`,
  )
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
