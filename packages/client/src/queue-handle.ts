import type { QueueCursor as WireCursor, QueueItem as WireItem } from '@tesela/protos/collections'
import type { CountResult, Reading, SwapResult } from './collection.ts'
import { type CheckedEntry, CollectionHandle } from './collection-handle.ts'
import { type Condition, encodeCondition } from './condition.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import type { CallOptions, ReadOptions } from './options.ts'
import type { PriorityInputs, PriorityKind, PriorityTypes } from './priority.ts'
import { encodeRange } from './priority-range.ts'
import type {
  CollectionQueue,
  PopItemsResult,
  PriorityRange,
  PushManyResult,
  PushResult,
  QueueCursor,
  QueueEntriesOptions,
  QueueItem,
  UpdatedResult,
} from './queue.ts'
import { decodeQueueItem } from './queue-item.ts'
import type { QueueShape } from './queue-shape.ts'
import { queueSteps } from './queue-steps.ts'
import { revisionNumber } from './read.ts'
import { answered } from './reply.ts'
import type { Requests } from './requests.ts'
import type { DeletedResult } from './set.ts'

export function createQueue<K, V, P extends PriorityKind>(
  requests: Requests,
  name: string,
  shape: QueueShape<K, V, P>,
): CollectionQueue<K, V, P> {
  return new QueueHandle(requests, name, shape)
}

