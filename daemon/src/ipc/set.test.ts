import { describe, expect, test } from 'vitest'
import { codeOf } from './testing/code-of.ts'
import { collect } from './testing/collect.ts'
import { observed } from './testing/every-method.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

test('every operation of a set does what it says', async () => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const db = await daemon.connect()
  const text = { valueCodec: 'text' } as const
  const { handle: set, uncalled } = observed(await db.set<string>('s', text))
  const other = await db.set<string>('o', text)
  expect(await set.add('b', 'a', 'b')).toMatchObject({ added: 2 })
  expect(await set.insert('a', 'c')).toMatchObject({ added: 1 })
  expect(await set.extend(['d', 'e'])).toMatchObject({ added: 2 })
  await other.add('c', 'd', 'z')
  expect(await set.has('a')).toBe(true)
  expect(await set.has('z')).toBe(false)
  expect(await collect(set.values())).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(await collect(set.values({ from: 'b', to: 'e', reverse: true, limit: 2 }))).toEqual([
    'd',
    'c',
  ])
  expect(await collect(set.values({ cursor: 'c' }))).toEqual(['d', 'e'])
  expect(await collect(set.values({ prefix: 'e' }))).toEqual(['e'])
  expect(await collect(set.union(other))).toEqual(['a', 'b', 'c', 'd', 'e', 'z'])
  expect(await collect(set.intersection(other))).toEqual(['c', 'd'])
  expect(await collect(set.difference(other, { limit: 2 }))).toEqual(['a', 'b'])
  expect(await set.isSubsetOf(other)).toBe(false)
  expect(await set.delete('a', 'x')).toMatchObject({ deleted: 1 })
  expect(await set.remove('b')).toMatchObject({ deleted: 1 })
  expect(await set.deleteMany(['e'])).toMatchObject({ deleted: 1 })
  expect(await set.isSubsetOf(other)).toBe(true)
  expect(await set.size()).toBe(2)
  expect(await set.take(1)).toEqual({ revision: db.revision, values: ['c'] })
  expect(await set.take(5)).toMatchObject({ values: ['d'] })
  expect(await set.take(5)).toMatchObject({ values: [] })
  await set.add('q')
  expect(await set.clear()).toMatchObject({ count: 1 })
  expect(await set.isEmpty()).toBe(true)
  expect(await set.revision()).toBe(db.revision)
  expect(uncalled()).toEqual([])
})

describe('a set through the socket', () => {
  test('what is empty logs nothing, and a wrong count is refused before anything is sent', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const set = await (await daemon.connect()).set<string>('s')
    const before = service.writes.length
    expect(await set.add()).toMatchObject({ added: 0 })
    expect(await set.delete()).toMatchObject({ deleted: 0 })
    expect(await set.take(0)).toMatchObject({ values: [] })
    for (const count of [-1, 1.5, 2 ** 32]) {
      expect(await codeOf(set.take(count))).toBe('invalid_argument')
    }
    expect(service.writes.length).toBe(before)
  })

  test('sets that are larger than one answer are combined in one state of both', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const db = await daemon.connect()
    const [left, right] = [await db.set<string>('l'), await db.set<string>('r')]
    const numbers = Array.from({ length: 40_000 }, (_, index) => String(index).padStart(6, '0'))
    await left.extend(numbers)
    await right.extend(numbers)
    expect(await left.isSubsetOf(right)).toBe(true)
    const union: string[] = []
    for await (const value of left.union(right)) {
      if (union.length === 0) {
        await left.clear()
        await right.clear()
      }
      union.push(value)
    }
    expect(union).toEqual(numbers)
    await left.extend(numbers)
    await right.extend(numbers)
    // Pages that hold nothing are not the last ones.
    expect(await collect(left.difference(right))).toEqual([])
  })

  test('sets of different codecs, and what is no set of this connection, are not compared', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const db = await daemon.connect()
    const json = await db.set<string>('json')
    const text = await db.set<string>('text', { valueCodec: 'text' })
    const elsewhere = await (await daemon.connect()).set<string>('json')
    expect(await codeOf(json.isSubsetOf(text))).toBe('invalid_argument')
    expect(await codeOf(json.isSubsetOf(elsewhere))).toBe('invalid_argument')
    expect(await codeOf(collect(json.values({ prefix: 'a' })))).toBe('invalid_argument')
  })
})
