import type { MapEntry } from '@tesela/protos/collections'
import type { CountResult, RangeOptions, Reading, SwapResult } from './collection.ts'
import { type CheckedEntry, CollectionHandle } from './collection-handle.ts'
import { type Condition, encodeCondition } from './condition.ts'
import type {
  CollectionMap,
  DeleteOptions,
  DeleteResult,
  Entry,
  SetOptions,
  SetResult,
  TtlOptions,
} from './map.ts'
import { decodeEntry } from './map-entry.ts'
import { readMany } from './map-many.ts'
import { mapSteps } from './map-steps.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { rangeQuery } from './range-query.ts'
import { answered } from './reply.ts'
import type { Requests } from './requests.ts'
import type { KeyShape, ValueShape } from './value-shape.ts'

export function createMap<K, V>(
  requests: Requests,
  name: string,
  keys: KeyShape<K>,
  values: ValueShape<V>,
): CollectionMap<K, V> {
  return new MapHandle(requests, name, keys, values)
}

class MapHandle<K, V> extends CollectionHandle implements CollectionMap<K, V> {
  readonly kind = 'map'
  readonly steps: ReturnType<typeof mapSteps<K, V>>
  readonly #keys: KeyShape<K>
  readonly #values: ValueShape<V>

  constructor(requests: Requests, name: string, keys: KeyShape<K>, values: ValueShape<V>) {
    super(requests, name)
    this.#keys = keys
    this.#values = values
    this.steps = mapSteps(keys, values)
  }

  set(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>> {
    return this.run(() => this.steps.set(key, value, options), options)
  }

  insert(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>> {
    return this.set(key, value, options)
  }

  write(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>> {
    return this.set(key, value, options)
  }

  async setMany(entries: Iterable<readonly [K, V]>, options?: TtlOptions): Promise<CountResult> {
    const given = [...entries]
    if (given.length === 0) return this.nothing()
    return this.run(() => this.steps.setMany(given, options), options)
  }

  extend(entries: Iterable<readonly [K, V]>, options?: TtlOptions): Promise<CountResult> {
    return this.setMany(entries, options)
  }

  compareExchange(
    key: K,
    expected: V | undefined,
    next: V | undefined,
    options?: TtlOptions,
  ): Promise<SwapResult<V>> {
    return this.run(() => this.steps.compareExchange(key, expected, next, options), options)
  }

  delete(key: K, options?: DeleteOptions): Promise<DeleteResult<K, V>> {
    return this.run(() => this.steps.delete(key, options), options)
  }

  remove(key: K, options?: DeleteOptions): Promise<DeleteResult<K, V>> {
    return this.delete(key, options)
  }

  async deleteMany(keys: Iterable<K>, options?: CallOptions): Promise<CountResult> {
    const given = [...keys]
    if (given.length === 0) return this.nothing()
    return this.run(() => this.steps.deleteMany(given), options)
  }

  clear(options?: CallOptions): Promise<CountResult> {
    return this.run(() => this.steps.clear(), options)
  }

  async get(key: K, options?: ReadOptions): Promise<V | undefined> {
    const { entry } = await this.#find('get', key, false, options)
    return entry === undefined ? undefined : this.#values.decode(entry.value)
  }

  read(key: K, options?: ReadOptions): Promise<V | undefined> {
    return this.get(key, options)
  }

  async entry(key: K, options?: ReadOptions): Promise<(Entry<K, V> & Reading) | undefined> {
    const { entry, revision, stale } = await this.#find('entry', key, false, options)
    return entry === undefined ? undefined : { ...(await this.#entry(entry)), revision, stale }
  }

  async getMany(keys: Iterable<K>, options: ReadOptions = {}): Promise<(V | undefined)[]> {
    const encoded = Array.from(keys, (key) => this.#keys.encode(key))
    const found = await readMany(this.requests, this.name, encoded, options)
    const values: (V | undefined)[] = []
    for (const entry of found) {
      values.push(entry === undefined ? undefined : await this.#values.decode(entry.value))
    }
    return values
  }

  async has(key: K, options?: ReadOptions): Promise<boolean> {
    const { entry } = await this.#find('has', key, true, options)
    return entry !== undefined
  }

  async *entries(options?: RangeOptions<K>): AsyncGenerator<Entry<K, V>> {
    for await (const entry of this.#range(false, options)) yield this.#entry(entry)
  }

  async *keys(options?: RangeOptions<K>): AsyncGenerator<K> {
    for await (const { key } of this.#range(true, options)) yield this.#keys.decode(key)
  }

  async *values(options?: RangeOptions<K>): AsyncGenerator<V> {
    for await (const { value } of this.#range(false, options)) yield this.#values.decode(value)
  }

  checked(key: K, condition: Condition<V>): MaybePromise<CheckedEntry> {
    const encoded = this.#keys.encode(key)
    return whenReady(encodeCondition(this.#values, condition), (rest) => ({
      key: encoded,
      ...rest,
    }))
  }

  async #find(operation: string, key: K, keysOnly: boolean, options: ReadOptions | undefined) {
    const mapGet = { keys: [this.#keys.encode(key)], keysOnly }
    const { answer, revision, stale } = await this.ask(operation, { mapGet }, options, key)
    return { entry: answered(answer.entries, operation).entries[0], revision, stale }
  }

  #range(keysOnly: boolean, options: RangeOptions<K> = {}): AsyncGenerator<MapEntry> {
    const { cursor, limit, ...readOptions } = options
    const range = { ...rangeQuery(this.#keys, options), keysOnly }
    const operation = keysOnly ? 'keys' : 'entries'
    return this.walked<MapEntry, Uint8Array>(
      {
        operation,
        cursor: cursor === undefined ? undefined : this.#keys.encode(cursor),
        question: (after, bounds) => ({
          mapEntries: { ...range, ...bounds, ...(after === undefined ? {} : { cursor: after }) },
        }),
        page(answer) {
          const { entries, more } = answered(answer.entries, operation)
          return { items: entries, next: more ? entries.at(-1)?.key : undefined }
        },
      },
      { ...readOptions, limit },
    )
  }

  #entry(entry: MapEntry): Promise<Entry<K, V>> {
    return decodeEntry(this.#keys, this.#values, entry)
  }
}
