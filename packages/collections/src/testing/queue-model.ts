import type { PriorityRange, QueueCommand, QueuePush } from '@tesela/protos/collections'
import type { Operation } from '../check-operation.ts'
import { bytes, text } from './driver.ts'
import { type Asked, QuotaModel, rejection } from './model.ts'
import { doublePriority, type Priority, priorityBytes } from './priorities.ts'
import type { Random } from './random.ts'

interface Item {
  readonly key: string
  readonly priority: Priority
  readonly value: string
  readonly created: number
  readonly inserted: number
  readonly modified: number
}

const values = ['', 'a', 'b', 'long'.repeat(30)]

/** By the queue's option: few, so that there are ties, with the extremes of each. */
const priorities: Record<string, readonly Priority[]> = {
  int64: [0n, 1n, 2n, -1n, -2n, 2n ** 63n - 1n, -(2n ** 63n), 256n],
  double: [0, 1, 1.5, -1, -1.5, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324],
  bytes: ['', '\0', '\0\0', 'a', 'a\0', 'a\0\xff', 'ab', '\xff', '\xff\xff'],
}

const malformed: Record<string, readonly Uint8Array[]> = {
  int64: [bytes(''), bytes('1234567'), bytes('123456789')],
  double: [doublePriority(-0), doublePriority(Number.NaN), doublePriority(-Infinity), bytes('1')],
  bytes: [],
}

/** A queue: a plain array that is sorted whenever somebody wants to know. */
export class QueueModel extends QuotaModel<Item[]> {
  protected state: Item[] = []
  /** What the bytes of a priority mean. */
  readonly #priorities: ReadonlyMap<string | undefined, Priority>
  readonly #malformed: readonly Uint8Array[]

