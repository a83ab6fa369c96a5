import type { PriorityRange, QueueCommand, Result } from '@tesela/protos/collections'
import { describe, expect, it } from 'vitest'
import { bytes, type Driver, drive, text } from './testing/driver.ts'
import {
  doublePriority,
  int64Priority,
  type Priority,
  priorityBytes,
} from './testing/priorities.ts'

function driveQueue(options = {}): Driver {
  const driver = drive({ limits: { maxCommandBytes: 4000 } })
  driver.create('queue', options)
  return driver
}

function run(driver: Driver, queue: QueueCommand): Result {
  return driver.write({ queue })
}

function item(priority: Priority, key: string, value = '') {
  return { priority: priorityBytes(priority), key: bytes(key), value: bytes(value) }
}

function push(driver: Driver, priority: Priority, key: string, value = ''): Result {
  return run(driver, { push: item(priority, key, value) })
}

/** Keys, least or greatest first. */
function keysOf(driver: Driver, greatestFirst = false, range?: PriorityRange): string {
  const queueEntries = {
    greatestFirst,
    limit: 0,
    withoutValues: true,
    maxBytes: 0,
    ...(range === undefined ? {} : { range }),
  }
  const page = driver.ask({ collection: 'c', queueEntries }).queuePage
  return (page?.items ?? []).map(({ key }) => text(key)).join(' ')
}

function popped(result: Result): string | undefined {
  return result.queueItems?.items.map(({ key }) => text(key)).join(' ')
}

const popMin = (count: number) => ({ popMin: { count } })
const popMax = (count: number) => ({ popMax: { count } })

