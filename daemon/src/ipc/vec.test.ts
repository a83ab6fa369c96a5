import { describe, expect, test } from 'vitest'
import { codeOf } from './testing/code-of.ts'
import { collect } from './testing/collect.ts'
import { observed } from './testing/every-method.ts'
import { createLocalDaemon } from './testing/local-daemon.ts'
import { createSolitaryService } from './testing/solitary-service.ts'

test('every operation of a vec does what it says', async () => {
  await using daemon = await createLocalDaemon(createSolitaryService())
  const db = await daemon.connect()
  const { handle: vec, uncalled } = observed(await db.vec<string>('v'))
  const pushed = await vec.push('b', 'c')
  expect(pushed).toEqual({
    revision: pushed.revision,
    length: 2,
    first: { revision: pushed.revision, ordinal: 0 },
  })
  expect(await vec.pushFront('y', 'z')).toMatchObject({ length: 4 })
  expect(await vec.extend(new Set(['d']))).toMatchObject({ length: 5 })
  expect(await vec.extendFront(['x'])).toMatchObject({ length: 6 })
  expect(await vec.slice()).toEqual(['x', 'y', 'z', 'b', 'c', 'd'])
  expect(await vec.pop()).toMatchObject({ value: 'd' })
  expect(await vec.popFront()).toMatchObject({ value: 'x' })
  expect(await vec.insert(0, 'first')).toMatchObject({ length: 5 })
  const { id } = (await vec.item(3)) ?? {}
  expect(id).toEqual({ revision: pushed.revision, ordinal: 0 })
  if (id === undefined) throw new Error('no id')
  await vec.insert({ after: id }, 'behind b')
  expect(await vec.slice()).toEqual(['first', 'y', 'z', 'b', 'behind b', 'c'])
  expect(await vec.set(0, 'one', { returnPrevious: true })).toMatchObject({
    applied: true,
    previous: { value: 'first' },
  })
  const written = await vec.write(id, 'B')
  expect(await vec.set(id, 'no', { ifRevision: pushed.revision })).toMatchObject({
    applied: false,
    previous: { id, value: 'B', modified: written.revision },
  })
  expect(await vec.set(id, 'BB', { ifRevision: written.revision })).toMatchObject({ applied: true })
  await vec.swap(id, 0)
  expect(await vec.slice(0, 4)).toEqual(['BB', 'y', 'z', 'one'])
  expect(await vec.remove(1)).toMatchObject({ value: 'y' })
  expect(await vec.remove(id)).toEqual({ revision: db.revision, value: 'BB', id })
  expect(await vec.get(0)).toBe('z')
  expect(await vec.read({ fromEnd: 1 })).toBe('behind b')
  expect(await vec.first()).toBe('z')
  expect(await vec.last()).toBe('c')
  expect(await vec.length()).toBe(4)
  expect(await vec.contains('one')).toBe(true)
  expect(await vec.contains('two')).toBe(false)
  expect(await vec.indexOf('behind b')).toBe(2)
  expect(await vec.indexOf('z', { from: 1 })).toBeUndefined()
  expect(await collect(vec.values({ from: 1, to: 3 }))).toEqual(['one', 'behind b'])
  expect(await collect(vec.items({ limit: 1 }))).toMatchObject([{ value: 'z' }])
  expect(await vec.truncate(9)).toMatchObject({ removed: 0 })
  expect(await vec.truncate(3)).toMatchObject({ removed: 1 })
  expect(await vec.size()).toBe(3)
  expect(await vec.clear()).toMatchObject({ count: 3 })
  expect(await vec.isEmpty()).toBe(true)
  expect(await vec.revision()).toBe(db.revision)
  expect(uncalled()).toEqual([])
})

describe('a vec through the socket', () => {
  test('a pop of an empty one answers no value, and what is not there is no value', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const vec = await (await daemon.connect()).vec<string>('v')
    expect(await vec.pop()).not.toHaveProperty('value')
    expect(await vec.popFront()).not.toHaveProperty('value')
    for (const nothing of [vec.first(), vec.last(), vec.get(7), vec.item(0)]) {
      expect(await nothing).toBeUndefined()
    }
    expect(await vec.slice(5, 9)).toEqual([])
  })

  test('an index at the length inserts, and one beyond is refused with both', async () => {
    await using daemon = await createLocalDaemon(createSolitaryService())
    const vec = await (await daemon.connect()).vec<string>('v')
    expect(await vec.insert(0, 'a')).toMatchObject({ length: 1 })
    expect(await vec.insert(1, 'b')).toMatchObject({ length: 2 })
    await expect(vec.insert(3, 'c')).rejects.toMatchObject({
      name: 'IndexOutOfRange',
      code: 'index_out_of_range',
      outcome: 'not-applied',
      index: 3,
      length: 2,
      input: { collection: 'v', operation: 'insert', key: 3 },
    })
    const calls = [() => vec.set(2, 'c'), () => vec.remove(2), () => vec.swap(0, 2)]
    for (const call of calls) expect(await codeOf(call())).toBe('index_out_of_range')
    const { id } = await vec.remove(0)
    const gone = [
      () => vec.set(id, 'c'),
      () => vec.remove(id),
      () => vec.insert({ after: id }, 'c'),
    ]
    for (const call of gone) expect(await codeOf(call())).toBe('item_unknown')
  })

  test('a negative or fractional index is refused before anything is sent', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const vec = await (await daemon.connect()).vec<string>('v')
    const before = [service.writes.length, service.reads.length]
    for (const index of [-1, 0.5, Number.NaN, 2 ** 53]) {
      const calls = [
        () => vec.insert(index, 'x'),
        () => vec.set(index, 'x'),
        () => vec.remove(index),
        () => vec.swap(0, index),
        () => vec.truncate(index),
        () => vec.get(index),
        () => vec.get({ fromEnd: index }),
        () => vec.slice(index),
        () => vec.slice(0, index),
        () => vec.indexOf('x', { from: index }),
      ]
      for (const call of calls) expect(await codeOf(call())).toBe('invalid_argument')
    }
    expect([service.writes.length, service.reads.length]).toEqual(before)
  })

  test('an empty batch logs nothing and answers the length', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const vec = await (await daemon.connect()).vec<string>('v')
    await vec.push('a')
    const before = service.writes.length
    expect(await vec.push()).toMatchObject({ length: 1 })
    expect(await vec.extendFront([])).not.toHaveProperty('first')
    expect(service.writes.length).toBe(before)
  })

  test('a search beyond what one answer looks at goes on, in one state', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const vec = await (await daemon.connect()).vec<number>('v')
    for (let begin = 0; begin < 40_000; begin += 20_000) {
      await vec.extend(Array.from({ length: 20_000 }, (_, index) => begin + index))
    }
    expect(await vec.indexOf(39_999)).toBe(39_999)
    expect(await vec.contains(-1)).toBe(false)
    expect(service.reads.filter(({ pinned }) => pinned !== null).length).toBeGreaterThan(0)
  })

  test('pages of a long walk come from one revision, whatever is written meanwhile', async () => {
    const service = createSolitaryService()
    await using daemon = await createLocalDaemon(service)
    const vec = await (await daemon.connect()).vec<string>('v', { valueCodec: 'text' })
    const values = Array.from({ length: 24 }, (_, index) => String(index).padEnd(100_000))
    for (const value of values) await vec.push(value)
    const seen: string[] = []
    for await (const value of vec.values()) {
      if (seen.length === 0) await vec.clear()
      seen.push(value)
    }
    expect(seen).toEqual(values)
  })
})