  constructor(options: {
    priority: string
    capacity?: number
    maxItems?: number
    maxBytes?: number
  }) {
    super(options)
    this.#priorities = new Map(
      (priorities[options.priority] ?? []).map((value) => [text(priorityBytes(value)), value]),
    )
    this.#malformed = malformed[options.priority] ?? []
  }

  drawOperation(random: Random): Operation {
    const key = () => bytes(drawKey(random))
    const value = () => bytes(random.pick(values))
    const push = () => ({ priority: this.#drawBytes(random), key: key(), value: value() })
    const queue = random.pick<() => QueueCommand>([
      () => ({ push: push() }),
      () => ({ push: push() }),
      () => ({ pushMany: { items: random.many(6, push) } }),
      () => ({ popMin: { count: random.below(3) } }),
      () => ({ popMax: { count: random.below(3) } }),
      () => ({ updatePriority: { key: key(), priority: this.#drawBytes(random) } }),
      () => ({ updateValue: { key: key(), value: value() } }),
      () => {
        const next = random.maybe(value)
        const expected = value()
        return {
          compareExchange: { key: key(), expected, ...(next === undefined ? {} : { next }) },
        }
      },
      () => ({ delete: { keys: random.many(3, key) } }),
      () => {
        if (random.chance(0.05)) return { clear: {} }
        return random.chance(0.2)
          ? { removeRange: { range: this.#drawRange(random) } }
          : { push: push() }
      },
    ])()
    return { queue }
  }

  protected run({ queue }: Operation): unknown {
    if (queue?.push !== undefined) return this.#push([queue.push])
    if (queue?.pushMany !== undefined) return this.#push(queue.pushMany.items)
    if (queue?.popMin !== undefined) return this.#pop(queue.popMin.count, leastFirst)
    if (queue?.popMax !== undefined) return this.#pop(queue.popMax.count, greatestFirst)
    if (queue?.updatePriority !== undefined) {
      const priority = this.#priority(queue.updatePriority.priority)
      if (priority === undefined) return rejection('invalid_priority')
      const { revision } = this.at
      const change = { priority, inserted: revision, modified: revision }
      return { queueUpdated: { updated: this.#change(text(queue.updatePriority.key), change) } }
    }
    if (queue?.updateValue !== undefined) {
      const change = { value: text(queue.updateValue.value) ?? '', modified: this.at.revision }
      return { queueUpdated: { updated: this.#change(text(queue.updateValue.key), change) } }
    }
    if (queue?.compareExchange !== undefined) {
      const key = text(queue.compareExchange.key)
      const next = text(queue.compareExchange.next)
      const current = this.state.find((item) => item.key === key)?.value
      if (current !== text(queue.compareExchange.expected)) return swap(false, current)
      if (next === undefined) this.#delete([key])
      else this.#change(key, { value: next, modified: this.at.revision })
      return swap(true, next)
    }
    if (queue?.delete !== undefined) return { count: this.#delete(queue.delete.keys.map(text)) }
    if (queue?.removeRange !== undefined) {
      const range = queue.removeRange.range
      if (range !== undefined && this.#isMalformed(range)) return rejection('invalid_priority')
      return { count: this.#delete(this.#within(range).map(({ key }) => key)) }
    }
    return { count: this.#delete(this.state.map(({ key }) => key)) }
  }

  drawQuestion(random: Random): Asked {
    const withoutValues = random.chance(0.3)
    const seen = (item: Item) => ({ ...plainItem(item), ...(withoutValues ? { value: '' } : {}) })
    if (random.chance(0.3)) {
      const keys = random.many(6, () => drawKey(random))
      const items = keys.flatMap((key) => this.state.filter((item) => item.key === key)).map(seen)
      const queueGet = { keys: keys.map(bytes), withoutValues }
      return { query: { queueGet }, answer: { queuePage: { items, more: false } } }
    }
    const greatest = random.chance(0.5)
    const order = greatest ? greatestFirst : leastFirst
    const range = random.maybe(() => this.#drawGoodRange(random))
    const limit = random.below(8)
    const behind = random.maybe(() => this.#drawPosition(random))
    const found = this.#within(range)
      .sort(order)
      .filter((item) => behind === undefined || order(item, behind) > 0)
    const page = limit === 0 ? found : found.slice(0, limit)
    const queueEntries = {
      greatestFirst: greatest,
      limit,
      withoutValues,
      maxBytes: 0,
      ...(range === undefined ? {} : { range }),
      ...(behind === undefined
        ? {}
        : {
            cursor: {
              priority: priorityBytes(behind.priority),
              inserted: behind.inserted,
              key: bytes(behind.key),
            },
          }),
    }
    const answer = { queuePage: { items: page.map(seen), more: page.length < found.length } }
    return { query: { queueEntries }, answer }
  }

  protected weigh() {
    const sizes = this.state.map(
      ({ key, priority, value }) => key.length + priorityBytes(priority).length + value.length,
    )
    return { items: this.state.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  }

  #push(pushes: readonly QueuePush[]): unknown {
    const { revision } = this.at
    if (pushes.some(({ priority }) => this.#priority(priority) === undefined)) {
      return rejection('invalid_priority')
    }
    const evicted: Item[] = []
    let replaced = 0
    for (const push of pushes) {
      const key = text(push.key) ?? ''
      const known = this.state.find((item) => item.key === key)
      if (known !== undefined) replaced++
      this.#delete([key])
      this.state.push({
        key,
        priority: this.#priority(push.priority) ?? 0,
        value: text(push.value) ?? '',
        created: known?.created ?? revision,
        inserted: revision,
        modified: revision,
      })
      const { capacity = 0 } = this.options
      if (capacity === 0 || this.state.length <= capacity) continue
      const [lowest] = [...this.state].sort(leastFirst)
      const ties = this.state.filter(({ priority }) => priority === lowest?.priority)
      const newest = ties.sort(leastFirst).at(-1)
      if (newest === undefined) continue
      evicted.push(newest)
      this.#delete([newest.key])
    }
    return { queuePushed: { replaced, evicted: evicted.map(plainItem) } }
  }

  #pop(count: number, order: (left: Item, right: Item) => number): unknown {
    const taken = [...this.state].sort(order).slice(0, count)
    this.#delete(taken.map(({ key }) => key))
    return { queueItems: { items: taken.map(plainItem) } }
  }

  #change(key: string | undefined, change: Partial<Item>): boolean {
    const position = this.state.findIndex((item) => item.key === key)
    const item = this.state[position]
    if (item === undefined) return false
    this.state[position] = { ...item, ...change }
    return true
  }

  #delete(keys: readonly (string | undefined)[]): number {
    const before = this.state.length
    this.state = this.state.filter(({ key }) => !keys.includes(key))
    return before - this.state.length
  }

  #within(range: PriorityRange | undefined): Item[] {
    const from = range?.from === undefined ? undefined : this.#priority(range.from)
    const to = range?.to === undefined ? undefined : this.#priority(range.to)
    return this.state.filter(({ priority }) => {
      const low = from === undefined || (range?.fromExclusive ? priority > from : priority >= from)
      const high = to === undefined || (range?.toInclusive ? priority <= to : priority < to)
      return low && high
    })
  }

  #isMalformed({ from, to }: PriorityRange): boolean {
    return [from, to].some((bound) => bound !== undefined && this.#priority(bound) === undefined)
  }

  #priority(encoded: Uint8Array): Priority | undefined {
    return this.#priorities.get(text(encoded))
  }

  #drawBytes(random: Random): Uint8Array {
    return random.chance(0.02) && this.#malformed.length > 0
      ? random.pick(this.#malformed)
      : priorityBytes(random.pick([...this.#priorities.values()]))
  }

  #drawRange(random: Random): PriorityRange {
    const [from, to] = [
      random.maybe(() => this.#drawBytes(random)),
      random.maybe(() => this.#drawBytes(random)),
    ]
    return {
      ...(from === undefined ? {} : { from }),
      fromExclusive: random.chance(0.5),
      ...(to === undefined ? {} : { to }),
      toInclusive: random.chance(0.5),
    }
  }

  #drawGoodRange(random: Random): PriorityRange {
    for (;;) {
      const range = this.#drawRange(random)
      if (!this.#isMalformed(range)) return range
    }
  }

  #drawPosition(random: Random): Item {
    const item = this.state.length > 0 ? random.pick(this.state) : undefined
    if (item !== undefined && random.chance(0.7)) return item
    return {
      key: drawKey(random),
      priority: random.pick([...this.#priorities.values()]),
      value: '',
      created: 0,
      inserted: random.below(this.at.revision + 2),
      modified: 0,
    }
  }
}

function leastFirst(left: Item, right: Item): number {
  if (left.priority !== right.priority) return left.priority < right.priority ? -1 : 1
  return byAge(left, right)
}

function greatestFirst(left: Item, right: Item): number {
  if (left.priority !== right.priority) return left.priority > right.priority ? -1 : 1
  return byAge(left, right)
}

function byAge(left: Item, right: Item): number {
  if (left.inserted !== right.inserted) return left.inserted - right.inserted
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0
}

function plainItem(item: Item) {
  return { ...item, priority: text(priorityBytes(item.priority)) }
}

function swap(swapped: boolean, current: string | undefined): unknown {
  return { queueSwap: { swapped, ...(current === undefined ? {} : { current }) } }
}

function drawKey(random: Random): string {
  return random.chance(0.1) ? random.pick(['', '\xff', '\0']) : `k${random.below(40)}`
}