describe('a queue', () => {
  it('pops the least or the greatest first, and of equals the first in from either end', () => {
    const driver = driveQueue()
    for (const [priority, key] of [
      [2n, 'z'],
      [1n, 'b'],
      [2n, 'a'],
      [1n, 'c'],
    ] as const) {
      push(driver, priority, key)
    }
    expect(keysOf(driver)).toBe('b c z a')
    expect(keysOf(driver, true)).toBe('z a b c')
    expect(popped(run(driver, popMax(1)))).toBe('z')
    expect(popped(run(driver, popMin(1)))).toBe('b')
    expect(popped(run(driver, popMax(2)))).toBe('a c')
  })

  it('orders equals that one entry inserted by their keys', () => {
    const driver = driveQueue()
    push(driver, 1n, 'z')
    run(driver, { pushMany: { items: [item(1n, 'c'), item(1n, 'a'), item(1n, 'b')] } })
    push(driver, 1n, '0')
    expect(keysOf(driver)).toBe('z a b c 0')
    expect(keysOf(driver, true)).toBe('z a b c 0')
  })

  it('orders signed numbers as numbers', () => {
    const driver = driveQueue()
    const numbers = [0n, -1n, 1n, -256n, 256n, 2n ** 63n - 1n, -(2n ** 63n)]
    for (const number of numbers) push(driver, number, `${number}`)
    expect(keysOf(driver)).toBe('-9223372036854775808 -256 -1 0 1 256 9223372036854775807')
  })

  it('orders doubles as numbers, and refuses what is none', () => {
    const driver = driveQueue({ priority: 'double' })
    for (const number of [0, -1, 1.5, 1, -1.5, 1e300, -1e300]) push(driver, number, `${number}`)
    expect(keysOf(driver)).toBe('-1e+300 -1.5 -1 0 1 1.5 1e+300')
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, -0]) {
      expect(push(driver, number, 'x').rejection?.code).toBe('invalid_priority')
    }
    const update = { key: bytes('1'), priority: doublePriority(Number.NaN) }
    expect(run(driver, { updatePriority: update }).rejection?.code).toBe('invalid_priority')
    const range = { from: doublePriority(-0), fromExclusive: false, toInclusive: false }
    expect(run(driver, { removeRange: { range } }).rejection?.code).toBe('invalid_priority')
    expect(driver.ask({ collection: 'c', size: {} }).size).toBe(7)
  })

  it('orders priorities of bytes as bytes, a prefix first, whatever the keys are', () => {
    const driver = driveQueue({ priority: 'bytes' })
    for (const [priority, key] of [
      ['b', '1'],
      ['a', '\xff'],
      ['a\0', '2'],
      ['', '3'],
    ] as const) {
      push(driver, priority, key)
    }
    expect(keysOf(driver)).toBe('3 \xff 2 1')
  })

  it('pops as many as there are, and none of none', () => {
    const driver = driveQueue()
    expect(run(driver, popMin(1))).toEqual({ queueItems: { items: [] } })
    push(driver, 1n, 'a')
    expect(popped(run(driver, popMin(0)))).toBe('')
    expect(popped(run(driver, popMin(5)))).toBe('a')
    expect(run(driver, popMax(1))).toEqual({ queueItems: { items: [] } })
  })

  it('pops nothing where a result has no room for all of it', () => {
    const driver = driveQueue()
    for (const key of ['a', 'b', 'c']) push(driver, 1n, key, 'x'.repeat(1500))
    const { rejection } = run(driver, popMin(3))
    expect(rejection).toMatchObject({ code: 'limit_exceeded', setting: 'max_command_bytes' })
    expect(keysOf(driver)).toBe('a b c')
    expect(popped(run(driver, popMin(2)))).toBe('a b')
  })

  it('pops one item whatever its size', () => {
    const driver = driveQueue()
    // With what it weighs on the wire: more than a command may have.
    push(driver, 1n, 'k', 'x'.repeat(3960))
    expect(popped(run(driver, popMin(2)))).toBe('k')
  })

  it('answers whole items', () => {
    const driver = driveQueue()
    push(driver, 1n, 'k', 'v')
    const revision = driver.machine.revision
    run(driver, { updateValue: { key: bytes('k'), value: bytes('w') } })
    expect(run(driver, popMin(1)).queueItems?.items).toEqual([
      {
        key: bytes('k'),
        priority: int64Priority(1n),
        value: bytes('w'),
        created: revision,
        inserted: revision,
        modified: revision + 1,
      },
    ])
  })

  it('replaces priority and value of a known key, as a new insertion', () => {
    const driver = driveQueue()
    for (const key of ['a', 'b', 'c']) push(driver, 1n, key, 'old')
    expect(push(driver, 1n, 'x').queuePushed).toEqual({ replaced: 0, evicted: [] })
    expect(push(driver, 1n, 'a', 'new').queuePushed).toEqual({ replaced: 1, evicted: [] })
    expect(keysOf(driver)).toBe('b c x a')
    push(driver, 0n, 'c')
    expect(keysOf(driver)).toBe('c b x a')
    const get = { keys: [bytes('a')], withoutValues: false }
    const found = driver.ask({ collection: 'c', queueGet: get }).queuePage?.items[0]
    expect(text(found?.value)).toBe('new')
    expect(found?.created).toBeLessThan(found?.inserted ?? 0)
    expect(driver.ask({ collection: 'c', info: {} }).info).toMatchObject({ items: 4 })
  })

  it('counts the pushes of a batch that found their key, also one of the same batch', () => {
    const driver = driveQueue()
    push(driver, 1n, 'a')
    const items = [item(1n, 'a'), item(1n, 'b'), item(2n, 'b', 'last')]
    expect(run(driver, { pushMany: { items } }).queuePushed).toEqual({ replaced: 2, evicted: [] })
    expect(keysOf(driver)).toBe('a b')
    const get = { keys: [bytes('b')], withoutValues: false }
    const [found] = driver.ask({ collection: 'c', queueGet: get }).queuePage?.items ?? []
    expect(found).toMatchObject({ priority: int64Priority(2n), value: bytes('last') })
  })

  it('counts a change of priority as a new insertion, also to the same priority', () => {
    const driver = driveQueue()
    for (const key of ['a', 'b', 'c']) push(driver, 1n, key)
    const update = (key: string, priority: bigint) =>
      run(driver, { updatePriority: { key: bytes(key), priority: int64Priority(priority) } })
    expect(update('a', 1n).queueUpdated).toEqual({ updated: true })
    expect(keysOf(driver)).toBe('b c a')
    update('c', 0n)
    expect(keysOf(driver)).toBe('c b a')
    expect(update('x', 0n).queueUpdated).toEqual({ updated: false })
    expect(driver.ask({ collection: 'c', size: {} }).size).toBe(3)
  })

  it('keeps the place of an item whose value changes', () => {
    const driver = driveQueue()
    for (const key of ['a', 'b']) push(driver, 1n, key, 'v')
    const update = { key: bytes('a'), value: bytes('w') }
    expect(run(driver, { updateValue: update }).queueUpdated).toEqual({ updated: true })
    const swap = { key: bytes('a'), expected: bytes('w'), next: bytes('x') }
    expect(run(driver, { compareExchange: swap }).queueSwap).toEqual({
      swapped: true,
      current: bytes('x'),
    })
    expect(keysOf(driver)).toBe('a b')
    const absent = { key: bytes('y'), value: bytes('') }
    expect(run(driver, { updateValue: absent }).queueUpdated).toEqual({ updated: false })
  })

  it('compares and exchanges what is there, and never inserts', () => {
    const driver = driveQueue()
    push(driver, 1n, 'a', 'v')
    const exchange = (key: string, expected: string, next?: string) =>
      run(driver, {
        compareExchange: {
          key: bytes(key),
          expected: bytes(expected),
          ...(next === undefined ? {} : { next: bytes(next) }),
        },
      }).queueSwap
    expect(exchange('a', 'other', 'w')).toEqual({ swapped: false, current: bytes('v') })
    expect(exchange('x', '', 'w')).toEqual({ swapped: false })
    expect(exchange('a', 'v')).toEqual({ swapped: true })
    expect(exchange('a', 'v')).toEqual({ swapped: false })
    expect(driver.ask({ collection: 'c', size: {} }).size).toBe(0)
  })

  it('counts the keys that a deletion found', () => {
    const driver = driveQueue()
    for (const key of ['a', 'b', 'c']) push(driver, 1n, key)
    expect(run(driver, { delete: { keys: ['x', 'a', 'a', 'c'].map(bytes) } }).count).toBe(2)
    expect(keysOf(driver)).toBe('b')
    expect(run(driver, { clear: {} }).count).toBe(1)
    expect(run(driver, { clear: {} }).count).toBe(0)
  })

  describe('removes the priorities of a range', () => {
    const full = () => {
      const driver = driveQueue()
      for (const number of [1n, 2n, 3n, 4n]) push(driver, number, `${number}`)
      push(driver, 2n ** 63n - 1n, 'max')
      return driver
    }
    const range = (from?: bigint, to?: bigint, fromExclusive = false, toInclusive = false) => ({
      ...(from === undefined ? {} : { from: int64Priority(from) }),
      ...(to === undefined ? {} : { to: int64Priority(to) }),
      fromExclusive,
      toInclusive,
    })
    it.each([
      ['from a bound to before another', range(2n, 4n), 2, '1 4 max'],
      ['behind a bound up to another', range(2n, 4n, true, true), 2, '1 2 max'],
      ['of one bound alone', range(2n, 2n, false, true), 1, '1 3 4 max'],
      ['at one bound without it', range(2n, 2n), 0, '1 2 3 4 max'],
      ['strictly at one bound', range(2n, 2n, true, false), 0, '1 2 3 4 max'],
      ['inverted: nothing', range(3n, 1n), 0, '1 2 3 4 max'],
      ['inverted, with both bounds: nothing', range(3n, 1n, false, true), 0, '1 2 3 4 max'],
      ['from a bound on', range(3n), 3, '1 2'],
      ['up to a bound', range(undefined, 3n), 2, '3 4 max'],
      ['behind the highest there is', range(2n ** 63n - 1n, undefined, true), 0, '1 2 3 4 max'],
      ['up to the highest there is', range(4n, 2n ** 63n - 1n, true, true), 1, '1 2 3 4'],
      ['without bounds', range(), 5, ''],
    ])('%s', (_name, bounds, count, rest) => {
      const driver = full()
      expect(run(driver, { removeRange: { range: bounds } }).count).toBe(count)
      expect(keysOf(driver)).toBe(rest)
    })
  })

  it.each([
    ['few of many', 5n],
    ['most', 60n],
  ])('finds what a removed range left, and nothing else, by their keys: %s', (_name, end) => {
    const driver = driveQueue()
    const keys = Array.from({ length: 100 }, (_, at) => `${at}`)
    keys.forEach((key, at) => {
      push(driver, BigInt((at * 31) % 100), key)
    })
    const to = { to: int64Priority(end), fromExclusive: false, toInclusive: false }
    expect(run(driver, { removeRange: { range: to } }).count).toBe(Number(end))
    expect(run(driver, { delete: { keys: keys.map((key) => bytes(key)) } }).count).toBe(
      100 - Number(end),
    )
  })

  it('refuses keys, values and priorities over the limits of the group', () => {
    const driver = drive({ limits: { maxKeyBytes: 9, maxValueBytes: 9 } })
    driver.create('queue', { priority: 'bytes' })
    expect(push(driver, '', 'k'.repeat(10)).rejection?.setting).toBe('max_key_bytes')
    expect(push(driver, '', 'k', 'v'.repeat(10)).rejection?.setting).toBe('max_value_bytes')
    expect(push(driver, 'p'.repeat(10), 'k').rejection?.setting).toBe('max_key_bytes')
  })

  it('refuses a batch of which one priority is malformed, whole', () => {
    const driver = driveQueue()
    const items = [item(1n, 'a'), { ...item(1n, 'b'), priority: bytes('short') }]
    expect(run(driver, { pushMany: { items } }).rejection?.code).toBe('invalid_priority')
    expect(keysOf(driver)).toBe('')
  })

  it('refuses what is over its quotas, whole batches at once', () => {
    const driver = driveQueue({ maxItems: 2, maxBytes: 30 })
    push(driver, 1n, 'a')
    const items = [item(1n, 'b'), item(1n, 'c')]
    const over = run(driver, { pushMany: { items } }).rejection
    expect(over).toMatchObject({ setting: 'max_items', limit: 2, actual: 3 })
    expect(keysOf(driver)).toBe('a')
    expect(push(driver, 1n, 'b', 'x'.repeat(13)).rejection).toMatchObject({
      setting: 'max_bytes',
      actual: 31,
    })
    expect(push(driver, 1n, 'b', 'x'.repeat(12)).rejection).toBeUndefined()
    const update = { key: bytes('a'), value: bytes('y') }
    expect(run(driver, { updateValue: update }).rejection?.setting).toBe('max_bytes')
    expect(driver.ask({ collection: 'c', info: {} }).info).toMatchObject({ items: 2, bytes: 30 })
  })
})

