import { decodeUtf8 } from '../escape.ts'
import { elementBytes, memberBytes } from './member-bytes.ts'

/** Makes the error for what is wrong with an object: `has no "key"`. */
export type Fault = (reason: string, options?: ErrorOptions) => Error

/** The members of a JSON object as commands take them. Every method throws by the fault. */
export interface Fields {
  has(name: string): boolean
  /** A key: `name` is text, `nameBase64` any bytes. */
  key(name: string): Uint8Array
  /** A value: `name` is any JSON, taken byte for byte, `nameText` is text, `nameBase64` any bytes. */
  value(name: string): Uint8Array
  /** The same where it is present. */
  optionalValue(name: string): Uint8Array | undefined
  text(name: string): string
  flag(name: string): boolean
  /** The bytes of a member as they are written; undefined where there is none. */
  written(name: string): Uint8Array | undefined
  /** The elements of a member that is an array, as they are written. */
  elements(name: string): Uint8Array[]
  /** Keys: `name` is a list of texts, `nameBase64` of any bytes. */
  keys(name: string): Uint8Array[]
  /** Values: `name` is a list of any JSON, taken byte for byte, `nameText` of texts, `nameBase64` of any bytes. */
  values(name: string): Uint8Array[]
  /** The number of a member, whole and not negative. */
  count(name: string): number
}

const utf8 = new TextEncoder()

export function readFields(bytes: Uint8Array, fault: Fault): Fields {
  const object = parseObject(bytes, fault)

  const encodeText = (text: string, name: string): Uint8Array => {
    // JSON can name half of a surrogate pair; UTF-8 has no bytes for it, and a replacement would make different keys one.
    if (text.isWellFormed()) return utf8.encode(text)
    throw fault(`has half of a surrogate pair in "${name}"`)
  }
  const fromBase64 = (text: string): Uint8Array => {
    if (/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return Buffer.from(text, 'base64')
    throw fault('has malformed base64')
  }
  const decoded = (name: string): Uint8Array | undefined => {
    const text = object[name]
    return typeof text === 'string' ? fromBase64(text) : undefined
  }
  const asText = (name: string): Uint8Array | undefined => {
    const text = object[name]
    return typeof text === 'string' ? encodeText(text, name) : undefined
  }
  const written = (name: string) =>
    Object.hasOwn(object, name) ? memberBytes(bytes, name) : undefined
  const listed = (name: string): Uint8Array[] | undefined => {
    const list = object[name]
    if (!Array.isArray(list)) return undefined
    return list.map((item: unknown) => {
      if (typeof item !== 'string') throw fault(`has a "${name}" that is no list of strings`)
      return encodeText(item, name)
    })
  }
  const decodedList = (name: string): Uint8Array[] | undefined =>
    listed(`${name}Base64`)?.map((item) => fromBase64(Buffer.from(item).toString()))
  const fields: Fields = {
    has: (name) => Object.hasOwn(object, name),
    written,
    key(name) {
      const found = asText(name) ?? decoded(`${name}Base64`)
      if (found === undefined) throw fault(`has no "${name}" that is a string`)
      return found
    },
    optionalValue: (name) => asText(`${name}Text`) ?? decoded(`${name}Base64`) ?? written(name),
    value(name) {
      const found = fields.optionalValue(name)
      if (found === undefined) throw fault(`has no "${name}"`)
      return found
    },
    text(name) {
      const text = object[name]
      if (typeof text !== 'string') throw fault(`has no "${name}" that is a string`)
      return text
    },
    flag(name) {
      const flag = object[name] ?? false
      if (typeof flag !== 'boolean') throw fault(`has a "${name}" that is not true or false`)
      return flag
    },
    elements(name) {
      const bytesOf = Array.isArray(object[name]) ? written(name) : undefined
      if (bytesOf === undefined) throw fault(`has no "${name}" that is a list`)
      return elementBytes(bytesOf)
    },
    keys: (name) => listed(name) ?? decodedList(name) ?? fields.elements(name),
    values: (name) => listed(`${name}Text`) ?? decodedList(name) ?? fields.elements(name),
    count(name) {
      const count = object[name]
      if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count
      throw fault(`has no "${name}" that is a whole number, not negative`)
    },
  }
  return fields
}

function parseObject(bytes: Uint8Array, fault: Fault): Readonly<Record<string, unknown>> {
  const text = decodeUtf8(bytes)
  if (text === undefined) throw fault('is not UTF-8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw fault('is not JSON', { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fault('is not a JSON object')
  }
  return { ...value }
}
