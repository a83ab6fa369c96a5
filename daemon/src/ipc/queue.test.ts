import { describe, expect, test } from 'vitest'
import { codeOf } from './testing/code-of.ts'
import { collect } from './testing/collect.ts'
import { observed } from './testing/every-method.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

test('every operation of a queue does what it says', async () => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const db = await daemon.connect()
  const { handle: queue, uncalled } = observed(await db.queue<string, string>('q'))
  const first = await queue.push(5n, 'a', 'A')
  expect(first).toEqual({ revision: db.revision, replaced: false })
  expect(await queue.insert(-3, 'b', 'B')).toMatchObject({ replaced: false })
  expect(await queue.push(5n, 'a', 'AA')).toMatchObject({ replaced: true })
  expect(
    await queue.pushMany([
      [7n, 'c', 'C'],
      [7n, 'd', 'D'],
      [-3n, 'b', 'BB'],
    ]),
  ).toMatchObject({ replaced: 1, evicted: [] })
  expect(await queue.get('b')).toBe('BB')
  expect(await queue.read('x')).toBeUndefined()
  expect(await queue.item('a')).toMatchObject({
    key: 'a',
    priority: 5n,
    value: 'AA',
    created: first.revision,
    stale: false,
  })
  expect(await queue.priority('b')).toBe(-3n)
  expect(await queue.priority('x')).toBeUndefined()
  expect(await queue.has('x')).toBe(false)
  expect(await queue.min()).toMatchObject({ key: 'b' })
  expect(await queue.max()).toMatchObject({ key: 'c' })
  expect(await queue.size()).toBe(4)
  const keys = async (options?: Parameters<typeof queue.entries>[0]) =>
    (await collect(queue.entries(options))).map(({ key }) => key)
  expect(await keys()).toEqual(['b', 'a', 'c', 'd'])
  expect(await keys({ order: 'descending' })).toEqual(['c', 'd', 'a', 'b'])
  expect(await keys({ range: { from: 5n, to: 7n } })).toEqual(['a'])
  expect(
    await keys({ range: { from: 5n, fromExclusive: true, to: 7n, toInclusive: true } }),
  ).toEqual(['c', 'd'])
  const [cursor] = await collect(queue.entries({ limit: 1 }))
  expect(await keys({ cursor, limit: 2 })).toEqual(['a', 'c'])
  expect(await queue.updatePriority('c', 7n)).toMatchObject({ updated: true })
  expect(await keys({ order: 'descending' })).toEqual(['d', 'c', 'a', 'b'])
  expect(await queue.updatePriority('x', 7n)).toMatchObject({ updated: false })
  expect(await queue.updateValue('d', 'DD')).toMatchObject({ updated: true })
  expect(await queue.updateValue('x', 'X')).toMatchObject({ updated: false })
  expect(await queue.compareExchange('d', 'D', 'no')).toMatchObject({
    swapped: false,
    current: 'DD',
  })
  expect(await queue.compareExchange('d', 'DD', 'D')).toMatchObject({ swapped: true, current: 'D' })
  expect(await queue.compareExchange('d', 'D', undefined)).not.toHaveProperty('current')
  expect(await queue.popMin()).toMatchObject({ items: [{ key: 'b', priority: -3n, value: 'BB' }] })
  expect(await queue.popMax(5)).toMatchObject({ items: [{ key: 'c' }, { key: 'a' }] })
  expect(await queue.popMin()).toMatchObject({ items: [] })
  await queue.pushMany(Array.from({ length: 9 }, (_, index) => [index, `k${index}`, ''] as const))
  expect(await queue.delete('k0', 'x')).toMatchObject({ deleted: 1 })
  expect(await queue.remove('k1')).toMatchObject({ deleted: 1 })
  expect(await queue.deleteMany(['k2'])).toMatchObject({ deleted: 1 })
  expect(await queue.removeRange({ from: 7n, to: 4n })).toMatchObject({ count: 0 })
  expect(await queue.removeRange({ from: 4n, to: 7n })).toMatchObject({ count: 3 })
  expect(await queue.clear()).toMatchObject({ count: 3 })
  expect(await queue.isEmpty()).toBe(true)
  expect(await queue.revision()).toBe(db.revision)
  expect(uncalled()).toEqual([])
})

