import { decodeUtf8 } from '../escape.ts'
import { InputError } from './errors.ts'
import type { Line } from './lines.ts'
import { memberBytes } from './member-bytes.ts'

/** A key and a value on their way into a map. */
export interface KeyedRecord {
  readonly key: Uint8Array
  readonly value: Uint8Array
  readonly line: number
}

const utf8 = new TextEncoder()

/** The value is the exact line; the key is one of its fields: a string as text, a number as it is written in JSON. */
export function readKeyed(line: Line, field: string): KeyedRecord {
  const found = parseObject(line)[field]
  if (typeof found !== 'string' && typeof found !== 'number') {
    throw new InputError(line.number, `has no field "${field}" that is a string or a number`)
  }
  // What a number becomes when it is parsed may be the key of another record: 2^53 and 2^53 + 1 are one.
  const written = typeof found === 'number' ? memberBytes(line.bytes, field) : undefined
  const key = written ?? encodeText(String(found), field, line)
  return { key, value: line.bytes, line: line.number }
}

/**
 * A line as `export --with-keys` prints it: `key` or `keyBase64`, and `value` (any JSON, taken byte for byte),
 * `valueText` or `valueBase64`.
 */
export function readPair(line: Line): KeyedRecord {
  const object = parseObject(line)
  return { key: keyOf(object, line), value: valueBytes(object, line), line: line.number }
}

type Fields = Readonly<Record<string, unknown>>

function keyOf({ key, keyBase64 }: Fields, line: Line): Uint8Array {
  if (typeof key === 'string') return encodeText(key, 'key', line)
  if (typeof keyBase64 === 'string') return fromBase64(keyBase64, line)
  throw new InputError(line.number, 'has no "key" that is a string')
}

function valueBytes(object: Fields, line: Line): Uint8Array {
  const { valueText, valueBase64 } = object
  if (typeof valueText === 'string') return encodeText(valueText, 'valueText', line)
  if (typeof valueBase64 === 'string') return fromBase64(valueBase64, line)
  const bytes = 'value' in object ? memberBytes(line.bytes, 'value') : undefined
  if (bytes === undefined) throw new InputError(line.number, 'has no "value"')
  return bytes
}

/** JSON can name half of a surrogate pair; UTF-8 has no bytes for it, and a replacement would make different keys one. */
function encodeText(text: string, field: string, line: Line): Uint8Array {
  if (text.isWellFormed()) return utf8.encode(text)
  throw new InputError(line.number, `has half of a surrogate pair in "${field}"`)
}

function parseObject(line: Line): Fields {
  const text = decodeUtf8(line.bytes)
  if (text === undefined) throw new InputError(line.number, 'is not UTF-8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new InputError(line.number, 'is not JSON', { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(line.number, 'is not a JSON object')
  }
  return { ...value }
}

function fromBase64(text: string, line: Line): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text))
    throw new InputError(line.number, 'has malformed base64')
  return Buffer.from(text, 'base64')
}