describe('a queue with a capacity', () => {
  const evicted = (result: Result) =>
    result.queuePushed?.evicted.map(({ key }) => text(key)).join(' ')

  it('evicts the lowest priority behind a push', () => {
    const driver = driveQueue({ capacity: 2 })
    expect(evicted(push(driver, 5n, 'a'))).toBe('')
    expect(evicted(push(driver, 3n, 'b'))).toBe('')
    expect(evicted(push(driver, 4n, 'c'))).toBe('b')
    expect(keysOf(driver)).toBe('c a')
  })

  it('evicts the push that is itself the lowest, and says so', () => {
    const driver = driveQueue({ capacity: 2 })
    push(driver, 5n, 'a')
    push(driver, 3n, 'b')
    const result = push(driver, 1n, 'c', 'value')
    expect(result.queuePushed).toMatchObject({
      replaced: 0,
      evicted: [{ key: bytes('c'), value: bytes('value') }],
    })
    expect(keysOf(driver)).toBe('b a')
  })

  it('evicts the newest of a tie: the push itself, or the one inserted last', () => {
    const driver = driveQueue({ capacity: 3 })
    for (const key of ['c', 'b', 'a']) push(driver, 1n, key)
    expect(evicted(push(driver, 1n, '0'))).toBe('0')
    expect(evicted(push(driver, 2n, 'x'))).toBe('a')
    const refreshed = { key: bytes('c'), priority: int64Priority(1n) }
    run(driver, { updatePriority: refreshed })
    expect(evicted(push(driver, 2n, 'y'))).toBe('c')
    expect(keysOf(driver)).toBe('b x y')
  })

  it('evicts of a tie within one entry the last key', () => {
    const driver = driveQueue({ capacity: 2 })
    const items = [item(1n, 'b'), item(1n, 'c'), item(1n, 'a')]
    expect(evicted(run(driver, { pushMany: { items } }))).toBe('c')
    expect(keysOf(driver)).toBe('a b')
  })

  it('evicts nothing for a known key, however low', () => {
    const driver = driveQueue({ capacity: 2 })
    push(driver, 5n, 'a')
    push(driver, 3n, 'b')
    expect(push(driver, 1n, 'a').queuePushed).toEqual({ replaced: 1, evicted: [] })
    expect(keysOf(driver)).toBe('a b')
  })

  it('pushes a batch one by one', () => {
    const driver = driveQueue({ capacity: 1 })
    const items = [item(5n, 'a'), item(3n, 'b'), item(1n, 'a'), item(2n, 'c')]
    expect(run(driver, { pushMany: { items } }).queuePushed).toMatchObject({
      replaced: 1,
      evicted: [{ key: bytes('b') }, { key: bytes('a') }],
    })
    expect(keysOf(driver)).toBe('c')
  })

  it('refuses a batch whose evicted items have no room in a result, and evicts nothing', () => {
    const driver = driveQueue({ capacity: 3 })
    for (const key of ['a', 'b', 'c']) push(driver, 1n, key, 'x'.repeat(1500))
    const items = ['d', 'e', 'f'].map((key) => item(2n, key))
    const { rejection } = run(driver, { pushMany: { items } })
    expect(rejection).toMatchObject({ code: 'limit_exceeded', setting: 'max_command_bytes' })
    expect(keysOf(driver)).toBe('a b c')
    expect(evicted(run(driver, { pushMany: { items: items.slice(0, 2) } }))).toBe('c b')
  })

  it('counts quotas behind the eviction, and gives back what it evicted when they are passed', () => {
    const driver = driveQueue({ capacity: 1, maxBytes: 20 })
    push(driver, 1n, 'a', '12345678901')
    expect(push(driver, 2n, 'b', '123456789012').rejection?.setting).toBe('max_bytes')
    expect(keysOf(driver)).toBe('a')
    expect(evicted(push(driver, 2n, 'b', '12345678901'))).toBe('a')
  })

  it('is made with its options, which other kinds do not have', () => {
    const driver = driveQueue({ capacity: 7, priority: 'double' })
    const { info } = driver.ask({ collection: 'c', info: {} })
    expect(info?.options).toMatchObject({ capacity: 7, priority: 'double' })
    const other = driver.create('queue', { capacity: 8 }).rejection
    expect(other?.code).toBe('schema_mismatch')
    expect(other?.message).toContain(
      "capacity '7' (asked: '8'), priority 'double' (asked: 'int64')",
    )
    expect(driver.create('queue', { priority: 'float' }, 'd').rejection?.code).toBe(
      'invalid_command',
    )
    expect(driver.create('map', { capacity: 1 }, 'd').rejection?.code).toBe('invalid_command')
    expect(driver.create('set', { priority: 'bytes' }, 'd').rejection?.code).toBe('invalid_command')
    driver.create('queue', {}, 'd')
    const plainOptions = driver.ask({ collection: 'd', info: {} }).info?.options
    expect(plainOptions).toMatchObject({ capacity: 0, priority: 'int64' })
    expect(driver.create('queue', { priority: 'int64' }, 'd').created?.fresh).toBe(false)
  })
})