describe('a queue through the socket', () => {
  test('beyond its capacity it evicts the newest of the lowest priority, and says so', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const queue = await (await daemon.connect()).queue<string, string>('q', { capacity: 2 })
    await queue.push(1n, 'a', '')
    await queue.push(2n, 'b', '')
    expect(await queue.push(1n, 'c', 'me')).toMatchObject({ evicted: { key: 'c', value: 'me' } })
    expect(await queue.push(3n, 'd', '')).toMatchObject({ evicted: { key: 'a' } })
    expect(
      await queue.pushMany([
        [4n, 'e', ''],
        [5n, 'f', ''],
      ]),
    ).toMatchObject({ evicted: [{ key: 'b' }, { key: 'd' }] })
  })

  test.each([
    ['int64', [2n ** 63n - 1n, 0n, -1n, -(2n ** 63n)]],
    ['double', [Number.MAX_VALUE, 1.5, 0, -1e-300, -Number.MAX_VALUE]],
    ['bytes', [Uint8Array.of(2), Uint8Array.of(1, 0), Uint8Array.of(1), Uint8Array.of()]],
  ] as const)('priorities that are %s come out as given, in order', async (priority, given) => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    const queue = await db.queue<string, null, typeof priority>('q', { priority })
    for (const [index, each] of given.entries()) await queue.push(each, `k${index}`, null)
    const { items } = await queue.popMin(given.length)
    expect(items.map((item) => item.priority)).toEqual(given.toReversed())
  })

  test('what is no priority is refused before anything is sent', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const db = await daemon.connect()
    const whole = await db.queue<string, null>('whole')
    const double = await db.queue<string, null, 'double'>('double', { priority: 'double' })
    const before = service.writes.length
    for (const wrong of [1.5, Number.NaN, 2 ** 60, 2n ** 63n, -(2n ** 63n) - 1n]) {
      expect(await codeOf(whole.push(wrong, 'k', null))).toBe('invalid_argument')
    }
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(await codeOf(double.push(wrong, 'k', null))).toBe('invalid_argument')
      expect(await codeOf(double.updatePriority('k', wrong))).toBe('invalid_argument')
      expect(await codeOf(double.removeRange({ from: wrong }))).toBe('invalid_argument')
    }
    expect(await codeOf(whole.popMin(-1))).toBe('invalid_argument')
    expect(await whole.popMax(0)).toMatchObject({ items: [] })
    expect(await whole.pushMany([])).toMatchObject({ replaced: 0 })
    expect(service.writes.length).toBe(before)
    await double.push(-0, 'k', null)
    expect(Object.is(await double.priority('k'), 0)).toBe(true)
  })

  test('one with other priorities or another capacity is refused with the difference', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    await db.queue('q', { priority: 'double', capacity: 5 })
    await expect(db.queue('q')).rejects.toMatchObject({
      diff: [{ field: 'priority', expected: 'int64', actual: 'double' }],
    })
    await expect(db.queue('q', { priority: 'double', capacity: 6 })).rejects.toMatchObject({
      code: 'schema_mismatch',
      diff: [{ field: 'capacity', expected: 6, actual: 5 }],
    })
    await db.queue('q', { priority: 'double' })
    expect(await db.info('q')).toMatchObject({ options: { priority: 'double', capacity: 5 } })
  })

  test('pages of a long walk come from one revision, both ways', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const queue = await (await daemon.connect()).queue<string, string>('q')
    const value = 'x'.repeat(100_000)
    const keys = Array.from({ length: 24 }, (_, index) => `k${String(index).padStart(2, '0')}`)
    for (const order of ['ascending', 'descending'] as const) {
      for (const [index, key] of keys.entries()) await queue.push(BigInt(index % 3), key, value)
      const seen: string[] = []
      let last: bigint | undefined
      for await (const { key, priority } of queue.entries({ order })) {
        if (seen.length === 0) await queue.clear()
        if (last !== undefined && last !== priority) {
          expect(last < priority).toBe(order === 'ascending')
        }
        last = priority
        seen.push(key)
      }
      expect(seen.toSorted()).toEqual(keys)
    }
  })
})
