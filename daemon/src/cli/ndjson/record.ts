import { InputError } from './errors.ts'
import { type Fields, readFields } from './fields.ts'
import type { Line } from './lines.ts'

/** A key and a value on their way into a map. */
export interface KeyedRecord {
  readonly key: Uint8Array
  readonly value: Uint8Array
}

/** The members of the object that the line is. */
function fieldsOf({ bytes, number }: Line): Fields {
  return readFields(bytes, (reason, options) => new InputError(number, reason, options))
}

/** The value is the exact line; the key is one of its fields: a string as text, a number as it is written in JSON. */
export function readKeyed(line: Line, field: string): KeyedRecord {
  const fields = fieldsOf(line)
  const written = fields.written(field)
  const first = written?.[0]
  // What a number becomes when it is parsed may be the key of another record: 2^53 and 2^53 + 1 are one.
  if (written !== undefined && first !== undefined && /[-\d]/.test(String.fromCharCode(first))) {
    return { key: written, value: line.bytes }
  }
  if (first !== quote) {
    throw new InputError(line.number, `has no field "${field}" that is a string or a number`)
  }
  return { key: fields.key(field), value: line.bytes }
}

const quote = 0x22

/** A line as `export --records` prints it of a map: `key` or `keyBase64`, and a value. */
export function readPair(line: Line): KeyedRecord {
  const fields = fieldsOf(line)
  return { key: fields.key('key'), value: fields.value('value') }
}

/** A line as `export --records` prints it of what has no keys. */
export function readSingle(line: Line): Uint8Array {
  return fieldsOf(line).value('value')
}