describe('the reads of a queue', () => {
  it('get items by key in the order asked, with or without values', () => {
    const driver = driveQueue()
    push(driver, 2n, 'a', 'va')
    push(driver, 1n, 'b', 'vb')
    const keys = ['b', 'x', 'a'].map(bytes)
    const get = (withoutValues: boolean) =>
      driver.ask({ collection: 'c', queueGet: { keys, withoutValues } }).queuePage?.items
    expect(get(false)).toMatchObject([{ value: bytes('vb') }, { value: bytes('va') }])
    expect(get(true)).toMatchObject([
      { value: bytes(''), priority: int64Priority(1n) },
      { value: bytes(''), priority: int64Priority(2n) },
    ])
  })

  it('walk either order page by page within a range', () => {
    const driver = driveQueue()
    for (const [count, key] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) {
      push(driver, BigInt(count >> 1), key)
    }
    for (const [greatestFirst, order] of [
      [false, 'c d e f'],
      [true, 'e f c d'],
    ] as const) {
      const range = { from: int64Priority(0n), fromExclusive: true, toInclusive: false }
      const seen: (string | undefined)[] = []
      let cursor = {}
      for (;;) {
        const walk = { greatestFirst, range, limit: 1, withoutValues: true, maxBytes: 0, ...cursor }
        const page = driver.ask({ collection: 'c', queueEntries: walk }).queuePage
        const last = page?.items.at(-1)
        if (last === undefined) break
        seen.push(text(last.key))
        const { priority, inserted, key } = last
        cursor = { cursor: { priority, inserted, key } }
        if (!page?.more) break
      }
      expect(seen.join(' ')).toBe(order)
    }
  })

  it('fill a page up to its bytes, with one item at least', () => {
    const driver = driveQueue()
    for (const key of ['a', 'b', 'c']) push(driver, 1n, key, 'x'.repeat(1000))
    const page = (maxBytes: number) => {
      const walk = { greatestFirst: false, limit: 0, withoutValues: false, maxBytes }
      return driver.ask({ collection: 'c', queueEntries: walk }).queuePage
    }
    expect(page(1)).toMatchObject({ items: [{}], more: true })
    expect(page(2200)).toMatchObject({ items: [{}, {}], more: true })
    expect(page(0)).toMatchObject({ items: [{}, {}, {}], more: false })
  })

  it('find nothing in an inverted range', () => {
    const driver = driveQueue()
    push(driver, 2n, 'a')
    const range = {
      from: int64Priority(3n),
      to: int64Priority(1n),
      fromExclusive: false,
      toInclusive: true,
    }
    expect(keysOf(driver, false, range)).toBe('')
    expect(keysOf(driver, true, range)).toBe('')
  })
})
