import type { MapCommand, MapEntry } from '@tesela/protos/collections'
import { Internal, type Outcome, SchemaMismatch } from './errors.ts'
import type {
  CollectionMap,
  CountResult,
  DeleteOptions,
  DeleteResult,
  Entry,
  EntryRead,
  RangeOptions,
  SetOptions,
  SetResult,
  SwapResult,
} from './map.ts'
import { readMany } from './map-many.ts'
import { mapPages } from './map-pages.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { revisionNumber } from './read.ts'
import type { Requests } from './requests.ts'
import type { KeyShape, ValueShape } from './value-shape.ts'
import type { Written } from './write.ts'

export function createMap<K, V>(
  requests: Requests,
  name: string,
  keys: KeyShape<K>,
  values: ValueShape<V>,
): CollectionMap<K, V> {
  return new MapHandle(requests, name, keys, values)
}

class MapHandle<K, V> implements CollectionMap<K, V> {
  readonly name: string
  readonly when: CollectionMap<K, V>['when']
  readonly #requests: Requests
  readonly #keys: KeyShape<K>
  readonly #values: ValueShape<V>

  constructor(requests: Requests, name: string, keys: KeyShape<K>, values: ValueShape<V>) {
    this.name = name
    this.#requests = requests
    this.#keys = keys
    this.#values = values
    this.when = {
      reaches: async (revision, options) => {
        await this.#size('when.reaches', { ...options, consistency: { atLeast: revision } })
      },
    }
  }

