import { decode as decodeCbor, encode as encodeCbor } from 'cborg'

/** Turns values of a program into the bytes that a collection keeps, and back. */
export interface Codec<T> {
  /** Recorded with the collection, so that another program with another codec is told. */
  readonly name: string
  /** Throws on a value that it cannot express. */
  encode(value: T): Uint8Array
  /** Throws on bytes that it did not make. */
  decode(bytes: Uint8Array): T
  /** The bytes that the encodings of all values with this prefix begin with. Absent: prefixes mean nothing. */
  encodePrefix?(prefix: T): Uint8Array
}

export type CodecName = 'json' | 'raw' | 'text' | 'cbor'

const utf8 = new TextEncoder()
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function encodeText(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw new TypeError(`expected a string, got ${typeof value}`)
  // A lone surrogate would be stored as a replacement character: another key than the one given.
  if (!value.isWellFormed()) throw new TypeError('the string is not well-formed Unicode')
  return utf8.encode(value)
}

function encodeRaw(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError(`expected bytes, got ${typeof value}`)
  return value
}

const builtIn: Readonly<Record<CodecName, Codec<unknown>>> = {
  json: {
    name: 'json',
    encode(value) {
      const text: string | undefined = JSON.stringify(value)
      if (text === undefined) throw new TypeError(`JSON cannot express ${typeof value}`)
      return utf8.encode(text)
    },
    decode: (bytes) => JSON.parse(strictUtf8.decode(bytes)),
  },
  raw: {
    name: 'raw',
    encode: encodeRaw,
    // Copied: what arrived is a view into a larger chunk, and a Buffer's slice would be one too.
    decode: (bytes) => new Uint8Array(bytes),
    encodePrefix: encodeRaw,
  },
  text: {
    name: 'text',
    encode: encodeText,
    decode: (bytes) => strictUtf8.decode(bytes),
    encodePrefix: encodeText,
  },
  cbor: {
    name: 'cbor',
    encode: (value) => encodeCbor(value),
    decode: (bytes) => decodeCbor(bytes),
  },
}

/** The codec of that name, or the one given. Built-in codecs check the type of what they are given. */
export function codecOf(codec: CodecName | Codec<unknown>): Codec<unknown> {
  return typeof codec === 'string' ? builtIn[codec] : codec
}
