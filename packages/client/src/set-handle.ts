import type { Answer, SetCombineQuery } from '@tesela/protos/collections'
import type { CountResult, RangeOptions } from './collection.ts'
import { type CheckedEntry, CollectionHandle } from './collection-handle.ts'
import { type Condition, encodeCondition } from './condition.ts'
import { InvalidArgument } from './errors.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import { rangeQuery } from './range-query.ts'
import { answered } from './reply.ts'
import type { Requests } from './requests.ts'
import type { AddResult, CollectionSet, CombineOptions, DeletedResult, TakeResult } from './set.ts'
import { setSteps } from './set-steps.ts'
import type { KeyShape, ValueShape } from './value-shape.ts'

/** `bounds` is the codec of the values without their schema: a bound or a prefix need not be a value. */
export function createSet<V>(
  requests: Requests,
  name: string,
  values: ValueShape<V>,
  bounds: KeyShape<V>,
): CollectionSet<V> {
  return new SetHandle(requests, name, values, bounds)
}

class SetHandle<V> extends CollectionHandle implements CollectionSet<V> {
  readonly kind = 'set'
  readonly steps: ReturnType<typeof setSteps<V>>
  readonly #values: ValueShape<V>
  readonly #bounds: KeyShape<V>

  constructor(requests: Requests, name: string, values: ValueShape<V>, bounds: KeyShape<V>) {
    super(requests, name)
    this.#values = values
    this.#bounds = bounds
    this.steps = setSteps(values)
  }

  add(...values: V[]): Promise<AddResult> {
    return this.extend(values)
  }

  insert(...values: V[]): Promise<AddResult> {
    return this.extend(values)
  }

  async extend(values: Iterable<V>, options?: CallOptions): Promise<AddResult> {
    const given = [...values]
    if (given.length === 0) return { revision: this.requests.revision, added: 0 }
    return this.run(() => this.steps.extend(given), options)
  }

  delete(...values: V[]): Promise<DeletedResult> {
    return this.deleteMany(values)
  }

  remove(...values: V[]): Promise<DeletedResult> {
    return this.deleteMany(values)
  }

  async deleteMany(values: Iterable<V>, options?: CallOptions): Promise<DeletedResult> {
    const given = [...values]
    if (given.length === 0) return { revision: this.requests.revision, deleted: 0 }
    return this.run(() => this.steps.deleteMany(given), options)
  }

  async take(count: number, options?: CallOptions): Promise<TakeResult<V>> {
    if (count === 0) return { revision: this.requests.revision, values: [] }
    return this.run(() => this.steps.take(count), options)
  }

  clear(options?: CallOptions): Promise<CountResult> {
    return this.run(() => this.steps.clear(), options)
  }

  async has(value: V, options?: ReadOptions): Promise<boolean> {
    const setHas = { values: [await this.#values.encode(value)] }
    const { answer } = await this.ask('has', { setHas }, options, value)
    return answered(answer.setPage, 'has').values.length > 0
  }

  async *values(options: RangeOptions<V> = {}): AsyncGenerator<V> {
    const range = rangeQuery(this.#bounds, options)
    const { cursor } = options
    yield* this.#decoded(
      'values',
      cursor === undefined ? undefined : this.#bounds.encode(cursor),
      (after, bounds) => ({ setValues: { ...range, ...bounds, ...after } }),
      options,
    )
  }

  async isSubsetOf(other: CollectionSet<V>, options?: ReadOptions): Promise<boolean> {
    const question = { other: this.#nameOf(other) }
    return this.search<boolean>(
      'isSubsetOf',
      { setSubset: question },
      (answer) => {
        const { subset, cursor } = answered(answer.setSubset, 'isSubsetOf')
        if (subset !== undefined) return { found: subset }
        return { next: { setSubset: { ...question, cursor: answered(cursor, 'isSubsetOf') } } }
      },
      options,
    )
  }

  union(other: CollectionSet<V>, options?: CombineOptions): AsyncGenerator<V> {
    return this.#combined('union', other, options)
  }

  intersection(other: CollectionSet<V>, options?: CombineOptions): AsyncGenerator<V> {
    return this.#combined('intersection', other, options)
  }

  difference(other: CollectionSet<V>, options?: CombineOptions): AsyncGenerator<V> {
    return this.#combined('difference', other, options)
  }

  checked(value: V, condition: Condition<never>): MaybePromise<CheckedEntry> {
    return whenReady(this.#values.encode(value), (key) =>
      whenReady(encodeCondition(this.#values, condition), (rest) => ({ key, ...rest })),
    )
  }

  async *#combined(
    operation: SetCombineQuery['operation'],
    other: CollectionSet<V>,
    options: CombineOptions = {},
  ): AsyncGenerator<V> {
    const question = { other: this.#nameOf(other), operation }
    yield* this.#decoded(
      operation,
      undefined,
      (after, bounds) => ({ setCombine: { ...question, ...bounds, ...after } }),
      options,
    )
  }

  async *#decoded(
    operation: string,
    cursor: Uint8Array | undefined,
    question: (
      after: { cursor?: Uint8Array },
      bounds: { limit: number; maxBytes: number },
    ) => ReturnType<Parameters<typeof this.walked<Uint8Array, Uint8Array>>[0]['question']>,
    options: CombineOptions,
  ): AsyncGenerator<V> {
    const pages = this.walked<Uint8Array, Uint8Array>(
      {
        operation,
        cursor,
        question: (after, bounds) => question(after === undefined ? {} : { cursor: after }, bounds),
        page(answer: Answer) {
          const { values, cursor: next } = answered(answer.setPage, operation)
          return { items: values, next }
        },
      },
      options,
    )
    for await (const value of pages) yield this.#values.decode(value)
  }

  /** Bytes of two codecs say nothing about each other. */
  #nameOf(other: CollectionSet<V>): string {
    if (!(other instanceof SetHandle) || other.requests !== this.requests) {
      throw new InvalidArgument('the other set must be a set of the same connection')
    }
    if (other.#values.codec === this.#values.codec) return other.name
    throw new InvalidArgument(
      `the values of ${this.name} are ${this.#values.codec}, those of ${other.name} ${other.#values.codec}`,
    )
  }
}
