import type { VecGetQuery, VecItem as WireItem } from '@tesela/protos/collections'
import type { CountResult, Reading } from './collection.ts'
import { type CheckedEntry, CollectionHandle } from './collection-handle.ts'
import { type Condition, encodeCondition } from './condition.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { answered } from './reply.ts'
import type { Requests } from './requests.ts'
import type { ValueShape } from './value-shape.ts'
import type {
  CollectionVec,
  ItemId,
  LengthResult,
  PopResult,
  RemoveResult,
  SliceOptions,
  VecItem,
  VecPlace,
  VecReadPlace,
  VecSetOptions,
  VecSetResult,
} from './vec.ts'
import { decodeItem } from './vec-item.ts'
import { encodePlace, indexOf } from './vec-place.ts'
import { vecSteps } from './vec-steps.ts'
import { wholeNumber } from './whole-number.ts'

export function createVec<V>(
  requests: Requests,
  name: string,
  values: ValueShape<V>,
): CollectionVec<V> {
  return new VecHandle(requests, name, values)
}

class VecHandle<V> extends CollectionHandle implements CollectionVec<V> {
  readonly kind = 'vec'
  readonly steps: ReturnType<typeof vecSteps<V>>
  readonly #values: ValueShape<V>

  constructor(requests: Requests, name: string, values: ValueShape<V>) {
    super(requests, name)
    this.#values = values
    this.steps = vecSteps(values)
  }

  push(...values: V[]): Promise<LengthResult> {
    return this.extend(values)
  }

  pushFront(...values: V[]): Promise<LengthResult> {
    return this.extendFront(values)
  }

  async extend(values: Iterable<V>, options?: CallOptions): Promise<LengthResult> {
    const given = [...values]
    if (given.length === 0) return this.#unchanged('extend', options)
    return this.run(() => this.steps.extend(given), options)
  }

  async extendFront(values: Iterable<V>, options?: CallOptions): Promise<LengthResult> {
    const given = [...values]
    if (given.length === 0) return this.#unchanged('extendFront', options)
    return this.run(() => this.steps.extendFront(given), options)
  }

  pop(options?: CallOptions): Promise<PopResult<V>> {
    return this.run(() => this.steps.pop(), options)
  }

  popFront(options?: CallOptions): Promise<PopResult<V>> {
    return this.run(() => this.steps.popFront(), options)
  }

  insert(
    place: number | { readonly after: ItemId },
    value: V,
    options?: CallOptions,
  ): Promise<LengthResult> {
    return this.run(() => this.steps.insert(place, value), options)
  }

  set(place: VecPlace, value: V, options?: VecSetOptions): Promise<VecSetResult<V>> {
    return this.run(() => this.steps.set(place, value, options), options)
  }

  write(place: VecPlace, value: V, options?: VecSetOptions): Promise<VecSetResult<V>> {
    return this.set(place, value, options)
  }

  remove(place: VecPlace, options?: CallOptions): Promise<RemoveResult<V>> {
    return this.run(() => this.steps.remove(place), options)
  }

  swap(left: VecPlace, right: VecPlace, options?: CallOptions) {
    return this.run(() => this.steps.swap(left, right), options)
  }

  truncate(length: number, options?: CallOptions) {
    return this.run(() => this.steps.truncate(length), options)
  }

  clear(options?: CallOptions): Promise<CountResult> {
    return this.run(() => this.steps.clear(), options)
  }

  async get(place: VecReadPlace, options?: ReadOptions): Promise<V | undefined> {
    const { item } = await this.#find('get', place, options)
    return item === undefined ? undefined : this.#values.decode(item.value)
  }

  read(place: VecReadPlace, options?: ReadOptions): Promise<V | undefined> {
    return this.get(place, options)
  }

  async item(
    place: VecReadPlace,
    options?: ReadOptions,
  ): Promise<(VecItem<V> & Reading & { readonly index: number }) | undefined> {
    const { item, index, revision, stale } = await this.#find('item', place, options)
    if (item === undefined) return undefined
    return { ...(await decodeItem(this.#values, item)), index, revision, stale }
  }

  first(options?: ReadOptions): Promise<V | undefined> {
    return this.get(0, options)
  }

  last(options?: ReadOptions): Promise<V | undefined> {
    return this.get({ fromEnd: 0 }, options)
  }

  length(options?: ReadOptions): Promise<number> {
    return this.size(options)
  }

  async contains(value: V, options?: ReadOptions): Promise<boolean> {
    return (await this.#search('contains', value, 0, options)) !== undefined
  }

  indexOf(
    value: V,
    options: ReadOptions & { readonly from?: number | undefined } = {},
  ): Promise<number | undefined> {
    const { from = 0, ...readOptions } = options
    return this.#search('indexOf', value, from, readOptions)
  }

  async slice(from = 0, to?: number, options?: ReadOptions): Promise<V[]> {
    const values: V[] = []
    for await (const value of this.values({ ...options, from, to })) values.push(value)
    return values
  }

  async *items(options?: SliceOptions): AsyncGenerator<VecItem<V>> {
    for await (const item of this.#range(options)) yield decodeItem(this.#values, item)
  }

  async *values(options?: SliceOptions): AsyncGenerator<V> {
    for await (const { value } of this.#range(options)) yield this.#values.decode(value)
  }

  checked(place: VecPlace, condition: Condition<V>): MaybePromise<CheckedEntry> {
    const encoded = encodePlace(place)
    return whenReady(encodeCondition(this.#values, condition), (rest) => ({
      place: encoded,
      ...rest,
    }))
  }

  /** No value was given: nothing is logged, and what is answered is how long it is. */
  async #unchanged(operation: string, options: CallOptions | undefined): Promise<LengthResult> {
    const { size, revision } = await this.counted(operation, options)
    return { revision, length: size }
  }

  async #find(operation: string, place: VecReadPlace, options: ReadOptions | undefined) {
    const vecGet: VecGetQuery =
      typeof place === 'object' && 'fromEnd' in place
        ? { fromEnd: indexOf(place.fromEnd) }
        : encodePlace(place)
    const { answer, revision, stale } = await this.ask(operation, { vecGet }, options, place)
    const { items, index } = answered(answer.vecItems, operation)
    return { item: items[0], index, revision, stale }
  }

  async #search(
    operation: string,
    value: V,
    from: number,
    options: ReadOptions | undefined,
  ): Promise<number | undefined> {
    const sought = { value: await this.#values.encode(value) }
    return this.search<number | undefined>(
      operation,
      { vecFind: { ...sought, from: indexOf(from) } },
      (answer) => {
        const { index, next } = answered(answer.vecFound, operation)
        if (index !== undefined || next === undefined) return { found: index }
        return { next: { vecFind: { ...sought, from: next } } }
      },
      options,
    )
  }

  #range({ from = 0, to, ...options }: SliceOptions = {}): AsyncGenerator<WireItem> {
    const begin = indexOf(from)
    const end = to === undefined ? {} : { to: wholeNumber('an index', to) }
    return this.walked<WireItem, number>(
      {
        operation: 'slice',
        cursor: begin,
        question: (cursor, bounds) => ({
          vecSlice: { from: cursor ?? begin, ...end, ...bounds },
        }),
        page(answer) {
          const { items, index, more } = answered(answer.vecItems, 'slice')
          return { items, next: more ? index + items.length : undefined }
        },
      },
      options,
    )
  }
}