class QueueHandle<K, V, P extends PriorityKind>
  extends CollectionHandle
  implements CollectionQueue<K, V, P>
{
  readonly kind = 'queue'
  readonly priorityKind: P
  readonly steps: ReturnType<typeof queueSteps<K, V, P>>
  readonly #shape: QueueShape<K, V, P>

  constructor(requests: Requests, name: string, shape: QueueShape<K, V, P>) {
    super(requests, name)
    this.#shape = shape
    this.priorityKind = shape.priorities.kind
    this.steps = queueSteps(shape)
  }

  push(
    priority: PriorityInputs[P],
    key: K,
    value: V,
    options?: CallOptions,
  ): Promise<PushResult<K, V, P>> {
    return this.run(() => this.steps.push(priority, key, value), options)
  }

  insert(
    priority: PriorityInputs[P],
    key: K,
    value: V,
    options?: CallOptions,
  ): Promise<PushResult<K, V, P>> {
    return this.push(priority, key, value, options)
  }

  async pushMany(
    items: Iterable<readonly [PriorityInputs[P], K, V]>,
    options?: CallOptions,
  ): Promise<PushManyResult<K, V, P>> {
    const given = [...items]
    if (given.length === 0) return { revision: this.requests.revision, replaced: 0, evicted: [] }
    return this.run(() => this.steps.pushMany(given), options)
  }

  async popMin(count = 1, options?: CallOptions): Promise<PopItemsResult<K, V, P>> {
    if (count === 0) return { revision: this.requests.revision, items: [] }
    return this.run(() => this.steps.popMin(count), options)
  }

  async popMax(count = 1, options?: CallOptions): Promise<PopItemsResult<K, V, P>> {
    if (count === 0) return { revision: this.requests.revision, items: [] }
    return this.run(() => this.steps.popMax(count), options)
  }

  updatePriority(
    key: K,
    priority: PriorityInputs[P],
    options?: CallOptions,
  ): Promise<UpdatedResult> {
    return this.run(() => this.steps.updatePriority(key, priority), options)
  }

  updateValue(key: K, value: V, options?: CallOptions): Promise<UpdatedResult> {
    return this.run(() => this.steps.updateValue(key, value), options)
  }

  compareExchange(
    key: K,
    expected: V,
    next: V | undefined,
    options?: CallOptions,
  ): Promise<SwapResult<V>> {
    return this.run(() => this.steps.compareExchange(key, expected, next), options)
  }

  delete(...keys: K[]): Promise<DeletedResult> {
    return this.deleteMany(keys)
  }

  remove(...keys: K[]): Promise<DeletedResult> {
    return this.deleteMany(keys)
  }

  async deleteMany(keys: Iterable<K>, options?: CallOptions): Promise<DeletedResult> {
    const given = [...keys]
    if (given.length === 0) return { revision: this.requests.revision, deleted: 0 }
    return this.run(() => this.steps.deleteMany(given), options)
  }

  removeRange(range: PriorityRange<P>, options?: CallOptions): Promise<CountResult> {
    return this.run(() => this.steps.removeRange(range), options)
  }

  clear(options?: CallOptions): Promise<CountResult> {
    return this.run(() => this.steps.clear(), options)
  }

  async get(key: K, options?: ReadOptions): Promise<V | undefined> {
    const { item } = await this.#find('get', key, false, options)
    return item === undefined ? undefined : this.#shape.values.decode(item.value)
  }

  read(key: K, options?: ReadOptions): Promise<V | undefined> {
    return this.get(key, options)
  }

  async item(key: K, options?: ReadOptions): Promise<(QueueItem<K, V, P> & Reading) | undefined> {
    const { item, revision, stale } = await this.#find('item', key, false, options)
    return item === undefined ? undefined : { ...(await this.#decode(item)), revision, stale }
  }

  async priority(key: K, options?: ReadOptions): Promise<PriorityTypes[P] | undefined> {
    const { item } = await this.#find('priority', key, true, options)
    return item === undefined ? undefined : this.#shape.priorities.decode(item.priority)
  }

  async has(key: K, options?: ReadOptions): Promise<boolean> {
    return (await this.#find('has', key, true, options)).item !== undefined
  }

  min(options?: ReadOptions): Promise<QueueItem<K, V, P> | undefined> {
    return this.#end('min', false, options)
  }

  max(options?: ReadOptions): Promise<QueueItem<K, V, P> | undefined> {
    return this.#end('max', true, options)
  }

  async *entries(options: QueueEntriesOptions<K, P> = {}): AsyncGenerator<QueueItem<K, V, P>> {
    const { order = 'ascending', range, cursor } = options
    const bounds = {
      greatestFirst: order === 'descending',
      withoutValues: false,
      ...(range === undefined ? {} : { range: encodeRange(this.#shape.priorities, range) }),
    }
    const items = this.walked<WireItem, WireCursor>(
      {
        operation: 'entries',
        cursor: cursor === undefined ? undefined : this.#encodeCursor(cursor),
        question: (after, page) => ({
          queueEntries: { ...bounds, ...page, ...(after === undefined ? {} : { cursor: after }) },
        }),
        page(answer) {
          const page = answered(answer.queuePage, 'entries')
          return { items: page.items, next: page.more ? page.items.at(-1) : undefined }
        },
      },
      options,
    )
    for await (const item of items) yield this.#decode(item)
  }

  checked(key: K, condition: Condition<V>): MaybePromise<CheckedEntry> {
    const encoded = this.#shape.keys.encode(key)
    return whenReady(encodeCondition(this.#shape.values, condition), (rest) => ({
      key: encoded,
      ...rest,
    }))
  }

  async #find(operation: string, key: K, withoutValues: boolean, options: ReadOptions | undefined) {
    const queueGet = { keys: [this.#shape.keys.encode(key)], withoutValues }
    const { answer, revision, stale } = await this.ask(operation, { queueGet }, options, key)
    return { item: answered(answer.queuePage, operation).items[0], revision, stale }
  }

  async #end(operation: string, greatestFirst: boolean, options: ReadOptions | undefined) {
    const queueEntries = { greatestFirst, limit: 1, withoutValues: false, maxBytes: 0 }
    const { answer } = await this.ask(operation, { queueEntries }, options)
    const [item] = answered(answer.queuePage, operation).items
    return item === undefined ? undefined : this.#decode(item)
  }

  #encodeCursor({ priority, inserted, key }: QueueCursor<K, P>): WireCursor {
    return {
      priority: this.#shape.priorities.encode(priority),
      inserted: revisionNumber(inserted),
      key: this.#shape.keys.encode(key),
    }
  }

  #decode(item: WireItem): Promise<QueueItem<K, V, P>> {
    return decodeQueueItem(this.#shape, item)
  }
}
