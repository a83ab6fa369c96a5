import type { CollectionInfo as WireInfo } from '@tesela/protos/collections'
import { type SchemaDifference, SchemaMismatch, TeselaError, WrongKind } from './errors.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { answered, resulted } from './reply.ts'
import type { Requests } from './requests.ts'
import { wholeNumber } from './whole-number.ts'

export interface CollectionOptions {
  /** Names only: the daemon never decodes keys or values. Default `text`; empty where there are no keys. */
  readonly keyCodec: string
  /** Default `json`. */
  readonly valueCodec: string
  /** 0: no bound. */
  readonly maxItems: number
  readonly maxBytes: number
  /** Of queues only. 0: no bound. */
  readonly capacity?: number
  /** Of queues only: `int64` (default), `double` or `bytes`. */
  readonly priority?: string
}

export interface CollectionInfo {
  readonly name: string
  readonly kind: string
  readonly items: number
  /** Of keys, values and priorities. */
  readonly bytes: number
  readonly created: bigint
  readonly options: CollectionOptions
  /** The revision of the state that this describes. */
  readonly revision: bigint
}

/** What a program expects of a collection that exists; what it does not name is not compared. */
export type ExpectedOptions = Partial<CollectionOptions>

/** The collections of the group. */
export interface Catalogue {
  list(options?: ReadOptions): Promise<CollectionInfo[]>
  /** Fails with `not_found`. */
  info(name: string, options?: ReadOptions): Promise<CollectionInfo>
  /** Idempotent where kind and options are equal; else `schema_mismatch` or `wrong_kind`. */
  create(
    kind: string,
    name: string,
    wanted?: ExpectedOptions,
    options?: CallOptions,
  ): Promise<{ revision: bigint; fresh: boolean }>
  drop(name: string, options?: CallOptions): Promise<{ revision: bigint; existed: boolean }>
  /** The collection as it is, made first where it is missing and `create` is set; compared with what is wanted. */
  ensure(
    kind: string,
    name: string,
    wanted: ExpectedOptions,
    create: boolean,
    options?: CallOptions,
  ): Promise<void>
}

const PAGE = 500

export function createCatalogue(requests: Requests): Catalogue {
  return new RemoteCatalogue(requests)
}

class RemoteCatalogue implements Catalogue {
  readonly #requests: Requests

  constructor(requests: Requests) {
    this.#requests = requests
  }

  async list(options?: ReadOptions): Promise<CollectionInfo[]> {
    const found: CollectionInfo[] = []
    for (let more = true; more; ) {
      const list = { after: found.at(-1)?.name ?? '', limit: PAGE }
      const { answer, revision } = await this.#requests.read(
        { query: { collection: '', list } },
        { operation: 'collections' },
        options,
      )
      const page = answered(answer.list, 'collections')
      found.push(...page.collections.map((info) => infoOf(info, revision)))
      more = page.more && page.collections.length > 0
    }
    return found
  }

  async info(name: string, options?: ReadOptions): Promise<CollectionInfo> {
    const { answer, revision } = await this.#requests.read(
      { query: { collection: name, info: {} } },
      { operation: 'info', collection: name },
      options,
    )
    return infoOf(answered(answer.info, 'info'), revision)
  }

  async create(
    kind: string,
    name: string,
    wanted: ExpectedOptions = {},
    options?: CallOptions,
  ): Promise<{ revision: bigint; fresh: boolean }> {
    const create = { kind, options: completeOptions(kind, wanted) }
    try {
      return await this.#requests.write(
        { collection: name, create },
        { operation: 'create', collection: name },
        ({ created }, revision) => ({ revision, fresh: resulted(created, 'create').fresh }),
        options,
      )
    } catch (error) {
      // The refusal does not say where the difference is; the collection itself does.
      if (error instanceof TeselaError && error.code === 'schema_mismatch') {
        compare(await this.info(name, options), kind, create.options)
      }
      throw error
    }
  }

  drop(name: string, options?: CallOptions): Promise<{ revision: bigint; existed: boolean }> {
    return this.#requests.write(
      { collection: name, drop: {} },
      { operation: 'drop', collection: name },
      ({ dropped }, revision) => ({ revision, existed: resulted(dropped, 'drop').existed }),
      options,
    )
  }

  async ensure(
    kind: string,
    name: string,
    wanted: ExpectedOptions,
    create: boolean,
    options?: CallOptions,
  ): Promise<void> {
    let info: CollectionInfo
    try {
      info = await this.info(name, options)
    } catch (error) {
      const missing = error instanceof TeselaError && error.code === 'not_found'
      if (!missing || !create) throw error
      await this.create(kind, name, wanted, options)
      return
    }
    compare(info, kind, wanted)
  }
}

const fields = ['keyCodec', 'valueCodec', 'maxItems', 'maxBytes', 'capacity', 'priority'] as const
const keyed = new Set(['map', 'queue'])

/** What is not named has its default, so that making it again by name alone finds it equal. */
function completeOptions(kind: string, wanted: ExpectedOptions): CollectionOptions {
  const { capacity, priority } = wanted
  return {
    keyCodec: wanted.keyCodec ?? (keyed.has(kind) ? 'text' : ''),
    valueCodec: wanted.valueCodec ?? 'json',
    maxItems: wholeNumber('maxItems', wanted.maxItems ?? 0),
    maxBytes: wholeNumber('maxBytes', wanted.maxBytes ?? 0),
    ...(capacity === undefined ? {} : { capacity: wholeNumber('capacity', capacity) }),
    ...(priority === undefined ? {} : { priority }),
  }
}

function compare(info: CollectionInfo, kind: string, wanted: ExpectedOptions): void {
  if (info.kind !== kind) {
    throw new WrongKind(`'${info.name}' is a ${info.kind}, not a ${kind}`)
  }
  const diff: SchemaDifference[] = fields
    .filter((field) => wanted[field] !== undefined && wanted[field] !== info.options[field])
    .map((field) => ({ field, expected: wanted[field], actual: info.options[field] }))
  if (diff.length === 0) return
  const sentence = diff
    .map(({ field, expected, actual }) => `${field} is ${actual}, not ${expected}`)
    .join(', ')
  throw new SchemaMismatch(`'${info.name}' exists with other options: ${sentence}`, diff)
}

function infoOf(info: WireInfo, revision: bigint): CollectionInfo {
  const { keyCodec = '', valueCodec = '', maxItems = 0, maxBytes = 0 } = info.options ?? {}
  const { capacity = 0, priority = '' } = info.options ?? {}
  return {
    name: info.name,
    kind: info.kind,
    items: info.items,
    bytes: info.bytes,
    created: BigInt(info.created),
    options: {
      keyCodec,
      valueCodec,
      maxItems,
      maxBytes,
      ...(info.kind === 'queue' ? { capacity, priority } : {}),
    },
    revision,
  }
}
