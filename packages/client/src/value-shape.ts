import { type Codec, type CodecName, codecOf } from './codec.ts'
import { InvalidArgument, type Issue, SchemaMismatch } from './errors.ts'
import type { StandardSchema } from './standard-schema.ts'

/** How the keys or the values of one collection become bytes and are checked. */
export interface ValueShape<T> {
  /** The name of its codec. */
  readonly codec: string
  /** Throws or rejects with `invalid_argument`. A promise only where there is a schema. */
  encode(value: T): Uint8Array | Promise<Uint8Array>
  /** Throws or rejects with `schema_mismatch`. A promise only where there is a schema. */
  decode(bytes: Uint8Array): T | Promise<T>
}

/** A shape without a schema, which never needs a promise. */
export interface KeyShape<T> extends ValueShape<T> {
  encode(value: T): Uint8Array
  decode(bytes: Uint8Array): T
  /** The bytes that begin every key with this prefix. */
  encodePrefix(prefix: T): Uint8Array
}

export function keyShape<T>(codec: CodecName | Codec<T>): KeyShape<T> {
  return new CodecShape('key', namedCodec(codec))
}

/**
 * What is written is checked by the schema and stored as given; what is read is what the schema makes of it.
 * So a schema may have defaults and transformations.
 */
export function valueShape<T>(
  codec: CodecName | Codec<T>,
  schema: StandardSchema<T> | undefined,
): ValueShape<T> {
  const plain = new CodecShape<T>('value', namedCodec(codec))
  return schema === undefined ? plain : new SchemaShape(plain, schema)
}

function namedCodec<T>(codec: CodecName | Codec<T>): Codec<T> {
  if (typeof codec !== 'string') return codec
  // The built-in codecs check what they encode; what they decode is the type that the caller of the map names.
  const builtIn = codecOf(codec) as Codec<T> | undefined
  if (builtIn === undefined) {
    throw new InvalidArgument(
      `there is no codec ${JSON.stringify(codec)}; use json, raw, text or cbor`,
    )
  }
  return builtIn
}

class CodecShape<T> implements KeyShape<T> {
  readonly #what: string
  readonly #codec: Codec<T>

  constructor(what: string, codec: Codec<T>) {
    this.#what = what
    this.#codec = codec
  }

  get codec(): string {
    return this.#codec.name
  }

  encode(value: T): Uint8Array {
    try {
      return bytesFrom(this.#codec.encode(value))
    } catch (cause) {
      throw this.#cannotEncode('', cause)
    }
  }

  decode(bytes: Uint8Array): T {
    try {
      return this.#codec.decode(bytes)
    } catch (cause) {
      throw new SchemaMismatch(
        `a stored ${this.#what} is not what the codec ${this.codec} writes; was it written with another one?`,
        [],
        { cause },
      )
    }
  }

  encodePrefix(prefix: T): Uint8Array {
    if (this.#codec.encodePrefix === undefined) {
      throw new InvalidArgument(`the codec ${this.codec} has no prefixes; use from and to`)
    }
    try {
      return bytesFrom(this.#codec.encodePrefix(prefix))
    } catch (cause) {
      throw this.#cannotEncode(' prefix', cause)
    }
  }

  #cannotEncode(part: string, cause: unknown): InvalidArgument {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return new InvalidArgument(
      `the ${this.#what}${part} does not fit the codec ${this.codec}: ${reason}`,
      { cause },
    )
  }
}

/** Nobody compiles every codec: an `ArrayBuffer` would be stored as so many zeros. */
function bytesFrom(encoded: Uint8Array): Uint8Array {
  if (encoded instanceof Uint8Array) return encoded
  throw new TypeError('it must give a Uint8Array')
}

class SchemaShape<T> implements ValueShape<T> {
  readonly #plain: ValueShape<T>
  readonly #schema: StandardSchema<T>

  constructor(plain: ValueShape<T>, schema: StandardSchema<T>) {
    this.#plain = plain
    this.#schema = schema
  }

  get codec(): string {
    return this.#plain.codec
  }

  async encode(value: T): Promise<Uint8Array> {
    const verdict = await this.#schema['~standard'].validate(value)
    if (verdict.issues !== undefined) {
      throw new InvalidArgument(
        `the value does not fit the schema: ${sentence(verdict.issues)}`,
        {},
        verdict.issues,
      )
    }
    return this.#plain.encode(value)
  }

  async decode(bytes: Uint8Array): Promise<T> {
    const verdict = await this.#schema['~standard'].validate(await this.#plain.decode(bytes))
    if (verdict.issues === undefined) return verdict.value
    throw new SchemaMismatch(
      `a stored value does not fit the schema: ${sentence(verdict.issues)}`,
      [],
      {},
      verdict.issues,
    )
  }
}

function sentence(issues: readonly Issue[]): string {
  return issues
    .map(({ message, path = [] }) => {
      const place = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
      return place === '' ? message : `${place}: ${message}`
    })
    .join('; ')
}