  async set(key: K, value: V, options: SetOptions = {}): Promise<SetResult<K, V>> {
    const { ifAbsent, ifRevision, returnPrevious } = options
    const encoded = this.#values.encode(value)
    const set = {
      key: this.#keys.encode(key),
      value: encoded instanceof Promise ? await encoded : encoded,
      ifAbsent: ifAbsent ?? false,
      returnPrevious: returnPrevious ?? false,
      ...(ifRevision === undefined ? {} : { ifRevision: revisionNumber(ifRevision) }),
    }
    const { revision, result } = await this.#write('set', { set }, options, key)
    const { applied, previous } = result.mapSet ?? unexpected('set', 'unknown')
    if (previous === undefined) return { revision, applied }
    return { revision, applied, previous: await executed(() => this.#entry(previous)) }
  }

  insert(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>> {
    return this.set(key, value, options)
  }

  write(key: K, value: V, options?: SetOptions): Promise<SetResult<K, V>> {
    return this.set(key, value, options)
  }

  async setMany(entries: Iterable<readonly [K, V]>, options?: CallOptions): Promise<CountResult> {
    const items: { key: Uint8Array; value: Uint8Array }[] = []
    for (const [key, value] of entries) {
      const encoded = this.#values.encode(value)
      items.push({
        key: this.#keys.encode(key),
        value: encoded instanceof Promise ? await encoded : encoded,
      })
    }
    if (items.length === 0) return this.#nothing()
    return this.#count('setMany', { setMany: { items } }, options)
  }

  extend(entries: Iterable<readonly [K, V]>, options?: CallOptions): Promise<CountResult> {
    return this.setMany(entries, options)
  }

  async compareExchange(
    key: K,
    expected: V | undefined,
    next: V | undefined,
    options?: CallOptions,
  ): Promise<SwapResult<V>> {
    const compareExchange = {
      key: this.#keys.encode(key),
      ...(expected === undefined ? {} : { expected: await this.#values.encode(expected) }),
      ...(next === undefined ? {} : { next: await this.#values.encode(next) }),
    }
    const written = await this.#write('compareExchange', { compareExchange }, options, key)
    const swap = written.result.mapSwap ?? unexpected('compareExchange', 'unknown')
    const { swapped, current } = swap
    const { revision } = written
    if (current === undefined) return { revision, swapped }
    return { revision, swapped, current: await executed(() => this.#values.decode(current)) }
  }

  async delete(key: K, options: DeleteOptions = {}): Promise<DeleteResult<K, V>> {
    const returnPrevious = options.returnPrevious ?? false
    const written = await this.#write(
      'delete',
      { delete: { key: this.#keys.encode(key), returnPrevious } },
      options,
      key,
    )
    const { deleted, previous } = written.result.mapDelete ?? unexpected('delete', 'unknown')
    const { revision } = written
    if (previous === undefined) return { revision, deleted }
    return { revision, deleted, previous: await executed(() => this.#entry(previous)) }
  }

  remove(key: K, options?: DeleteOptions): Promise<DeleteResult<K, V>> {
    return this.delete(key, options)
  }

  async deleteMany(keys: Iterable<K>, options?: CallOptions): Promise<CountResult> {
    const encoded = Array.from(keys, (key) => this.#keys.encode(key))
    if (encoded.length === 0) return this.#nothing()
    return this.#count('deleteMany', { deleteMany: { keys: encoded } }, options)
  }

  clear(options?: CallOptions): Promise<CountResult> {
    return this.#count('clear', { clear: {} }, options)
  }

  async get(key: K, options?: ReadOptions): Promise<V | undefined> {
    const { entry } = await this.#find('get', key, false, options)
    return entry === undefined ? undefined : this.#values.decode(entry.value)
  }

  read(key: K, options?: ReadOptions): Promise<V | undefined> {
    return this.get(key, options)
  }

  async entry(key: K, options?: ReadOptions): Promise<EntryRead<K, V> | undefined> {
    const { entry, revision, stale } = await this.#find('entry', key, false, options)
    return entry === undefined ? undefined : { ...(await this.#entry(entry)), revision, stale }
  }

  async getMany(keys: Iterable<K>, options: ReadOptions = {}): Promise<(V | undefined)[]> {
    const encoded = Array.from(keys, (key) => this.#keys.encode(key))
    const found = await readMany(this.#requests, this.name, encoded, options)
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

  async size(options?: ReadOptions): Promise<number> {
    return (await this.#size('size', options)).size
  }

  async isEmpty(options?: ReadOptions): Promise<boolean> {
    return (await this.#size('isEmpty', options)).size === 0
  }

  async revision(options?: ReadOptions): Promise<bigint> {
    return (await this.#size('revision', options)).revision
  }

  async *entries(options: RangeOptions<K> = {}): AsyncGenerator<Entry<K, V>> {
    for await (const page of mapPages(this.#requests, this.name, this.#keys, false, options)) {
      for (const entry of page) yield await this.#entry(entry)
    }
  }

  async *keys(options: RangeOptions<K> = {}): AsyncGenerator<K> {
    for await (const page of mapPages(this.#requests, this.name, this.#keys, true, options)) {
      for (const { key } of page) yield this.#keys.decode(key)
    }
  }

  async *values(options: RangeOptions<K> = {}): AsyncGenerator<V> {
    for await (const page of mapPages(this.#requests, this.name, this.#keys, false, options)) {
      for (const { value } of page) yield await this.#values.decode(value)
    }
  }

  #write(
    operation: string,
    map: MapCommand,
    options: CallOptions | undefined,
    key?: K,
  ): Promise<Written> {
    const collection = this.name
    return this.#requests.write({ collection, map }, { operation, collection, key }, options)
  }

  async #count(
    operation: string,
    map: MapCommand,
    options: CallOptions | undefined,
  ): Promise<CountResult> {
    const { revision, result } = await this.#write(operation, map, options)
    return { revision, count: result.count ?? unexpected(operation, 'unknown') }
  }

  /** An empty batch changes nothing, so it makes no revision either. */
  #nothing(): CountResult {
    return { revision: this.#requests.revision, count: 0 }
  }

  async #find(operation: string, key: K, keysOnly: boolean, options: ReadOptions | undefined) {
    const collection = this.name
    const mapGet = { keys: [this.#keys.encode(key)], keysOnly }
    const { answer, revision, stale } = await this.#requests.read(
      { query: { collection, mapGet } },
      { operation, collection, key },
      options,
    )
    const { entries } = answer.entries ?? unexpected(operation)
    return { entry: entries[0], revision, stale }
  }

  async #size(operation: string, options: ReadOptions | undefined) {
    const collection = this.name
    const { answer, revision } = await this.#requests.read(
      { query: { collection, mapSize: {} } },
      { operation, collection },
      options,
    )
    return { size: answer.size ?? unexpected(operation), revision }
  }

  async #entry(entry: MapEntry): Promise<Entry<K, V>> {
    return {
      key: this.#keys.decode(entry.key),
      value: await this.#values.decode(entry.value),
      created: BigInt(entry.created),
      modified: BigInt(entry.modified),
    }
  }
}

function unexpected(operation: string, outcome: Outcome = 'not-applied'): never {
  throw new Internal(`the daemon answered ${operation} with something else`, { outcome })
}

/** Reads what a write answered: that it cannot be read does not undo the write. */
async function executed<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof SchemaMismatch)) throw error
    const message = `the write was executed, but what was there cannot be read: ${error.message}`
    const options = { outcome: 'unknown', cause: error } as const
    throw new SchemaMismatch(message, error.diff, options, error.issues)
  }
}
